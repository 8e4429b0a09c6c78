// The bar at the top: moving between pages, showing the code, closing the workbook.
import { host } from "./host.js";
import { watchLock } from "./idle.js";
import { cards, config, kinds, page, part, pause, within } from "./page.js";
import { t } from "./words.js";

/** @import { Opened, Services } from "./shapes.d.ts" */

const HELD = t("They are kept in this browser and offered to you next time.");
const UNHELD = t("This browser has no room for them: copy them somewhere safe first.");

const channel = new BroadcastChannel("powerkit");

/** Make the bar work. Returns what to tell it once a page is open. */
export function watchBar(/** @type {{ services: Services }} */ { services }) {
  /** @type {Opened} */
  const now = { panel: null, save: null, keeper: null, hand: null, mover: null, stopped: false };
  // A page the browser kept whole while it was away has lost its kernel: load it anew.
  window.addEventListener("pageshow", event => event.persisted && location.reload());
  document.addEventListener("click", event => onLink(event, now));
  part("pk-code").addEventListener("click", () => showCode(now, !codeShows()));
  part("pk-close").addEventListener("click", () => askToClose(services, now));
  part("pk-help-button").addEventListener("click", () => /** @type {HTMLDialogElement} */ (part("pk-help")).showModal());
  document.querySelectorAll(".pk-menu").forEach(menu => menu.addEventListener("click", event => closeMenu(event, menu)));
  document.addEventListener("powerkit:saved", () => now.save?.now());
  window.addEventListener("keydown", event => onKey(event, now), true);
  window.navigation?.addEventListener("navigate", (/** @type {NavigateEvent} */ event) => onNavigate(event, now));
  channel.addEventListener("message", ({ data }) => data?.closing && closed(services, now, data.erased));
  watchLock(() => now.keeper?.leave());
  const opened = (/** @type {Partial<Opened>} */ things) => {
    Object.assign(now, things);
    if (codeShows()) {
      showCode(now, true);
    }
  };
  return { opened, go: (/** @type {string} */ address) => leaveFor(address, now), leave: (/** @type {() => void} */ load) => leave(now, load) };
}

/** A menu from which something was chosen is done with. */
function closeMenu(/** @type {Event} */ event, /** @type {Element} */ menu) {
  if (/** @type {Element} */ (event.target).closest("a, .pk-tools button")) {
    /** @type {HTMLElement} */ (menu).hidePopover?.();
  }
}

/** @param {MouseEvent} event @param {Opened} now */
function onLink(event, now) {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest?.("a[href]"));
  const plainClick = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const address = link && !link.target && host.leadsTo(link);
  if (!address || !plainClick || event.defaultPrevented) {
    return;
  }
  event.preventDefault();
  leaveFor(address, now);
}

/** Go to *address*: in place, or by loading it where something is unusual. */
async function leaveFor(/** @type {string} */ address, /** @type {Opened} */ now) {
  if (!(await now.mover?.to(new URL(address)))) {
    await leave(now, () => location.assign(address));
  }
}

/** Store what was typed, stop this page's kernel and *load* another page. */
async function leave(/** @type {Opened} */ now, /** @type {() => void} */ load) {
  await storeAll(now);
  now.keeper?.leave();
  stopKernel(now);
  load();
}

/** Store what was typed, wait for versions on their way, and have their records in this page's file; each for a while. */
async function storeAll(/** @type {Opened} */ now, wait = 3000) {
  const stored = await cards.flush(wait);
  await cards.settle(wait);
  await within(wait, now.save?.done());
  return stored;
}

/** Back and Forward leave the page without a link. (Where a browser doesn't tell, the server stops the kernel later.) */
function onNavigate(/** @type {NavigateEvent} */ event, /** @type {Opened} */ now) {
  const elsewhere = new URL(event.destination.url).pathname !== location.pathname;
  if (event.navigationType === "traverse" && elsewhere && !event.destination.sameDocument) {
    now.keeper?.leave();
    stopKernel(now);
  }
}

/** Stop this page's kernel, unless it still has words or a version to keep: then the server stops it a little later. */
function stopKernel(/** @type {Opened} */ now) {
  const id = now.panel?.sessionContext.session?.id;
  if (id && !now.stopped && !cards.pending()) {
    now.stopped = true;
    host.endSession(id, true); // not waited for
  }
}

function onKey(/** @type {KeyboardEvent} */ event, /** @type {Opened} */ now) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
    event.preventDefault();
    event.stopPropagation();
    cards.flush().then(() => cards.settle()).then(() => now.save?.now());
  }
}

const codeShows = () => part("pk-code").getAttribute("aria-pressed") === "true";

function showCode(/** @type {Opened} */ now, /** @type {boolean} */ shown) {
  part("pk-code").setAttribute("aria-pressed", String(shown));
  document.body.classList.toggle("pk-show-code", shown);
  for (const cell of now.panel?.content.widgets ?? []) {
    if (cell.model.type === "code") {
      cell.inputHidden = !shown;
    }
  }
}

function askToClose(/** @type {Services} */ services, /** @type {Opened} */ now) {
  const dialog = document.createElement("dialog");
  dialog.className = "pk-page-dialog";
  dialog.setAttribute("aria-labelledby", "pk-close-title");
  const title = Object.assign(document.createElement("h2"), { id: "pk-close-title" });
  title.textContent = t("Close the workbook?");
  const words = document.createElement("p");
  words.textContent = t("Your work is saved first. You can start the workbook again at any time.");
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const yes = Object.assign(document.createElement("button"), { type: "button", className: "pk-page-primary" });
  yes.textContent = t("Close the workbook");
  const no = Object.assign(document.createElement("button"), { type: "button" });
  no.textContent = t("Keep it open");
  const buttons = Object.assign(document.createElement("div"), { className: "pk-buttons" });
  buttons.append(yes, no);
  dialog.append(title, words, status, buttons);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  no.addEventListener("click", () => dialog.close());
  let warned = false;
  yes.addEventListener("click", async () => {
    status.textContent = t("Saving your work…");
    if (!(await storeAll(now, 6000)) && !warned) {
      warned = true;
      status.textContent =
        t("Some of your words are not in your log book yet. {kept} Choose Close the workbook again to close it all the same.", { kept: cards.kept() ? HELD : UNHELD });
      return;
    }
    dialog.close();
    await close(services, now);
  });
  dialog.showModal();
}

async function close(/** @type {Services} */ services, /** @type {Opened} */ now) {
  await within(6000, now.save?.now());
  now.keeper?.leave();
  const erased = (await host.here())?.body?.erased === true;
  channel.postMessage({ closing: true, erased });
  await pause(100); // time for other tabs to send what they hold
  await host.close();
  closed(services, now, erased);
}

/** Say that the workbook is closed, and stop asking the server for anything. Where all was *erased*, nothing is called saved. */
async function closed(/** @type {Services} */ services, /** @type {Opened} */ now, /** @type {boolean} */ erased) {
  now.keeper?.leave();
  await storeAll(now, 1500);
  kinds.set("closed");
  now.hand?.end();
  services.dispose();
  document.querySelector(".pk-header")?.remove();
  document.querySelector(".pk-skip")?.remove();
  part("pk-notices").replaceChildren();
  const title = document.createElement("h1");
  title.textContent = t("Your workbook is closed");
  const words = document.createElement("p");
  const kept = erased ? t("Everything you wrote was erased: the workbook is empty when you start it again.") : t("Your work is saved in {folder}.", { folder: config.folder });
  words.textContent = t("You can close this tab. {kept}", { kept });
  const again = document.createElement("p");
  again.textContent = config.again;
  const main = page.main();
  main.replaceChildren(title, words, again);
  document.title = t("Your workbook is closed");
  main.focus();
}
