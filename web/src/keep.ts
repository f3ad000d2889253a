/** What stays in this tab: the session, what is not sent yet and the text size. Never what was said. */

export interface Turn {
  id: string;
  text?: string;
  token?: string;
  title?: string;
}
export interface Kept {
  token?: string;
  pending?: Turn;
  draft?: string;
  size?: number;
}

export const KEY = `advocacy-guide ${new URL(import.meta.url).host}`;
let memory: Kept = {};

/** What was kept; empty when the browser forbids storage. */
export function kept(): Kept {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    memory = found && typeof found === "object" ? found : {};
  } catch {
    // Storage is closed (a sandbox, a setting): this page's memory has to do.
  }
  return memory;
}

export function keep(change: Kept): void {
  memory = { ...kept(), ...change };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // As above.
  }
}

export function forget(): void {
  memory = {};
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

/** An id that only this message has. */
export function newId(): string {
  // Not randomUUID: pages without https and older phones lack it.
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
