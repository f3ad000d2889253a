/** What to say when something went wrong, and what helps: the same again, a new conversation, or neither. */
import { Problem } from "./api.js";
import { words } from "./words.js";

/** `unheard`: the channel never looked for danger in the message, so numbers to call are said with it. */
export interface Trouble {
  said: string;
  unheard: boolean;
  remedy?: "again" | "anew";
}

const ENDED = ["missing", "forged", "expired", "ended"];
const FINAL = ["empty", "too_long", "too_large", "stale", "wrong_origin", "wrong_body", "wrong_type"];
/** Of these the channel says itself, or has answered a cry for help instead. */
const HEARD = ["empty", "too_long", "stale", "too_fast", "busy", "not_erased"];

export function troubleOf(error: unknown): Trouble {
  const { code, said } = error instanceof Problem ? error : new Problem("unreadable", words.unreadable);
  const remedy = ENDED.includes(code) ? "anew" : FINAL.includes(code) ? undefined : "again";
  return { said, unheard: !HEARD.includes(code), remedy };
}
