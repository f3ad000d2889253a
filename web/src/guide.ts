/** `<advocacy-guide>`: the conversation on a page of its own (`view="page"`), in a page, or as a dialog. */
import { LitElement, html, unsafeCSS } from "lit";
import { type Shown, SIZES, frame } from "./frame.js";
import style from "./guide.css";
import { keep, kept } from "./keep.js";
import { ShiftThrice, leaveTo } from "./leave.js";
import { aboveKeyboard, bring, intoSight, room } from "./screen.js";
import type { Button } from "./shapes.js";
import { type Line, Talk } from "./talk.js";
import { built, fill, words } from "./words.js";

const NOTICE = JSON.stringify(built.notice);

export class AdvocacyGuide extends LitElement implements Shown {
  static styles = unsafeCSS(style);
  static properties = { view: { type: String, reflect: true }, theme: { type: String, reflect: true } };
  declare view: string;
  declare theme: string;

  draft = kept().draft ?? "";
  size = kept().size ?? 0;
  told = "";
  low = false;
  short = false;
  loud = false;
  quiet = true;
  private restored = false;
  private watch?: ResizeObserver;
  private talk = new Talk((fresh) => void this.show(fresh), {
    takeOut: (text) => this.write(this.draft.trim() === text ? "" : this.draft),
    putBack: (text) => this.write(this.draft.trim() && this.draft.trim() !== text ? `${text}\n${this.draft}` : text),
  });
  private shift = new ShiftThrice(
    () => this.view !== "dialog" || this.isOpen || Boolean(kept().token),
    () => this.leave(),
    (left) => this.tell(left ? fill(left > 1 ? words.shift_more : words.shift_last, { left }) : ""),
  );

  /** Open the dialog with the box for words ready; focus goes back to where it was when it closes. */
  open(): void {
    const dialog = this.find<HTMLDialogElement>("dialog");
    if (!dialog || this.isOpen) return;
    // Browsers from before 2022 have no dialogs: there it is simply shown.
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute("open", "");
    this.box.focus();
    void this.restore();
  }

  connectedCallback(): void {
    super.connectedCallback();
    this.shift.start();
    addEventListener("pagehide", this.gone);
    addEventListener("pageshow", this.back);
    window.visualViewport?.addEventListener("resize", this.fit);
    if (this.hasUpdated) this.watch?.observe(this.find(".frame")!);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.shift.stop();
    this.watch?.disconnect();
    removeEventListener("pagehide", this.gone);
    removeEventListener("pageshow", this.back);
    window.visualViewport?.removeEventListener("resize", this.fit);
  }

  protected firstUpdated(): void {
    this.watch = new ResizeObserver(() => this.measure());
    this.watch.observe(this.find(".frame")!);
    if (this.view !== "dialog") void this.restore();
  }

  protected render() {
    const inside = frame(this, this.talk);
    return this.view === "dialog"
      ? html`<dialog role="dialog" lang="en-GB" aria-labelledby="title" @close=${this.closed}>${inside}</dialog>`
      : html`<section lang="en-GB" aria-labelledby="title">${inside}</section>`;
  }

  doing = {
    press: (line: Line, button: Button) => void this.talk.press(line, button),
    again: () => void this.talk.again().then(() => this.box.focus()),
    anew: () => void this.talk.anew().then(() => this.box.focus()),
  };

  private async restore(): Promise<void> {
    if (this.restored) return;
    this.restored = true;
    await this.talk.open();
    await this.updateComplete;
    const last = this.talk.lines.map((line) => Boolean(line.message)).lastIndexOf(true);
    if (last >= 0) this.bring(this.talk.lines[last].key);
    // What was said before is not announced again; what comes from now on is.
    await new Promise(requestAnimationFrame);
    this.quiet = false;
    this.requestUpdate();
    await this.talk.resume();
  }

  private async show(fresh: Line[]): Promise<void> {
    const crisis = fresh.find((line) => line.message?.kind === "crisis");
    if (fresh.length) this.loud = Boolean(crisis);
    this.requestUpdate();
    await this.updateComplete;
    if (crisis) return this.bring(crisis.key, true);
    // That it is a computer stands above already; when it is said again, the answer after it is what to look at.
    const first = fresh.find((line) => line.message && JSON.stringify(line.message.blocks) !== NOTICE) ?? fresh[0];
    if (!first) return this.talk.waiting ? this.bring(this.talk.lines[this.talk.lines.length - 1]?.key) : undefined;
    const before = this.talk.lines[this.talk.lines.indexOf(fresh[0]) - 1];
    this.bring(first.key, false, before?.person ? before.key : undefined);
  }

  private bring(key: string | undefined, always = false, along?: string): void {
    const line = this.lineOf(key);
    if (line) bring(line, this.lineOf(along), this.find(this.low ? ".frame" : ".log")!, this.low ? this.find(".head")! : null);
    if (line && always && this.view !== "dialog") intoSight(line);
  }

  leave(): void {
    this.talk.leave();
    this.draft = "";
    leaveTo();
  }

  close(): void {
    const dialog = this.find<HTMLDialogElement>("dialog")!;
    if (dialog.close) dialog.close();
    else {
      dialog.removeAttribute("open");
      this.closed();
    }
  }

  private closed(): void {
    this.dispatchEvent(new Event("close"));
  }

  send(event: Event): void {
    event.preventDefault();
    const text = this.draft.trim();
    if (this.talk.waiting) return this.tell(words.busy);
    if (!text) {
      this.tell(words.empty);
      return this.box.focus();
    }
    void this.talk.say(text);
  }

  typed(): void {
    this.write(this.box.value);
  }

  key(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.send(event);
  }

  private write(text: string): void {
    this.draft = text;
    this.told = "";
    keep({ draft: text });
    this.requestUpdate();
  }

  resize(): void {
    this.size = (this.size + 1) % SIZES;
    keep({ size: this.size });
    this.requestUpdate();
    void this.updateComplete.then(() => this.measure());
  }

  clear(): void {
    void this.talk.clear().then(() => this.box.focus());
  }

  private tell(text: string): void {
    this.told = text;
    this.requestUpdate();
  }

  private measure(): void {
    const { low, short } = room(this.find<HTMLElement>(".frame")!);
    if (low === this.low && short === this.short) return;
    this.low = low;
    this.short = short;
    this.requestUpdate();
  }

  private fit = () => aboveKeyboard(this.find<HTMLElement>("dialog"));

  /** A page that the browser keeps for Back must not keep the conversation. */
  private gone = () => {
    this.talk.empty();
    this.draft = "";
    this.quiet = true;
    this.restored = false;
    this.requestUpdate();
  };

  private back = (event: PageTransitionEvent) => {
    if (!event.persisted) return;
    this.draft = kept().draft ?? "";
    this.requestUpdate();
    if (this.view !== "dialog" || this.isOpen) void this.restore();
  };

  private get isOpen(): boolean {
    return Boolean(this.find("dialog[open]"));
  }

  private get box(): HTMLTextAreaElement {
    return this.find<HTMLTextAreaElement>("textarea")!;
  }

  private lineOf(key?: string): HTMLElement | null {
    return key ? this.find<HTMLElement>(`[data-key="${key}"]`) : null;
  }

  private find<T extends Element>(selector: string): T | null {
    return this.renderRoot?.querySelector<T>(selector) ?? null;
  }
}

if (!customElements.get("advocacy-guide")) customElements.define("advocacy-guide", AdvocacyGuide);
