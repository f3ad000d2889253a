/** The words and settings that the assistant puts into the built file when it starts. */
import type { Block } from "./shapes.js";

export interface Words {
  [key: string]: string;
}

export interface Built {
  words: Words;
  examples: string[];
  /** That it is a computer and no emergency service. */
  notice: Block[];
  /** Whom to call instead, said when a message was not heard. */
  sorry: Block[];
  leaveUrl: string;
}

declare const __BUILT__: Built;
export const built: Built = __BUILT__;
export const words: Words = built.words;

/** `{name}` in a text becomes its value. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}
