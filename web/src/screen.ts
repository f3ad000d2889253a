/** Where things are on the screen: small ones, keyboards over them, and what must be in sight. */

const LOW_EM = 24;
const SHORT_EM = 38;
const GAP_PX = 8;

/** A low screen (a phone on its side, 400 % zoom) scrolls as a whole; a short one has a smaller head. */
export function room(frame: HTMLElement): { low: boolean; short: boolean } {
  const height = frame.clientHeight / parseFloat(getComputedStyle(frame).fontSize);
  // Nothing to see yet: as if there were room.
  return { low: height > 0 && height < LOW_EM, short: height > 0 && height < SHORT_EM };
}

/** Bring a line to the top of what scrolls; with the line `along` above it if both fit. `head` covers the top. */
export function bring(line: HTMLElement, along: HTMLElement | null, scroller: HTMLElement, head: HTMLElement | null): void {
  const cover = head?.offsetHeight ?? 0;
  const fits = along && scroller.scrollHeight - along.offsetTop < scroller.clientHeight - cover;
  const target = fits ? along : line;
  scroller.scrollTop += target.getBoundingClientRect().top - scroller.getBoundingClientRect().top - cover - GAP_PX;
}

/** Scroll the page itself to a line that its upper half does not show. */
export function intoSight(line: HTMLElement): void {
  const { top } = line.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) line.scrollIntoView();
}

/** Keep a dialog above an on-screen keyboard. Zooming in with two fingers is no keyboard. */
export function aboveKeyboard(dialog: HTMLElement | null): void {
  const seen = window.visualViewport;
  if (!dialog || !seen || seen.scale !== 1) return;
  dialog.style.setProperty("--seen", seen.height < innerHeight - 1 ? `${seen.height}px` : "");
  dialog.style.setProperty("--seen-from", `${seen.offsetTop}px`);
}
