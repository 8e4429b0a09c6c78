// An earlier cloud looked at again: the same picture, on which words are picked and nothing is changed.

//# style ../panel.css
//# style ./words.css
import { compared } from "../../compare.js";
import { h, show } from "../../dom.js";
import { RECALLED } from "../../registry.js";
import { wordCloud } from "./cloud.js";
import { saidBy } from "./model.js";
import { t } from "../../language.js";

/** @import { WordsField } from "../../generated/views.d.ts" */
/** @import { Context, NewRow, Picking, Row } from "../../shapes.d.ts" */
/** @import { WordsAsks } from "../../generated/asks.d.ts" */
/** @import { CloudSaid } from "./shapes.d.ts" */

/** `ctx.pick` says whether words are picked, `ctx.toggle(word)` picks one or lets it be. */
RECALLED.words = (/** @type {WordsField} */ _field, /** @type {Context<WordsAsks> & Picking} */ ctx) => {
  let rows = /** @type {Row[]} */ ([]);
  let picked = /** @type {Set<string>} */ (new Set());
  const list = { rows: () => rows, words: () => rows.filter((row) => compared(row.word)) };
  const find = (/** @type {string | null} */ id) => /** @type {Row} */ (rows.find((row) => row._id === id));
  const hint = ctx.pick ? t("Choose a word to pick it. Arrow keys go from word to word.") : t("Choose a word to see where it was heard. Arrow keys go from word to word.");
  const said = h("p", { class: "pk-words-picked", role: "status" });
  const cloud = wordCloud(ctx, list, use, drawn, hint);
  const count = h("p", { class: "pk-words-picked" });
  const el = h("div", { class: "pk-words pk-words-recalled" }, h("div", { hidden: true }, count, cloud.el, said));
  cloud.watch(el);

  function use(/** @type {string} */ id) {
    const row = find(id);
    const about = [row.word, saidBy(row), row.who, row.where].filter(Boolean).join(" · ");
    if (ctx.pick) ctx.toggle(row.word.trim());
    said.textContent = ctx.pick ? picked.has(row.word.trim()) ? t("{word}: picked.", { word: row.word }) : t("{word}: no longer picked.", { word: row.word }) : about;
  }

  function drawn(/** @type {CloudSaid} */ told) {
    count.textContent = told.said;
    mark();
  }

  function mark() {
    if (!ctx.pick) return;
    for (const word of cloud.el.querySelectorAll("[data-pk-word]")) {
      const row = find(word.getAttribute("data-pk-word"));
      word.setAttribute("aria-pressed", String(Boolean(row) && picked.has(row.word.trim())));
    }
  }

  return {
    el,
    show(/** @type {NewRow[] | null} */ answer) {
      rows = (Array.isArray(answer) ? answer : []).map((row, at) => (row._id ? /** @type {Row} */ (row) : { ...row, _id: "w" + at }));
      show(el.firstChild, list.words().length);
      cloud.stale();
    },
    pick(/** @type {string[]} */ words) {
      picked = new Set(words.map((word) => word.trim()));
      mark();
    },
  };
};
