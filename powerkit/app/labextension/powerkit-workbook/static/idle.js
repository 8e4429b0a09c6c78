// Locking: at a click, or when nobody has touched any page of the workbook for some minutes.
import { host } from "./host.js";
import { cards, config, pause, within } from "./page.js";
import { t } from "./words.js";

const channel = new BroadcastChannel("powerkit-lock");
const KEPT_FIRST = t("What you typed is kept first. One moment.");
const NO_ANSWER = t("The workbook does not answer. This page stays covered, and is locked as soon as it does. If you closed the workbook, close this tab.");
const SIGNS = ["keydown", "pointerdown", "wheel", "touchstart"];

/** Watch over a locked workbook's page. *leaving* is called before the page goes. */
export function watchLock(/** @type {() => void} */ leaving) {
  channel.addEventListener("message", ({ data }) => heard(data, leaving));
  if (!config.lock) {
    return;
  }
  channel.postMessage("unlocked");
  const wait = config.lock.minutes * 60_000;
  let touched = Date.now();
  let told = 0;
  const touch = () => {
    touched = Date.now();
    if (touched - told > Math.min(20_000, wait / 4)) {
      told = touched;
      channel.postMessage("touched");
      host.touch();
    }
  };
  SIGNS.forEach(sign => document.addEventListener(sign, touch, { capture: true, passive: true }));
  channel.addEventListener("message", ({ data }) => data === "touched" && (touched = Date.now()));
  document.getElementById("pk-lock")?.addEventListener("click", () => lock(leaving));
  // The clock of the wall: a laptop that slept locks as it wakes.
  const look = () => wait && Date.now() - touched > wait && lock(leaving);
  setInterval(look, Math.min(5_000, wait / 4 || 5_000));
  setInterval(() => isLocked(leaving), 15_000);
  document.addEventListener("powerkit:lost", () => isLocked(leaving));
  document.addEventListener("visibilitychange", look);
}

let locking = false;

/** The server may have locked the workbook: from another browser, or because a page was asleep. */
async function isLocked(/** @type {() => void} */ leaving) {
  if (await host.isLocked()) lock(leaving);
}

/** Cover the page, send what was typed, and lock. */
async function lock(/** @type {() => void} */ leaving) {
  if (locking) return;
  locking = true;
  const words = await gone(leaving);
  // Until it is locked the page stays covered: loaded again too soon, it would show all of it once more.
  for (let tries = 1; !(await host.lock()); tries++) {
    if (tries === 2) words.textContent = NO_ANSWER;
    await pause(1000);
  }
  channel.postMessage("locked");
  location.reload();
}

function heard(/** @type {string} */ word, /** @type {() => void} */ leaving) {
  if (word === "locked" && config.lock && !locking) {
    locking = true;
    cover();
    location.reload();
  }
  if (word === "changed") gone(leaving).then(() => location.reload());
}

/** Cover the page and keep what was typed; gives the words on the cover. */
async function gone(/** @type {() => void} */ leaving) {
  const words = cover();
  await cards.flush(3000);
  leaving();
  await within(2000, Promise.resolve(window.__powerkit?.vault?.settled?.()));
  return words;
}

/** Nothing of the page is to be seen any more, from this moment on, nor reached with a key. */
function cover() {
  /** @type {NodeListOf<HTMLDialogElement>} */ (document.querySelectorAll("dialog[open]")).forEach(dialog => dialog.close());
  for (const part of /** @type {Iterable<HTMLElement>} */ (/** @type {unknown} */ (document.body.children))) {
    part.style.setProperty("display", "none", "important");
  }
  const title = Object.assign(document.createElement("h1"), { textContent: t("Locking your workbook"), tabIndex: -1 });
  const words = Object.assign(document.createElement("p"), { textContent: KEPT_FIRST });
  words.setAttribute("role", "status");
  const main = Object.assign(document.createElement("main"), { className: "pk-cover pk-width" });
  main.append(title, words);
  document.body.append(main);
  document.title = t("Locked – Power Shifting Workbook");
  title.focus();
  return words;
}
