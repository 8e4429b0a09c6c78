// What was understood, shown before it is added: words and counts, what was left out, phrases, likely merges. You decide.

import { aside, button, h, show } from "../../dom.js";
import { Unanswered } from "../../rpc.js";
import { cell } from "../cells.js";
import { wordColumns } from "./columns.js";
import { saidBy, wordsMany } from "./model.js";

const MOST_COUNTED = 60; // so many words have a box for a number each; more would be slow to get past

/** { el, look(what, given) }: `added(rows, merges, what)` puts what the person takes into the list. */
export function wordsPreview(field, ctx, list, { added, left }) {
  const head = h(ctx.head ?? "h4", { class: "pk-words-head", tabindex: "-1", id: ctx.id("look") });
  const inner = h("div");
  const el = h("section", { class: "pk-understood", hidden: true, "aria-labelledby": head.id }, head, inner);
  let source = null; // { what, given }
  let told = null;
  let chosen = {}; // which columns of a table are read
  let merges = [];
  let decided = freshDecisions();

  function freshDecisions() {
    return { together: new Set(), apart: new Set(), back: new Set(), off: new Set(), counts: new Map(), merges: new Map(), all: {} };
  }

  async function look(what, given) {
    const before = { source, decided, chosen };
    [source, decided, chosen] = [{ what, given }, freshDecisions(), {}];
    try {
      await ask();
    } catch (error) {
      [source, decided, chosen] = [before.source, before.decided, before.chosen];
      throw error;
    }
    show(el, true);
    head.focus();
  }

  async function ask() {
    const choices = Object.fromEntries(["together", "apart", "back"].map((name) => [name, [...decided[name]]]));
    const next = await ctx.ask(source.what, { ...source.given, ...choices, ...chosen });
    if (!next) return;
    if (next.ask) return question(next.ask);
    told = { ...next, rows: keyedRows(next.rows) };
    merges = told.merges || [];
    if (list.words().length) merges = (await ctx.ask("merges", { rows: [...list.words(), ...next.rows] }))?.merges || merges;
    draw();
  }

  /** Which columns of a table hold what people said. */
  function question(asked) {
    head.textContent = "Which column holds what people said?";
    inner.replaceChildren(wordColumns(ctx, asked, {
      async take(next) {
        const before = chosen;
        chosen = next;
        await choose(() => {}, "", () => (chosen = before));
        head.focus();
      },
      leave,
    }));
  }

  /** A choice that makes Python read it again; what is pressed keeps the focus, or the next thing like it. */
  async function choose(act, words, undone = () => {}) {
    act();
    try {
      await ask();
      if (words) ctx.say(words);
    } catch (error) {
      undone();
      ctx.say(error instanceof Unanswered ? error.message : "That could not be done just now.");
    }
  }

  /** Rows with a key each, that stays theirs when the text is read again: a table may hold a word in two rows. */
  function keyedRows(rows) {
    const met = new Map();
    return rows.map((row) => {
      met.set(row.word, (met.get(row.word) ?? 0) + 1);
      return { ...row, key: met.get(row.word) > 1 ? `${row.word}\n${met.get(row.word)}` : row.word };
    });
  }

  const taken = () => told.rows.filter((row) => !decided.off.has(row.key));

  function draw() {
    const key = inner.contains(document.activeElement) && document.activeElement.getAttribute("data-pk-key");
    const many = told.left_out.length;
    head.textContent = `Understood: ${wordsMany(told.rows.length)}${many ? `, ${many} left out` : ""}`;
    const notes = (told.notes || []).map((note) => h("p", { class: "pk-hint" }, note));
    const rows = told.rows.length;
    inner.replaceChildren(...[...notes, told.table && otherColumns(), rows > 8 && buttons("top"), wordsPart(), leftPart(), phrasesPart(), mergesPart(), allPart(), buttons("end")].filter(Boolean));
    count();
    if (!key) return;
    (inner.querySelector(`[data-pk-key="${CSS.escape(key)}"]`) ?? inner.querySelector(`[data-pk-key^="${key.split("/")[0]}/"]`) ?? head).focus({ preventScroll: true });
  }

  /** Back to the columns of the table that these words came from. */
  function otherColumns() {
    return h("div", {}, button("pk-quiet", "Read this table in another way", () => { question(told.table); head.focus(); }, { "data-pk-key": "other-columns" }));
  }

  function part(title, hint, ...kids) {
    return h("div", { class: "pk-understood-part", role: "group", "aria-label": title }, h(ctx.subhead ?? "h5", { class: "pk-cell-label" }, title), hint && h("p", { class: "pk-hint" }, hint), ...kids);
  }

  function wordsPart() {
    if (!told.rows.length) return null;
    const known = new Map(list.words().map((row) => [row.word.trim(), row]));
    const counted = told.rows.length <= MOST_COUNTED;
    const items = told.rows.map((row, i) => {
      const key = "take/" + row.key;
      const has = known.get(row.word);
      const toggle = h("button", { type: "button", class: "pk-take", dir: "auto", "data-pk-key": key, "aria-pressed": String(!decided.off.has(row.key)), onclick: () => {
        decided.off.delete(row.key) || decided.off.add(row.key);
        toggle.setAttribute("aria-pressed", String(!decided.off.has(row.key)));
        count();
      } }, row.word);
      const number = counted && countBox(row, i);
      return h("li", {}, toggle, number || h("span", { class: "pk-word-said" }, saidBy(row)), has && h("span", { class: "pk-word-said" }, `in your list already: ${saidBy(has)}; ${source.what === "voices" ? "the same voices are not counted twice" : "these are added to it"}`));
    });
    const hint = counted ? "Tap a word to leave it out or take it back. Say how many people said each, if you know." : "Tap a word to leave it out or take it back. You can change numbers later.";
    return part("Words to add", hint, h("ul", { class: "pk-takes" }, ...items));
  }

  /** What stands in a box for a number, and is none. */
  const odd = (value) => typeof value === "string";

  function countBox(row, i) {
    const id = ctx.id("count-" + i);
    const value = decided.counts.has(row.key) ? decided.counts.get(row.key) : row.count;
    const noun = h("span", {}, Number(value) === 1 ? "person" : "people");
    const box = h("input", { id, class: "pk-input", type: "text", inputmode: "numeric", autocomplete: "off", value: String(value ?? ""), "aria-invalid": odd(value) ? "" : null, "data-pk-key": "count/" + row.key, oninput: () => {
      const text = box.value.trim();
      const number = Number(text);
      decided.counts.set(row.key, text === "" ? null : Number.isInteger(number) && number >= 0 ? number : text);
      box.toggleAttribute("aria-invalid", odd(decided.counts.get(row.key)));
      noun.textContent = number === 1 ? "person" : "people";
    } });
    return h("span", { class: "pk-take-count" }, box, h("label", { for: id }, row.often && row.count === null ? row.often : noun, aside(` who said ${row.word}`)));
  }

  function leftPart() {
    if (!told.left_out.length) return null;
    const items = told.left_out.map(({ word }) => h("li", {}, button("pk-chip", word, () => choose(() => decided.back.add(word), `${word} put back.`), { "data-pk-key": "back/" + word, dir: "auto", "aria-label": `Put back ${word}` })));
    return part("Left out", told.left_out[0].why.replace(/Put it back.*$/, "Small words that join others. Tap one to put it back.").replace(/^A small word that joins others\. /, ""), h("ul", { class: "pk-chips" }, ...items));
  }

  function phrasesPart() {
    if (!told.phrases?.length) return null;
    const items = told.phrases.map((one) => {
      const act = one.kept ? () => (decided.apart.add(one.phrase), decided.together.delete(one.phrase)) : () => (decided.together.add(one.phrase), decided.apart.delete(one.phrase));
      const words = one.kept ? "Take apart" : "Keep together";
      return h("li", { class: "pk-offer-line" }, h("strong", { dir: "auto" }, one.phrase), h("span", { class: "pk-word-said" }, one.why),
        button("pk-secondary", words, () => choose(act, `${one.phrase}: ${one.kept ? "taken apart" : "kept together"}.`), { "data-pk-key": "phrase/" + one.phrase, "aria-label": `${words}: ${one.phrase}` }));
    });
    return part("Phrases", "Words that belong together. Kept as they are said unless you take them apart.", h("ul", { class: "pk-offers" }, ...items));
  }

  function mergesPart() {
    if (!merges.length) return null;
    const items = merges.map((one) => {
      const id = one.words.join("\n");
      const pick = (into, words) => h("button", { type: "button", class: "pk-button pk-secondary pk-pick", "aria-pressed": String((decided.merges.get(id)?.into ?? null) === into), "data-pk-key": `merge/${id}/${into}`, onclick: () => {
        if (into) decided.merges.set(id, { words: one.words, into });
        else decided.merges.delete(id);
        draw();
      } }, words);
      return h("li", { class: "pk-offer-line" }, h("strong", { dir: "auto" }, one.words.join(" · ")), h("span", { class: "pk-word-said" }, one.why),
        h("span", { class: "pk-picks", role: "group", "aria-label": `${one.words.join(", ")}: one word or several?` }, pick(null, "Keep apart"), ...one.words.slice(0, 4).map((word) => pick(word, `All as “${word}”`))));
    });
    const known = [...told.rows, ...list.words()];
    const roughly = merges.some(({ words }) => known.some((row) => row.often && words.includes(row.word.trim())));
    const hint = `You decide. Made one, the people counted are added up.${roughly ? " Where nobody counted, nothing is added: “often”, “sometimes” or “once” stays beside the number." : ""}`;
    return part("Are these the same word?", hint, h("ul", { class: "pk-offers" }, ...items));
  }

  function allPart() {
    if (!told.rows.length) return null;
    const column = (id) => (field.columns || []).find((each) => each.id === id);
    const cells = ["often", "who", "where"].map(column).filter(Boolean).map((each) => {
      const made = cell({ ...each, hint: "", label: each.id === "often" ? "How often you hear them" : each.label }, ctx, "all", () => (decided.all[each.id] = made.get()), "");
      if (decided.all[each.id]) made.set(decided.all[each.id]);
      return made.el;
    });
    return h("details", { class: "pk-details", open: Object.values(decided.all).some(Boolean) }, h("summary", { "data-pk-key": "all" }, "Say the same about all of them (optional)"), h("div", { class: "pk-cells" }, ...cells));
  }

  function buttons(where) {
    return h("div", { class: "pk-buttons" }, button("pk-add-words", "", add, { "data-pk-key": "add-words-" + where }), button("pk-secondary", "Not now", leave, { "data-pk-key": "not-now-" + where }));
  }

  function count() {
    const n = taken().length;
    inner.querySelectorAll(".pk-add-words").forEach((each) => {
      each.textContent = n ? `Add ${n === 1 ? "this word" : `these ${n.toLocaleString("en-GB")} words`}` : "Nothing to add";
      each.setAttribute("aria-disabled", String(!n));
    });
  }

  async function add() {
    if (!taken().length) return ctx.say("There is nothing to add. Put a word back first.");
    const wrong = taken().find((row) => odd(decided.counts.get(row.key)));
    if (wrong) {
      inner.querySelector(`[data-pk-key="${CSS.escape("count/" + wrong.key)}"]`)?.focus();
      return ctx.say(`Write a whole number of people for “${wrong.word}”, such as 12, or leave its box empty.`);
    }
    const known = (field.columns || []).map((column) => column.id);
    const rows = taken().map((row) => {
      const all = Object.fromEntries(Object.entries(decided.all).filter(([, value]) => value));
      const number = decided.counts.get(row.key);
      const said = typeof number === "number" ? { count: number, often: row.count === null ? "" : row.often } : all.often ? { count: null, often: all.often } : number === null ? { count: null } : {};
      const whole = { ...row, who: all.who || row.who, where: all.where || row.where, ...said };
      return Object.fromEntries(Object.entries(whole).filter(([id]) => known.includes(id)));
    });
    try {
      await added(rows, [...decided.merges.values()], source.what);
      close();
    } catch (error) {
      if (!(error instanceof Unanswered)) console.error("powerkit", error.name);
      ctx.say("These could not be added just now. Nothing was changed. Try again in a moment.");
    }
  }

  function leave() {
    close();
    left();
  }

  function close() {
    show(el, false);
    inner.replaceChildren();
  }

  return { el, look };
}
