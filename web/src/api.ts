/** The web channel over HTTP. Whatever goes wrong comes out as a Problem in plain words. */
import { fill, words } from "./words.js";

const BASE = new URL("../webhooks/web/", import.meta.url).href;
const GIVE_UP_MS = 30_000;

/** `code` is one of the channel's (schema.json) or our own: offline, unreachable, slow, unreadable. */
export class Problem extends Error {
  constructor(readonly code: string, readonly said: string) {
    super(code);
  }
}

const own = (code: string) => new Problem(code, words[code]);

/** Ask the channel; the answer's JSON. Errors: Problem, or AbortError when `left` fires. */
export async function ask(
  method: string,
  path: string,
  token: string | null,
  body: unknown,
  left: AbortSignal,
): Promise<Record<string, unknown>> {
  const giveUp = new AbortController();
  const stop = () => giveUp.abort();
  left.addEventListener("abort", stop);
  const clock = setTimeout(stop, GIVE_UP_MS);
  try {
    const response = await fetch(BASE + path, {
      method,
      signal: giveUp.signal,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body ? { "Content-Type": "application/json" } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const sent = await read(response);
    if (left.aborted) throw new Error("left");
    return sent;
  } catch (error) {
    if (error instanceof Problem || left.aborted) throw error;
    if (giveUp.signal.aborted) throw own("slow");
    throw own(navigator.onLine === false ? "offline" : "unreachable");
  } finally {
    clearTimeout(clock);
    left.removeEventListener("abort", stop);
  }
}

async function read(response: Response): Promise<Record<string, unknown>> {
  const raw = await response.text();
  let sent: any = null;
  try {
    sent = JSON.parse(raw);
  } catch {
    // Said below: a proxy's page, or half an answer.
  }
  if (response.ok && sent && typeof sent === "object") return sent;
  const { code, message, retry_after: wait } = sent?.error ?? {};
  if (typeof code === "string" && typeof message === "string") {
    throw new Problem(code, wait ? `${message} ${fill(words.wait, { seconds: Number(wait) })}` : message);
  }
  if (response.status === 429) throw own("crowded");
  throw own(response.ok ? "unreadable" : "failing");
}

/** End the session from a page that is going away. A beacon outlives it and needs no preflight. */
export function endBehind(token: string): void {
  const sent = navigator.sendBeacon?.(BASE + "leave", token);
  if (!sent) fetch(BASE + "leave", { method: "POST", body: token, keepalive: true, mode: "no-cors" }).catch(() => {});
}
