/** What stands round the conversation: the head with the way out, the box for words, the foot. */
import { type TemplateResult, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { type Doing, blocks, lines } from "./lines.js";
import type { Talk } from "./talk.js";
import { built, words } from "./words.js";

export const SIZES = 3;
const PRIVACY = new URL("../privacy", import.meta.url).href;

/** What is shown and what can be done. `quiet`: nothing is announced; `loud`: at once, for a crisis. */
export interface Shown {
  view: string;
  size: number;
  low: boolean;
  short: boolean;
  quiet: boolean;
  loud: boolean;
  draft: string;
  told: string;
  doing: Doing;
  leave(): void;
  close(): void;
  clear(): void;
  resize(): void;
  typed(): void;
  key(event: KeyboardEvent): void;
  send(event: Event): void;
}

/** Listeners are called on the element, which Lit binds them to. */
export function frame(it: Shown, talk: Talk): TemplateResult {
  const level = it.view === "page" ? 1 : 2;
  return html`<div class="frame size-${it.size}${it.low ? " low" : ""}${it.short ? " short" : ""}">
    <div class="head">
      <div class="title" id="title" role="heading" aria-level=${level}>${words.title}</div>
      <button type="button" class="leave" title=${words.leave_hint} @click=${it.leave}>${words.leave}</button>
      ${it.view === "dialog" ? html`<button type="button" class="close" @click=${it.close}>${words.close}</button>` : nothing}
    </div>
    <div class="log" role="log" aria-label=${words.earlier} tabindex="0"
      aria-live=${it.quiet ? "off" : it.loud ? "assertive" : "polite"}>
      ${intro(talk)}${lines(talk, it.doing, level + 1)}
    </div>
    <div class="status" role="status">${status(it.told, talk)}</div>
    <form @submit=${it.send}>
      <label for="text">${words.label}</label>
      <div class="row">
        <textarea id="text" rows="2" autocomplete="off" aria-describedby="hint" enterkeyhint="send"
          .value=${live(it.draft)} @input=${it.typed} @keydown=${it.key}></textarea>
        <button type="submit" class="send" aria-disabled=${talk.waiting ? "true" : nothing}>${words.send}</button>
      </div>
    </form>
    <div class="foot">
      <button type="button" @click=${it.resize}>${it.size < SIZES - 1 ? words.larger : words.normal}</button>
      <button type="button" @click=${it.clear}>${words.clear}</button>
    </div>
  </div>`;
}

function intro(talk: Talk) {
  return html`<div class="intro">
    <p>${words.intro}</p>
    <p id="hint">${words.hint}</p>
    <div class="notice">${blocks(built.notice)}
      <p><a href=${PRIVACY} target="_blank" rel="noopener noreferrer">${words.privacy_link}<span class="unseen"> ${words.new_tab}</span></a></p>
    </div>
    ${talk.lines.length ? nothing : examples(talk)}
  </div>`;
}

function examples(talk: Talk) {
  return html`<div class="choices" role="group" aria-label=${words.examples_title}>
    <p aria-hidden="true">${words.examples_title}</p>
    ${built.examples.map((text) => html`<button type="button" @click=${() => talk.say(text)}>${text}</button>`)}
  </div>`;
}

function status(told: string, talk: Talk) {
  if (told) return told;
  if (!talk.waiting) return nothing;
  return html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${words[talk.waiting === "long" ? "still" : "writing"]}`;
}
