// Where words come in: a box to type or paste, a file, what voices said. What is in the box is kept until it is added.

import { button, grow, h, show } from "../../dom.js";
import { takeIn } from "../../host.js";
import { whyNot } from "../../rpc.js";
import { alertLine } from "../alert_line.js";
import { filesDropped } from "../file_drop.js";
import { t } from "../../language.js";

/** @import { WordsField } from "../../generated/views.d.ts" */
/** @import { GatheredTold } from "../../generated/asks.d.ts" */
/** @import { AddWords, LookAt, WordsContext, WordsSource } from "./shapes.d.ts" */

const MOST_FILE = 6_000_000; // a larger message would break the page's line to the workbook

/**
 * Shows what is understood of words or of a file, and says where nothing is: { understood(what, given), file(chosen) }.
 * @param {LookAt} look
 * @param {(words: string) => void} say
 */
function wordsRead(look, say) {
  async function understood(/** @type {WordsSource["what"]} */ what, /** @type {WordsSource["given"]} */ given) {
    say("");
    try {
      await look(what, given);
    } catch (error) {
      say(whyNot(error, t("That could not be read. Nothing was changed.")));
    }
  }

  async function file(/** @type {File} */ chosen) {
    try {
      await understood("read", await takeIn(chosen, MOST_FILE));
    } catch (error) {
      say(whyNot(error, t("This file can’t be read. Nothing was changed.")));
    }
  }

  return { understood, file };
}

/**
 * The words of what people said elsewhere on this card: { el, offer() }.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {ReturnType<typeof wordsRead>} read
 */
function voicesOffered(field, ctx, read) {
  const heard = () => (field.voices && ctx.others?.value(field.voices) || []).filter((/** @type {Record<string, unknown>} */ row) => String(row?.quote ?? "").trim());
  const el = button("pk-secondary", "", () => read.understood("voices", { rows: heard() }), { hidden: true, "data-pk-key": "voices" });

  function offer() {
    const n = heard().length;
    el.textContent = n === 1 ? t("Take words from your 1 voice") : t("Take words from your {n} voices", { n });
    show(el, n);
  }
  return { el, offer };
}

/**
 * { el, main, voices() }: `look(what, given)` shows what was understood, before anything is added; `added(rows, …)` adds rows.
 * @param {WordsField} field
 * @param {WordsContext} ctx
 * @param {LookAt} look
 * @param {AddWords} added
 */
export function wordsGather(field, ctx, look, added) {
  const main = h("textarea", { id: ctx.id("control"), class: "pk-input", rows: 3, dir: "auto", autocomplete: "off", "data-pk-key": "gather", "aria-describedby": ctx.id("gather-hint"), oninput: typed, onkeydown: keys });
  const label = h("label", { class: "pk-cell-label", for: main.id }, t("Type or paste words"));
  const hint = h("p", { class: "pk-hint", id: ctx.id("gather-hint") }, t('Words or sentences, a line a person, a comma between words. Quotation marks keep a phrase together: They call us "a dead end". Or a word and how many people said it: damp, 12.'));
  const waiting = h("p", { class: "pk-hint", hidden: true }, t("These are not in your list yet."));
  const { el: trouble, say } = alertLine();
  const read = wordsRead(look, say);
  const file = h("input", { type: "file", hidden: true, accept: ".txt,.csv,.tsv,.md,.docx,.vtt,.srt", onchange: () => file.files.length && read.file(file.files[0]).then(() => (file.value = "")) });
  const see = button("", t("Look at these words"), submit, { "data-pk-key": "look" });
  const choose = button("pk-secondary", t("Choose a file"), () => file.click(), { "data-pk-key": "file" });
  const voices = voicesOffered(field, ctx, read);
  const drop = h("p", { class: "pk-hint pk-drop-hint" }, t("A .txt, .csv or .docx file: choose it, or drop it here."));
  const el = h("div", { class: "pk-gather" }, label, hint, trouble, main, waiting,
    h("div", { class: "pk-buttons" }, see, choose, voices.el), drop, file);
  filesDropped(el, ([first, second]) => (second ? say(t("Drop one file at a time.")) : read.file(first)));
  ctx.waits.box(main, null, { asItStands });

  function typed() {
    grow(main);
    show(waiting, main.value.trim());
    say("");
  }

  function keys(/** @type {KeyboardEvent} */ event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  }

  async function submit() {
    if (!main.value.trim()) {
      say(t("Type or paste at least one word first."));
      return main.focus();
    }
    await read.understood("gather", { text: main.value });
  }

  /** Each line becomes a phrase, whatever its words; whether they could be added. */
  async function asItStands() {
    try {
      const told = await ctx.ask("gather", { text: main.value, whole: true });
      if (told) await added(/** @type {GatheredTold} */ (told).rows, [], "gather", false);
      return Boolean(told);
    } catch (error) {
      const words = whyNot(error, t("These could not be added just now. They are still in the box."));
      say(words);
      ctx.say(words);
      return false;
    }
  }

  return {
    el,
    main,
    asItStands,
    clear() {
      main.value = "";
      typed();
    },
    voices: voices.offer,
  };
}

/** @typedef {ReturnType<typeof wordsGather>} WordsGather */
