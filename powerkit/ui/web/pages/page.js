// What the pages that are no cards share: asking Python and waiting for it, links to cards, and what anywidget calls.

//# style ../tokens.css
//# style ./page.css
import { button, h, keepKeys, show, speaker } from "../dom.js";
import { speak, t } from "../language.js";
import { shared } from "../page_state.js";
import { projector, projectorSwitch } from "../projector.js";

/** @import { Model } from "../shapes.d.ts" */
/** @import { Engine, Page, Share } from "./shapes.d.ts" */
/** @import { FromSupervision, ShareView, SupervisionView } from "../generated/pages.d.ts" */

/**
 * What a page has of a Hub's inbox, where there is one: INBOX.page = (ctx, more) => { el, problems, … }.
 * @type {{ share?: (ctx: Page<ShareView>, share: Share) => any, supervision?: (ctx: Page<SupervisionView>, engine: Engine<FromSupervision>) => any }}
 */
export const INBOX = {};

/** @typedef {{ kind: string, n: number, client: string }} Asked A question that went out. */
/** @typedef {{ page: string, timing?: Record<string, number> }} On What every view says. */

/**
 * A link to a card, or to its capability's page. Pages lie side by side, so its address is the file's own name.
 * @param {string} file
 * @param {string} card
 * @param {Record<string, any>} attrs
 * @param {...string} kids
 */
export function doorTo(file, card, attrs, ...kids) {
  const at = card ? "#card-" + card.replace(".", "-") : "";
  return h("a", { class: "pk-link", href: encodeURIComponent(file) + at, "data-pk-page": file, ...attrs }, ...kids);
}

/**
 * A link out of the workbook, only ever to the web; anything else is plain words.
 * @param {string} url
 * @param {...any} kids
 */
export function webLink(url, ...kids) {
  const safe = /^https?:\/\//i.test(url);
  return safe ? h("a", { class: "pk-link", href: url, target: "_blank", rel: "noopener noreferrer" }, ...kids) : h("span", {}, ...kids);
}

/**
 * Part of a page that opens in place.
 * @param {string} title
 * @param {...any} kids
 */
export function fold(title, ...kids) {
  return h("details", { class: "pk-fold" }, h("summary", {}, title), h("div", { class: "pk-fold-body" }, ...kids));
}

const ANSWERS = t("The workbook is answering again.");
const SILENT = t("The workbook is not answering yet. It goes on trying by itself; if this stays, load the page again.");

/**
 * Ask Python and hand its answers to `hears` (a function for each kind). The newest question of a kind wins: an
 * answer to an earlier one is passed over. What nobody answers in time is said on the page and asked again; `say` reads
 * that aloud once, and once that there is an answer.
 * @param {HTMLElement} root
 * @param {Model<On>} model
 * @param {{ name: string, wait: number, say: (words: string) => void }} given
 * @param {Record<string, ((message: any, asked: any) => any) | undefined>} hears
 */
// Long: the line of a page to Python: what is asked and not answered yet.
function talk(root, model, { name, wait, say }, hears) {
  const waiting = /** @type {Map<string, { n: number, timer: number, message: Asked, patience: number }>} */ (new Map()); // by the kind asked
  const client = "page-" + (shared().seq += 1) + "-" + Math.random().toString(36).slice(2);
  const words = h("p", { class: "pk-notice-line", hidden: true });
  const trouble = (/** @type {string} */ text) => {
    const silent = words.textContent === SILENT;
    if (text ? !silent || text !== SILENT : silent) say(text || ANSWERS);
    words.textContent = text || "";
    show(words, Boolean(text));
  };
  let n = 0;

  /** `patience` is for what may take long: so many ms without a word before it counts as silence. */
  function ask(/** @type {string} */ kind, /** @type {Record<string, any>} */ more, patience = wait) {
    n += 1;
    clearTimeout(waiting.get(kind)?.timer);
    post(kind, { kind, client, n, ...more }, patience);
  }

  function post(/** @type {string} */ kind, /** @type {Asked} */ message, /** @type {number} */ patience) {
    waiting.set(kind, { n: message.n, timer: setTimeout(() => late(kind, message, patience), patience), message, patience });
    try {
      model.send(message);
    } catch {
      late(kind, message, patience);
    }
  }

  function late(/** @type {string} */ kind, /** @type {Asked} */ message, /** @type {number} */ patience) {
    clearTimeout(waiting.get(kind)?.timer);
    trouble(SILENT);
    root.dispatchEvent(new CustomEvent("powerkit:lost", { bubbles: true, detail: { card: name } }));
    waiting.set(kind, { n: message.n, timer: setTimeout(() => post(kind, message, patience), wait), message, patience });
  }

  function listen(/** @type {import("../shapes.d.ts").Heard} */ message) {
    if (!message || message.client !== client) return;
    const asked = [...waiting].find(([, one]) => one.n === message.n);
    if (!asked) return;
    clearTimeout(asked[1].timer);
    waiting.delete(asked[0]);
    if (message.kind === "progress") { // the answer itself is still to come
      const { message: question, patience } = asked[1];
      waiting.set(asked[0], { ...asked[1], timer: setTimeout(() => late(asked[0], question, patience), patience) });
    }
    const handled = hears[message.kind]?.(message, asked[1].message); // true: the refusal is said where it was asked
    trouble(message.kind === "refused" && handled !== true ? message.error : "");
  }

  // The labextension asks this to learn whether the page still has its engine.
  const entry = { id: name, pending: () => waiting.size, flush: async () => true };
  shared().cards.add(entry);
  model.on("msg:custom", listen);
  return {
    ask,
    words,
    close() {
      model.off("msg:custom", listen);
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
      shared().cards.delete(entry);
    },
  };
}

/**
 * What marks the place where something belongs: made where it stands when it is first asked for.
 * @param {Map<any, any>} homes
 * @param {HTMLElement} el
 */
function homeOf(homes, el) {
  if (!homes.has(el)) {
    homes.set(el, document.createComment(""));
    el.before(homes.get(el));
  }
  return homes.get(el);
}

/**
 * The projector's switch above the page, and what stands in place of the page while it is on: { sync(), place() }.
 * @param {HTMLElement} root
 * @param {HTMLElement} body
 * @param {Page} ctx
 */
// Long: the switch, the cover and what stays move by turns, with the focus.
function pageCover(root, body, ctx) {
  const safe = projector();
  const toggle = projectorSwitch(ctx.id("projector"), safe, ctx.say);
  const anchor = document.createComment("");
  const open = button("pk-secondary", t("Show this page on this screen"), () => turn(true), { "data-pk-key": "uncover" });
  const again = h("p", { class: "pk-covered" }, t("This page shows what you wrote."), " ", button("pk-quiet", t("Cover it again"), () => turn(false), { "data-pk-key": "cover" }));
  const kept = h("div", {});
  const cover = h("div", { class: "pk-covered" }, h("p", {}, t("Projector-safe is on. What you wrote is not shown on this screen.")), h("p", {}, open), kept);
  const homes = new Map(); // what stays → where it belongs
  let opened = false;

  function turn(/** @type {boolean} */ yes) {
    opened = yes;
    sync();
    (yes ? again : cover).querySelector("button").focus({ preventScroll: yes });
  }

  /**
   * The start page's first screen is for what can be started: there the switch comes up only while it is on, or to where
   * the page wants it, such as beside "a group".
   */
  function place() {
    const up = ctx.view.page !== "home" || safe.on();
    const at = ctx.switchAt() ?? root;
    const above = line.nextSibling === anchor;
    if (line.isConnected && (up ? above : !above && line.parentElement === at)) return;
    const held = line.contains(document.activeElement);
    if (up) anchor.before(line);
    else at.append(line);
    if (held) line.querySelector("button").focus();
  }

  function sync() {
    const covered = safe.on() && !opened;
    toggle.sync();
    if (safe.on()) place(); // before what it may stand in is moved away, and after that is back
    for (const el of ctx.staying) {
      const home = homeOf(homes, el);
      if (covered) kept.append(el);
      else home.after(el);
    }
    if (covered) {
      ctx.say("");
      body.remove();
      again.remove();
      anchor.after(cover);
    } else {
      cover.remove();
      if (anchor.nextSibling !== body) anchor.after(body);
      if (safe.on()) body.before(again);
      else again.remove();
    }
    for (const tell of ctx.covering) tell(covered);
    place();
  }

  const line = h("p", { class: "pk-page-switch" }, toggle.el);
  root.append(anchor);
  ctx.leaving(safe.follow(() => {
    opened = false;
    sync();
  }));
  return { sync, place };
}

/**
 * Have `build` put the page together that `view` names. Returns what to do when it is taken away.
 * @param {HTMLElement} root
 * @param {Model<On>} model
 * @param {On} view
 * @param {(root: HTMLElement, ctx: Page) => void} build
 */
function openPage(root, model, view, build) {
  const instance = "pkp" + (shared().seq += 1);
  const voice = speaker();
  /** @type {(() => void)[]} */
  const leaving = [];
  const ctx = {
    view,
    id: (/** @type {string} */ part) => `${instance}-${part}`,
    say: voice.say,
    timing: { answer: 3000, debounce: 150, ...view.timing },
    leaving: (/** @type {() => void} */ act) => leaving.push(act),
    staying: [], // what of the page holds nothing a person wrote, and so stays while it is covered
    covering: [], // called with whether the page is covered
    switchAt: () => null, // where the page wants its switch, if it does
    placeSwitch: () => {},
    talk: (/** @type {Record<string, ((message: any, asked: any) => any) | undefined>} */ hears) => {
      const made = talk(root, model, { name: view.page, wait: ctx.timing.answer, say: voice.say }, hears);
      leaving.push(made.close);
      return made;
    },
    ready() {
      if (root.getAttribute("data-pk-state") === "ready") return;
      root.setAttribute("data-pk-state", "ready");
      root.dispatchEvent(new CustomEvent("powerkit:ready", { bubbles: true, detail: { card: view.page } }));
    },
  };
  root.append(voice.el);
  const body = h("div", { class: "pk-page-body" });
  const cover = pageCover(root, body, /** @type {any} */ (ctx));
  ctx.placeSwitch = cover.place;
  build(body, /** @type {any} */ (ctx));
  cover.sync();
  return () => leaving.forEach((act) => act());
}

/**
 * What anywidget calls for a page: `build(root, ctx)` puts it together.
 * @param {(root: any, ctx: any) => void} build
 */
export function pageWidget(build) {
  return {
    render(/** @type {{ model: Model<On>, el: HTMLElement }} */ { model, el }) {
      const view = model.get("view") || {};
      const root = document.createElement("section");
      root.className = `pk-page pk-on-${view.page}`; // by which its own style sheets know it
      speak(root, view);
      root.setAttribute("data-pk-page", view.page ?? "");
      root.setAttribute("data-pk-state", "loading");
      root.setAttribute("aria-label", document.querySelector("h1")?.textContent ?? t("Power Shifting Workbook"));
      keepKeys(root);
      el.append(root);
      let close = () => {};
      try {
        close = openPage(root, model, view, build);
      } catch (error) {
        console.error("powerkit", view.page, error);
        const words = document.createElement("p");
        words.textContent = t("This page can’t be shown just now. Nothing you saved is lost. Load it again; if it stays like this, close the workbook and open it again.");
        root.replaceChildren(words);
      }
      return () => close();
    },
  };
}
