/** How the lines of a conversation look. Everything said is text in a node, never markup. */
import { type TemplateResult, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type Block, type Button, type Span, isSafe } from "./shapes.js";
import type { Line, Talk } from "./talk.js";
import { built, words } from "./words.js";

export interface Doing {
  press(line: Line, button: Button): void;
  again(): void;
  anew(): void;
}

/** A page opens beside this one, so that the conversation stays; the rest (calls, texts) has no page. */
function link({ text, href }: Span): TemplateResult {
  return href!.startsWith("https:")
    ? html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}<span class="unseen"> ${words.new_tab}</span></a>`
    : html`<a href=${href} class="call">${text}</a>`;
}

const spans = (all: Span[]) => all.map((span) => (isSafe(span.href) ? link(span) : span.text));

export const blocks = (all: Block[]) =>
  all.map((block) =>
    block.type === "list"
      ? html`<ul>${block.items.map((item) => html`<li>${spans(item)}</li>`)}</ul>`
      : html`<p>${spans(block.spans)}</p>`,
  );

/** All lines, each with its speaker. `level` is the heading level of the speakers' names. */
export function lines(talk: Talk, doing: Doing, level: number) {
  return repeat(
    talk.lines,
    (line) => line.key,
    (line) =>
      html`<div class="line ${look(line)}" data-key=${line.key}>
        ${line.trouble ? nothing : html`<div class="who" role="heading" aria-level=${level}>${line.message ? words.guide : words.you}</div>`}
        ${body(line, talk, doing)}
      </div>`,
  );
}

function look(line: Line): string {
  if (line.trouble) return "trouble";
  return line.message ? `guide ${/^(crisis|outcome|sorry)$/.test(line.message.kind) ? line.message.kind : ""}` : "person";
}

function body(line: Line, talk: Talk, doing: Doing) {
  if (line.trouble) {
    const { said, unheard, remedy } = line.trouble;
    return html`${said ? html`<p>${said}</p>` : nothing}
      ${remedy ? html`<button type="button" @click=${doing[remedy]}>${words[remedy]}</button>` : nothing}
      ${unheard ? blocks(built.sorry) : nothing}`;
  }
  const { message } = line;
  if (!message) return html`<p>${line.person}</p>`;
  return html`${message.kind === "crisis" ? html`<p class="alarm">${words.help_now}</p>` : nothing}
    ${blocks(message.blocks)}${choices(line, talk, doing)}
    ${message.provenance.length
      ? html`<details><summary>${words.sources}</summary>${blocks(message.provenance)}</details>`
      : nothing}`;
}

function choices(line: Line, talk: Talk, doing: Doing) {
  const open = talk.isOpen(line);
  // What was pressed stays in its place, so that the keyboard stays there too.
  const shown = line.message!.buttons.filter(({ token }) => open || token === line.chosen);
  if (!shown.length) return nothing;
  const still = !open || Boolean(talk.waiting);
  return html`<div class="choices" role="group" aria-label=${words.choose}>
    ${repeat(shown, ({ token }) => token, (button) =>
      html`<button type="button" aria-disabled=${still ? "true" : nothing} class=${button.token === line.chosen ? "chosen" : ""}
        @click=${() => still || doing.press(line, button)}>${button.title}</button>`)}
  </div>`;
}
