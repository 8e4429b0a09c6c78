// What was agreed, as a page to take away: offered once the card is saved, made from what was saved.

import { agreedNames } from "./agreed_names.js";
import { button, h, show } from "../dom.js";
import { tickable } from "../kinds/choice/index.js";
import { keptText } from "../kept_text.js";
import { laidOver } from "./overlay.js";
import { handOut } from "../host.js";
import { t, tn } from "../language.js";

/** @import { AgreedAbout } from "../generated/asks.d.ts" */
/** @import { Projector } from "../projector.js" */
/** @import { FieldContext } from "./context.js" */

/**
 * How names stand on the page: { codes (its box), el }. `names` are those in it that may be shown on this screen; a group chooses, or somebody `alone`.
 * @param {FieldContext} ctx
 * @param {string[]} names
 * @param {boolean} alone
 */
function namesOnPage(ctx, names, alone) {
  const choice = (/** @type {string} */ value, /** @type {string} */ label, /** @type {string} */ hint) => tickable("radio", ctx.id("agreed-names-" + value), { label, hint }, { name: ctx.id("agreed-names"), value, checked: value === "codes", "data-pk-key": "agreed-" + value });
  const codes = choice("codes", t("Codes in place of names"), t("What looks like a name is asked about first. Read the page once for any other."));
  const written = choice("written", t("Names as they are written"), names.length ? t("Names in it: {names}. Ask each of them first.", { names: names.join(", ") }) : t("Ask each of them first."));
  const el = h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-cell-label" }, alone ? t("How do names stand on it?") : t("How do names stand on it? The group chooses")), h("div", { class: "pk-options" }, codes.el, written.el));
  return { codes: codes.input, el };
}

/**
 * What is put on the page besides, kept in this browser alone: { main, el }.
 * @param {FieldContext} ctx
 * @param {ReturnType<typeof keptText>} added
 * @param {boolean} alone
 */
function moreOnPage(ctx, added, alone) {
  const main = h("textarea", { class: "pk-input", id: ctx.id("agreed-more"), rows: 3, dir: "auto", "data-pk-key": "agreed-more", oninput: () => added.set(main.value) });
  main.value = added.get();
  const words = alone ? t("What you add (optional; it is not kept in your log book)") : t("What the group adds (optional; it is not kept in your log book)");
  return { main, el: h("div", { class: "pk-cell" }, h("label", { class: "pk-cell-label", for: main.id }, words), main) };
}

const pageButtons = (/** @type {(as: string) => () => void} */ make, /** @type {() => void} */ close) => h("div", { class: "pk-buttons" },
  button("", t("Make the PDF"), make("pdf"), { "data-pk-key": "agreed-pdf" }),
  button("pk-secondary", t("Make a web page"), make("html"), { "data-pk-key": "agreed-html" }),
  button("pk-quiet", t("Close"), close, { "data-pk-key": "agreed-close" }));

/** What is on the page, and what stays off it. */
const onPage = (/** @type {number} */ actions, /** @type {number} */ kept) => [
  h("p", {}, actions ? tn("One page with the action you saved here. Nothing else of your answers is on it.", "One page with the {number} actions you saved here. Nothing else of your answers is on it.", actions) : t("One page with no action you saved here. Nothing else of your answers is on it.")),
  kept > 0 && h("p", {}, tn("One private action stays off it.", "{number} private actions stay off it.", kept)),
];

/**
 * All that is asked before the page is made. `act` = { added, trying(make), close(), covered() }.
 * @param {FieldContext} ctx
 * @param {Projector} safe
 * @param {AgreedAbout} told
 * @param {{ added: ReturnType<typeof keptText>, trying(make: () => Promise<void>): void, close(): void, covered(): boolean }} act
 */
function pageParts(ctx, safe, { actions, kept, names, alone }, { added, trying, close, covered }) {
  const { codes, el: choices } = namesOnPage(ctx, safe.on() ? [] : names, alone);
  const more = moreOnPage(ctx, added, alone);
  const done = h("p", { class: "pk-hint", role: "status" });
  const asked = agreedNames(ctx, (words) => {
    done.textContent = words;
    done.scrollIntoView({ block: "center" });
  });
  const make = (/** @type {string} */ as) => () => trying(async () => {
    done.textContent = ""; // what was made before is not what is asked for now
    const file = await asked.made({ as, codes: codes.checked, more: more.main.value }, covered());
    if (file) done.textContent = handOut(file);
  });
  return [...onPage(actions, kept), more.el, choices, done, asked.el, pageButtons(make, close)].filter(Boolean);
}

/**
 * The picture on the back of the card as a file: { el }.
 * @param {FieldContext} ctx
 * @param {Projector} safe
 * @param {(make: () => Promise<void>) => void} trying
 */
function pictureAway(ctx, safe, trying) {
  const done = h("p", { class: "pk-hint", role: "status" }, t("The file goes to your downloads. It holds every name as you wrote it."));
  const make = () => trying(async () => {
    const file = await ctx.askCard("made", { safe: safe.on() });
    if (file) done.textContent = handOut(file);
  });
  return { el: h("div", { class: "pk-picture-away" }, h("div", { class: "pk-buttons" }, button("pk-secondary", t("Save the picture"), make, { "data-pk-key": "made" })), done) };
}

/**
 * { el, sync(saved, page), lookOver(root, picture) }: whether there is a `saved` version, and an action in it for a `page`; `lookOver` lays it over
 * the page, with the `picture` of the back. `act.covered` says whether what is on the page to take away is not shown on this screen, `act.write` leads to the action.
 * @param {FieldContext} ctx
 * @param {Projector} safe
 * @param {{ covered(): boolean, write?: () => void }} act
 */
// Long: what the group adds, where and whether it may show at all change together.
export function takeAway(ctx, safe, { covered, write }) {
  const panel = h("div", { class: "pk-understood-box pk-agreed", role: "group", "aria-label": t("A page to take away"), tabindex: "-1", hidden: true });
  const added = keptText(`powerkit-agreed:${ctx.place}`); // what the group adds, in this browser until the card is begun afresh
  let [stands, ready] = [/** @type {boolean | null} */ (null), false]; // whether there is a saved version, once that is known, and an action in it
  const trouble = h("p", { class: "pk-error", role: "alert", hidden: true });
  const open = button("pk-secondary", t("A page to take away"), look, { "data-pk-key": "agreed" });
  /** @type {HTMLDialogElement | null} */
  let over = null; // what it is laid over the page in
  const offer = h("div", { class: "pk-buttons" }, open);
  const need = h("div", { hidden: true }, h("p", { class: "pk-hint" }, t("A page to take away needs an action that is saved and not private.")),
    h("div", { class: "pk-buttons" }, button("pk-secondary", t("Write an action"), () => (over?.close(), write?.()), { "data-pk-key": "agreed-write" })));
  const el = h("div", { class: "pk-take-away", hidden: true }, offer, need, trouble, panel);

  function say(/** @type {string} */ words) {
    trouble.textContent = words;
    show(trouble, words);
  }

  function close() {
    show(panel, false);
    panel.replaceChildren();
  }

  async function trying(/** @type {() => Promise<void>} */ act) {
    say("");
    await act().catch((error) => say(error.message));
  }

  function look() {
    close();
    return trying(async () => {
      const told = await ctx.askCard("agreed_about", {});
      if (!told) return;
      panel.replaceChildren(...pageParts(ctx, safe, told, { added, trying, covered, close: () => (close(), open.focus()) }));
      show(panel, true);
      panel.focus();
    });
  }

  function lookOver(/** @type {HTMLElement} */ root, picture = false) {
    const title = picture ? t("Take it away") : t("A page to take away");
    over = laidOver(root, { title, look: "pk-agreed-over", key: "agreed-over-close" }, [need, trouble, panel], () => {
      over = null;
      close();
      say("");
    });
    if (picture) need.before(pictureAway(ctx, safe, trying).el);
    if (ready) look();
  }

  return {
    el,
    lookOver,
    sync(/** @type {boolean} */ saved, /** @type {boolean} */ page) {
      if (saved === stands && page === ready) return; // it is asked with every letter that is typed
      [stands, ready] = [saved, page];
      show(el, saved);
      show(offer, page);
      show(need, !page && write);
      if (saved) return;
      added.set("");
      close();
    },
    close() {
      over?.close();
      say("");
      close();
    },
  };
}
