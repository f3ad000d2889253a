/** The one tag: shows a launcher, and loads the guide when it is pressed. Kept tiny; see docs/embed.md. */
import style from "./loader.css";

declare const __LOADER__: { file: string; open: string; opening: string; failed: string };
const built = __LOADER__;

const here = import.meta.url;
const tag = Array.from(document.scripts).find((script) => script.src === here);
const options = tag?.dataset ?? {};
let tries = 0;

function load(): Promise<unknown> {
  // Some browsers remember a module that failed, so each new try has a new address.
  return import(new URL(built.file + (tries++ ? `?${tries}` : ""), here).href);
}

function talkedHere(): boolean {
  try {
    return sessionStorage.getItem(`advocacy-guide ${new URL(here).host}`) !== null;
  } catch {
    return false;
  }
}

function launcher(): void {
  const host = document.createElement("advocacy-launcher");
  const root = host.attachShadow({ mode: "open" });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.appendChild(document.createElement("style")).textContent = style;
  }
  if (options.side === "left") host.setAttribute("left", "");
  if (options.theme) host.setAttribute("theme", options.theme);
  const label = options.label || built.open;
  const button = document.createElement("button");
  button.type = "button";
  button.lang = "en-GB";
  button.textContent = label;
  button.setAttribute("aria-haspopup", "dialog");
  root.append(button);
  let guide: any = null;

  const ready = async () => {
    await load();
    if (guide) return;
    guide = document.createElement("advocacy-guide");
    guide.setAttribute("view", "dialog");
    if (options.theme) guide.setAttribute("theme", options.theme);
    guide.addEventListener("close", () => {
      host.removeAttribute("away");
      button.focus();
    });
    document.body.append(guide);
    await guide.updateComplete;
  };
  button.addEventListener("click", async () => {
    button.textContent = built.opening;
    try {
      if (!guide) await ready();
      button.textContent = label;
      guide.open();
      host.setAttribute("away", "");
    } catch {
      button.textContent = built.failed;
    }
  });
  document.body.append(host);
  // Leaving quickly must work on the next page of the same visit too.
  if (talkedHere()) ready().catch(() => {});
}

if (document.querySelector("advocacy-guide")) void load();
else if (options.launcher !== "off" && !document.querySelector("advocacy-launcher")) launcher();
