/** What the web channel sends (schema.json there), and the check that it really did. */

export interface Span {
  text: string;
  href?: string;
}
export type Block = { type: "paragraph"; spans: Span[] } | { type: "list"; items: Span[][] };

export interface Button {
  title: string;
  token: string;
}
export interface Message {
  id: string;
  kind: string;
  blocks: Block[];
  buttons: Button[];
  provenance: Block[];
  asks?: string;
}
export type Entry = { from: "person"; id?: string; text: string } | { from: "guide"; message: Message };

type Anything = Record<string, unknown>;

const isObject = (it: unknown): it is Anything => typeof it === "object" && it !== null && !Array.isArray(it);
const every = (it: unknown, test: (each: unknown) => boolean): boolean => Array.isArray(it) && it.every(test);
const isText = (it: unknown): it is string => typeof it === "string";

const isSpan = (it: unknown) => isObject(it) && isText(it.text) && (it.href === undefined || isText(it.href));
const isBlock = (it: unknown) =>
  isObject(it) &&
  (it.type === "list" ? every(it.items, (item) => every(item, isSpan)) : it.type === "paragraph" && every(it.spans, isSpan));
const isButton = (it: unknown) => isObject(it) && isText(it.title) && isText(it.token);

export const isMessage = (it: unknown): it is Message =>
  isObject(it) &&
  isText(it.id) &&
  isText(it.kind) &&
  every(it.blocks, isBlock) &&
  every(it.buttons, isButton) &&
  every(it.provenance, isBlock);

export const areMessages = (it: unknown): it is Message[] => every(it, isMessage) && (it as unknown[]).length > 0;

export const areEntries = (it: unknown): it is Entry[] =>
  every(it, (each) => isObject(each) && (each.from === "person" ? isText(each.text) : isMessage(each.message)));

export function sessionToken(it: unknown): string | null {
  return isObject(it) && isObject(it.session) && isText(it.session.token) ? it.session.token : null;
}

/** Calls, texts, e-mails and safe pages; anything else is shown as words. */
export const isSafe = (href: string | undefined): href is string => /^(tel:|sms:|mailto:|https:)/.test(href ?? "");
