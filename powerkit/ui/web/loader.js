// All that a widget carries itself: it gets the script that the widgets of a page share, once, and hands over to it.

import { addSheets, addSheetsAround } from "./sheets.js";

/** @import { Heard, Model, SharedScript } from "./shapes.d.ts" */
/** @typedef {{ render(given: { model: Model, el: HTMLElement }): (() => void) | void }} Widget */

/**
 * The scripts this page has loaded, by their keys: promises of modules.
 * @type {Map<string, Promise<Widget>>}
 */
const SCRIPTS = ((window.__powerkit ??= {}).scripts ??= new Map());

/** Their style sheets, for those that were brought: a widget in a shadow needs them there too. */
const SHEETS = (window.__powerkit.sheets ??= new Map());

/**
 * Call *act* after every *wait* ms in which the page was free, then *last* in place of the last of *times*. Returns what stops it.
 * @param {number} wait
 * @param {(() => void) | null} act
 * @param {number} times
 * @param {() => void} last
 */
function every(wait, act, times, last) {
  let beats = 0;
  const timer = setInterval(() => {
    beats += 1; // a beat that comes late counts once: a busy page has not been listening
    if (beats % 10) return;
    if (beats < times * 10) return act?.();
    clearInterval(timer);
    last();
  }, wait / 10);
  return () => clearInterval(timer);
}

/**
 * Ask the kernel for what is shared, where the page has not met the widget that brings it: again and again, not for ever.
 * @param {Model} model
 * @returns {Promise<SharedScript>}
 */
function askFor(model) {
  return new Promise((done, fail) => {
    const hear = (/** @type {Heard} */ message) => message?.kind === "script" && end(done, message.shared);
    const ask = () => {
      try {
        model.send({ kind: "script" });
      } catch {
        // no connection just now: asked again
      }
    };
    const stop = every(4000, ask, 15, () => end(fail, new Error("no script came")));
    /**
     * @template T
     * @param {(what: T) => void} how
     * @param {T} what
     */
    function end(how, what) {
      stop();
      model.off("msg:custom", hear);
      how(what);
    }
    model.on("msg:custom", hear);
    ask();
  });
}

/**
 * What the widget that brings it has; fails where the page does not get to know that widget, or it brings nothing.
 * @param {Model} model
 * @returns {Promise<SharedScript>}
 */
function brought(model) {
  const id = model.get("_shared").replace("IPY_MODEL_", "");
  return new Promise((done, fail) => {
    const stop = every(4000, null, 1, () => fail());
    const found = model.widget_manager.get_model(id).then((item) => item.get("shared"));
    found.then((shared) => (shared.script ? done : fail)(shared), fail).finally(stop);
  });
}

async function load(/** @type {Model} */ model) {
  const { script, sheets } = await brought(model).catch(() => askFor(model));
  addSheets(sheets);
  SHEETS.set(model.get("_key"), sheets);
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Say *words* in the widget's place, with a button that loads the page again. */
function say(/** @type {HTMLElement} */ el, /** @type {string} */ words) {
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = words;
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Load again";
  again.addEventListener("click", () => location.reload());
  const box = document.createElement("div");
  box.className = "pk-part-notice";
  box.append(line, again);
  el.replaceChildren(box);
}

/** The script of that key; one that could not be loaded is tried again by the next who needs it. */
function loaded(/** @type {Model} */ model) {
  const key = model.get("_key");
  const there = SCRIPTS.get(key);
  if (there) return there;
  const comes = load(model);
  SCRIPTS.set(key, comes);
  comes.catch(() => SCRIPTS.delete(key));
  return comes;
}

export default {
  async render(/** @type {{ model: Model, el: HTMLElement }} */ { model, el }) {
    const stop = every(12000, null, 1, () => say(el, "This part is taking long to come. Nothing you saved is lost. Wait a little longer, or load the page again."));
    try {
      const shown = await loaded(model);
      stop();
      el.replaceChildren();
      addSheetsAround(SHEETS.get(model.get("_key")) ?? [], el);
      return shown.render({ model, el });
    } catch (error) {
      stop();
      console.error("powerkit", error);
      say(el, "This can’t be shown just now. Nothing you saved is lost. Load this page again; if it stays like this, close the workbook and open it again.");
      return () => {};
    }
  },
};
