// Words picked from one's own paragraph as keywords: by tap or keys, one word or several, and put back the same way.

//# style ./printouts.css
import { blank } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { newRowId } from "../../kinds/row_values.js";
import { ADDED } from "../../registry.js";

/** The words of a text: { text as it stands, word without marks around it }, blanks and line ends between them left out. */
function wordsIn(text) {
  return (String(text ?? "").match(/\S+/g) || []).map((piece) => ({ piece, word: piece.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, "") }));
}

/** Words as they are compared: case and blanks do not count. */
function likeWords(text) {
  return wordsIn(text).map((each) => each.word.normalize("NFKC").toLowerCase()).filter(Boolean).join(" ");
}

/** For each word of a text, the keyword it is part of, or -1. Longer keywords first, so that a phrase keeps its words. */
function keywordsAt(words, keywords) {
  const plain = words.map((each) => likeWords(each.word));
  const at = words.map(() => -1);
  const order = keywords.map((text, i) => ({ i, parts: likeWords(text).split(" ").filter(Boolean) })).sort((a, b) => b.parts.length - a.parts.length);
  for (const { i, parts } of order) {
    for (let from = 0; parts.length && from + parts.length <= plain.length; from += 1) {
      if (parts.every((part, k) => plain[from + k] === part && at[from + k] === -1)) parts.forEach((_, k) => (at[from + k] = i));
    }
  }
  return at;
}

ADDED.from = (field, ctx) => {
  const source = field.from;
  const column = field.columns[0].id;
  const label = ctx.fields.find((each) => each.id === source)?.label ?? "your text";
  const list = h("p", { class: "pk-picks", role: "group", "aria-labelledby": ctx.id("pick"), dir: "auto", onkeydown: walk });
  const several = button("pk-secondary pk-picks-several", "Pick several words as one", () => mode(first === null ? -1 : null), { "data-pk-key": "several", "aria-pressed": "false" });
  const none = h("p", { class: "pk-hint" }, `Once you have written “${label}”, you can pick words from it here.`);
  const how = h("p", { class: "pk-hint", id: ctx.id("pick-how") });
  const some = h("div", { "aria-describedby": ctx.id("pick-how") }, how, several, list);
  const el = h("div", { class: "pk-picker" }, h("p", { class: "pk-cell-label", id: ctx.id("pick") }, "Pick them from your own words"), none, some);
  let words = [];
  let first = null; // null: one word at a time; -1: the first of several is wanted; else where it is
  let focus = 0;
  let shown = null;

  const rows = () => (ctx.others.value(field.id) || []).filter((row) => !blank(row));
  const keywords = () => rows().map((row) => String(row[column] ?? ""));
  const buttons = () => [...list.querySelectorAll("button")];

  function mode(to) {
    first = to;
    several.setAttribute("aria-pressed", String(first !== null));
    draw();
    if (first === -1) ctx.say("Choose the first word.");
  }

  function press(at) {
    focus = at;
    if (first === -1) {
      first = at;
      draw();
      return ctx.say(`From “${words[at].word}”. Now choose the last word.`);
    }
    if (first !== null) {
      const [from, to] = [Math.min(first, at), Math.max(first, at)];
      first = null;
      several.setAttribute("aria-pressed", "false");
      return add(words.slice(from, to + 1).map((each) => each.piece).join(" "));
    }
    const taken = keywordsAt(words, keywords())[at];
    if (taken >= 0) return putBack(taken);
    return add(words[at].word);
  }

  function add(text) {
    const tidy = text.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, "");
    if (keywords().some((each) => likeWords(each) === likeWords(tidy))) {
      draw();
      return ctx.say(`“${tidy}” is a keyword already.`);
    }
    const now = rows();
    ctx.others.put(field.id, [...now, { _id: newRowId(now.map((row) => row._id)), [column]: tidy }]);
    ctx.say(`“${tidy}” is a keyword now.`);
    draw();
  }

  function putBack(at) {
    const now = rows();
    ctx.others.put(field.id, now.filter((_, i) => i !== at));
    ctx.say(`“${now[at][column]}” put back.`);
    draw();
  }

  /** One stop for Tab; arrows, Home and End walk from word to word. */
  function walk(event) {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -words.length, End: words.length };
    if (event.key === "Escape" && first !== null) return mode(null);
    if (!(event.key in steps)) return;
    event.preventDefault();
    focus = Math.max(0, Math.min(words.length - 1, focus + steps[event.key]));
    buttons().forEach((each, i) => (each.tabIndex = i === focus ? 0 : -1));
    buttons()[focus].focus();
  }

  function build(text) {
    shown = text;
    words = wordsIn(text).filter((each) => each.word);
    focus = 0;
    first = null;
    several.setAttribute("aria-pressed", "false");
    list.replaceChildren(...words.flatMap((each, i) => [i ? " " : "", h("button", { type: "button", class: "pk-word-pick", onclick: () => press(i), "data-pk-key": "pick-" + i }, each.piece)]));
  }

  function draw() {
    const text = String(ctx.others.value(source) ?? "");
    if (text !== shown) build(text);
    show(none, !words.length);
    show(some, words.length);
    how.textContent = first === null ? "Press a word to make it a keyword; press it again to put it back. With keys: arrows lead from word to word." : first === -1 ? "Choose the first word." : "Now choose the last word.";
    const at = keywordsAt(words, keywords());
    buttons().forEach((each, i) => {
      each.tabIndex = i === focus ? 0 : -1;
      each.setAttribute("aria-pressed", String(at[i] >= 0));
      each.classList.toggle("pk-pick-first", first === i);
      each.classList.toggle("pk-pick-joins", at[i] >= 0 && at[i] === at[i + 1]);
    });
  }

  ctx.others.follow((id) => [null, source, field.id].includes(id) && draw());
  ctx.others.beside(field.id, el, source); // covered with the text it shows
  draw();
  return null;
};
