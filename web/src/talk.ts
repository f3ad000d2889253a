/** The conversation: what was said, what is on its way, what went wrong. Knows nothing of how it looks. */
import { Problem, ask, endBehind } from "./api.js";
import { type Turn, forget, keep, kept, newId } from "./keep.js";
import { type Button, type Message, areEntries, areMessages, sessionToken } from "./shapes.js";
import { type Trouble, troubleOf } from "./trouble.js";
import { words } from "./words.js";

const SLOW_MS = 6_000;

export interface Line {
  key: string;
  person?: string;
  message?: Message;
  trouble?: Trouble;
  chosen?: string;
}

export class Talk {
  lines: Line[] = [];
  waiting: "" | "short" | "long" = "";
  ready = false;
  private left = new AbortController();
  private failed?: () => Promise<void>;

  constructor(
    private changed: (fresh: Line[]) => void,
    /** The box for words: takes them out while they are on their way, puts them back if they were not sent. */
    private box: { takeOut(text: string): void; putBack(text: string): void },
  ) {}

  /** Begin, or take up again what this tab began. */
  async open(): Promise<void> {
    if (this.ready || this.waiting) return;
    const { token } = kept();
    await this.attempt(async (left) => {
      if (token) {
        const past = await ask("GET", "history", token, null, left);
        if (!areEntries(past.entries)) throw new Problem("unreadable", words.unreadable);
        this.renew(past);
        this.lines = past.entries.map((entry) =>
          entry.from === "person"
            ? { key: entry.id ?? newId(), person: entry.text }
            : { key: entry.message.id, message: entry.message },
        );
      } else {
        await this.begin(left);
      }
      this.ready = true;
    }, () => this.open().then(() => this.resume()));
  }

  /** Send what was on its way when the page went, unless it had arrived and been answered. */
  async resume(): Promise<void> {
    const { pending } = kept();
    if (!this.ready || !pending) return;
    if (this.lines.some((line) => line.key === pending.id)) keep({ pending: undefined });
    else await this.send(pending);
  }

  say(text: string): Promise<void> {
    const { pending } = kept();
    // The same words again after an error are the same message, which the channel answers once.
    return this.send(pending?.text === text ? pending : { id: newId(), text });
  }

  press(line: Line, button: Button): Promise<void> {
    if (this.waiting) return Promise.resolve();
    line.chosen = button.token;
    const { pending } = kept();
    const same = pending?.token === button.token;
    return this.send(same ? pending! : { id: newId(), token: button.token, title: button.title });
  }

  async again(): Promise<void> {
    await this.failed?.();
  }

  /** A new conversation after the old one ended. Words that were not sent stay in the box. */
  async anew(): Promise<void> {
    this.empty();
    keep({ token: undefined, pending: undefined });
    await this.open();
  }

  /** Delete on the server and here; true if all went. */
  async clear(): Promise<boolean> {
    const { token, size } = kept();
    this.left.abort();
    this.left = new AbortController();
    const gone = await this.attempt(async (left) => {
      try {
        if (token) await ask("DELETE", "session", token, null, left);
      } catch (error) {
        if (troubleOf(error).remedy !== "anew") throw error;
      }
    }, async () => void (await this.clear()));
    if (!gone) return false;
    this.empty();
    forget();
    if (size) keep({ size });
    await this.open();
    const said = this.trouble({ said: words.cleared, unheard: false });
    this.lines = [...this.lines, said];
    this.changed([said]);
    return true;
  }

  /** Everything gone from tab and server, without waiting for anything. */
  leave(): void {
    const { token } = kept();
    forget();
    this.empty();
    if (token) endBehind(token);
  }

  /** Nothing of the conversation stays on the page; `open` brings it back from the channel. */
  empty(): void {
    this.left.abort();
    this.left = new AbortController();
    this.lines = [];
    this.waiting = "";
    this.ready = false;
    this.failed = undefined;
    this.changed([]);
  }

  /** Buttons of a question work until it is answered; those of follow-ups as long as the channel takes them. */
  isOpen(line: Line): boolean {
    const { message } = line;
    if (!message?.asks && message?.kind !== "question") return !line.chosen;
    const later = this.lines.slice(this.lines.indexOf(line) + 1);
    return !line.chosen && !later.some((l) => l.message?.asks || ["question", "outcome"].includes(l.message?.kind ?? ""));
  }

  private async send(turn: Turn): Promise<void> {
    if (this.waiting) return;
    const mine: Line = { key: turn.id, person: turn.text ?? turn.title ?? "" };
    this.lines = [...this.lines.filter((line) => !line.trouble), mine];
    if (turn.text) this.box.takeOut(turn.text);
    keep({ pending: turn });
    let fresh: Line[] = [];
    const sent = await this.attempt(async (left) => {
      if (!kept().token) await this.begin(left);
      const body = { message_id: turn.id, ...(turn.token ? { token: turn.token } : { text: turn.text }) };
      const reply = await ask("POST", "message", kept().token!, body, left);
      if (!areMessages(reply.messages)) throw new Problem("unreadable", words.unreadable);
      this.renew(reply);
      fresh = reply.messages
        .filter((message) => !this.lines.some((line) => line.key === message.id))
        .map((message) => ({ key: message.id, message }));
      if (!fresh.length) fresh = [this.trouble({ said: words.repeated, unheard: false })];
      this.lines = [...this.lines, ...fresh];
      this.ready = true;
    }, () => this.send(turn), () => {
      this.lines = this.lines.filter((line) => line !== mine);
      for (const line of this.lines) if (line.chosen === turn.token) line.chosen = undefined;
      if (turn.text) this.box.putBack(turn.text);
    });
    if (!sent) return;
    keep({ pending: undefined });
    const sorry = fresh.some((line) => line.message?.kind === "sorry");
    if (sorry) {
      // An apology is no answer: the channel takes the same message again.
      this.failed = () => this.send(turn);
      fresh.push(this.trouble({ said: "", unheard: false, remedy: "again" }));
      this.lines = [...this.lines, fresh[fresh.length - 1]];
    }
    this.changed(fresh);
  }

  private async begin(left: AbortSignal): Promise<void> {
    this.renew(await ask("POST", "session", null, {}, left));
  }

  private renew(sent: unknown): void {
    const token = sessionToken(sent);
    if (!token) throw new Problem("unreadable", words.unreadable);
    keep({ token });
  }

  private trouble(trouble: Trouble): Line {
    return { key: newId(), trouble };
  }

  /** Do it; on a problem undo, say what happened and offer what helps. */
  private async attempt(
    work: (left: AbortSignal) => Promise<void>,
    again: () => Promise<void>,
    undo: () => void = () => {},
  ): Promise<boolean> {
    const left = this.left.signal;
    this.waiting = "short";
    this.failed = undefined;
    this.lines = this.lines.filter((line) => !line.trouble);
    this.changed([]);
    const slow = setTimeout(() => {
      this.waiting = "long";
      this.changed([]);
    }, SLOW_MS);
    try {
      await work(left);
      this.waiting = left.aborted ? this.waiting : "";
      this.changed([]);
      return !left.aborted;
    } catch (error) {
      if (left.aborted) return false;
      this.waiting = "";
      undo();
      const trouble = troubleOf(error);
      if (trouble.remedy === "anew") keep({ token: undefined });
      if (trouble.remedy === "again") this.failed = again;
      else keep({ pending: undefined });
      const line = this.trouble(trouble);
      this.lines = [...this.lines, line];
      this.changed([line]);
      return false;
    } finally {
      clearTimeout(slow);
    }
  }
}
