/** Leaving quickly: nothing of the page stays to be seen, and Back does not lead to it. */
import { built, words } from "./words.js";

const PRESSES = 3;
const WITHIN_MS = 5_000;

let leaving = false;
// A host page that asks "are you sure?" must not hold somebody back. Listeners run in the order they came.
addEventListener("beforeunload", (event) => leaving && event.stopImmediatePropagation(), true);

/** Go to the neutral site in place of this page. */
export function leaveTo(): void {
  leaving = true;
  document.title = words.leaving;
  document.documentElement.style.setProperty("display", "none", "important");
  location.replace(built.leaveUrl);
}

/** Calls `leave` when Shift alone is pressed three times; `count` hears how many presses are left to go. */
export class ShiftThrice {
  private presses = 0;
  private alone = false;
  private clock = 0;

  constructor(private active: () => boolean, private leave: () => void, private count: (left: number) => void) {}

  start(): void {
    addEventListener("keydown", this.down, true);
    addEventListener("keyup", this.up, true);
  }

  stop(): void {
    removeEventListener("keydown", this.down, true);
    removeEventListener("keyup", this.up, true);
    clearTimeout(this.clock);
  }

  private down = (event: KeyboardEvent) => {
    if (event.repeat) return;
    this.alone = event.key === "Shift";
    if (!this.alone) this.reset();
  };

  private up = (event: KeyboardEvent) => {
    if (event.key !== "Shift" || !this.alone || !this.active()) return;
    this.presses += 1;
    if (this.presses === PRESSES) return this.leave();
    this.count(PRESSES - this.presses);
    clearTimeout(this.clock);
    this.clock = window.setTimeout(() => this.reset(), WITHIN_MS);
  };

  private reset(): void {
    if (this.presses) this.count(0);
    this.presses = 0;
    clearTimeout(this.clock);
  }
}
