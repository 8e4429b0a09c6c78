// What a leader is asked about names before a share or a review is made: the same questions on both pages.

//# style ./names.css
import { button, h } from "../../dom.js";
import { asked, problemLine } from "../../forms.js";
import { readingOf } from "./reading.js";
import { nameLists, nameRow, wordChip } from "./table.js";
import { t, tn } from "../../language.js";

/** @import { GuessLine, NameLine, NamesAct, Page, RoleOf } from "../shapes.d.ts" */
/** @import { DecidedWord, GuessTold, KnownTold, NamesTold, WordTold } from "../../generated/pages.d.ts" */

/** How many names are to be looked at, and words to be decided on: of what there is none nothing is said. */
function toLookAt(/** @type {number} */ names, /** @type {number} */ words) {
  const [fresh, toSay] = [tn("{number} name", "{number} names", names), tn("{number} word", "{number} words", words)];
  if (names && words) return t("{fresh} to look at, and {toSay} to decide on.", { fresh, toSay });
  return names ? t("{fresh} to look at.", { fresh }) : words ? t("{toSay} to decide on.", { toSay }) : t("No new names to look at.");
}

/**
 * `ask()` has Python look for names, `decide(words, more)` has it keep what is said of them. `roleOf(name, role, id)`
 * gives { el, get } for the role of somebody known. Returns { el, open, draw(found), decisions(), missed(), uncovered() }.
 * @param {Page} ctx
 * @param {NamesAct & { roleOf?: RoleOf | null }} given
 */
export function namesAsked(ctx, { ask, decide, roleOf = null }) {
  const lists = h("div", { class: "pk-name-lists" });
  const added = asked(ctx, "add-name", t("A name that is missing here"), h("input", { type: "text", class: "pk-input", dir: "auto", autocomplete: "off" }), t("Also a nickname, or a name in a writing without capitals: no program can find those by itself."));
  const add = button("pk-secondary", t("Add it as a name"), addOne);
  const reading = h("div");
  const el = h("div", {}, lists, h("div", { class: "pk-add" }, added.el, add), reading);
  /** @type {(NameLine | GuessLine)[]} */
  let rows = []; // what is decided when the leader goes on
  const toSay = stillToSay();

  function draw(/** @type {NamesTold} */ found) {
    rows = [];
    toSay.clear();
    lists.replaceChildren(...nameLists(found, known, guess, other, Boolean(roleOf)));
    reading.replaceChildren(readingOf(found, (/** @type {string} */ word) => (added.control.value = word)));
    const fresh = found.known.filter((item) => item.here && item.new);
    const open = found.guesses.filter((each) => !each.plain).length + found.unsure.length;
    ctx.say(toLookAt(fresh.length, open));
  }

  function known(/** @type {KnownTold} */ { name, code, role, like, same }) {
    const at = rows.length;
    const choice = roleOf?.(name, role, ctx.id("role-" + at));
    const who = like.length ? sameAs(ctx.id("same-" + at), name, like, same, same ? t("Somebody else") : code) : null;
    const made = nameRow(ctx.id("name-" + at), name, who?.el ?? code, { checked: true, "data-pk-name": name }, choice?.el);
    rows.push({ word: name, input: made.input, was: true, role: choice?.get ?? (() => role), roleWas: role, same: who?.get, sameWas: same });
    return made.el;
  }

  function guess(/** @type {WordTold & Partial<GuessTold>} */ { word, times, around, likely = false, like = [] }, /** @type {(() => boolean) | undefined} */ seen, checked = false) {
    const told = [times > 1 && t("{times} times", { times }), around !== word && around].filter(Boolean).join(": ");
    const who = like.length ? sameAs(ctx.id("same-" + rows.length), word, like, like[0], t("Somebody else")) : null;
    const made = nameRow(ctx.id("guess-" + rows.length), word, who ? h("span", { class: "pk-name-beside" }, h("span", {}, told), who.el) : told, { checked, "data-pk-guess": word });
    rows.push({ word, input: made.input, was: null, seen: likely ? () => toSay.asked(word) : /** @type {() => boolean} */ (seen), likely, open: likely || checked, same: who?.get });
    return made.el;
  }

  /** A word that may be a name is asked for as a likely one is; one that is hardly a name is remembered only if it is ticked. */
  function other(/** @type {Pick<GuessTold, 'word' | 'around' | 'plain'>} */ { word, around, plain }) {
    const made = wordChip(ctx.id("guess-" + rows.length), word, around);
    rows.push({ word, input: made.input, was: null, seen: () => toSay.asked(word), likely: !plain });
    return made.el;
  }

  function addOne() {
    const word = added.control.value.trim();
    if (!word) return added.control.focus();
    added.control.value = "";
    decide([...decisionsOf(rows), { word, is_name: true, role: "" }], { again: true });
    ctx.say(t("{word} is added as a name.", { word }));
  }

  function open() {
    lists.replaceChildren(h("p", {}, t("Looking for names…")));
    reading.replaceChildren();
    ask();
  }

  return { el, open, draw, decisions: () => decisionsOf(rows), missed: () => toSay.missed(rows), uncovered: () => toSay.uncovered(rows) };
}

/** Leads to the first line of which something is still to be said, and says so: { clear(), asked(word), missed(rows), uncovered(rows) }. */
function stillToSay() {
  const line = problemLine();
  /** @type {Set<string>} */
  const asked = new Set(); // the words that were led to

  function lead(/** @type {(NameLine | GuessLine)[]} */ left, /** @type {(left: number) => string} */ words) {
    line.set("");
    if (!left.length) return false;
    left[0].input.closest("table, ul")?.before(line.el);
    line.set(words(left.length));
    left[0].input.focus();
    return true;
  }

  return {
    clear() {
      line.set("");
      asked.clear();
    },
    asked: (/** @type {string} */ word) => asked.has(word),
    /** Whether nothing was said of what may be a name, which is not a no: it is asked for once, for a screen is scrolled past. */
    missed(/** @type {(NameLine | GuessLine)[]} */ rows) {
      const left = rows.filter((row) => row.likely && !row.input.checked && !row.seen());
      left.forEach(({ word }) => asked.add(word));
      return lead(left, (number) => tn("Is this a person’s name? Tick it. If it is none, press Continue again.", "Are these {number} people’s names? Tick those that are. If none is, press Continue again.", number));
    },
    /** Whether what was said brings up more to decide on: a name that is none leaves its words as they are. */
    uncovered: (/** @type {(NameLine | GuessLine)[]} */ rows) => lead(rows.filter((row) => row.open), (left) => tn("What you said brings up {number} more word: is it a person’s name?", "What you said brings up {number} more words: are they people’s names?", left)),
  };
}

/**
 * What has to be remembered: what was changed, and every guess the leader was asked about.
 * @param {(NameLine | GuessLine)[]} rows
 * @returns {DecidedWord[]}
 */
function decisionsOf(rows) {
  return rows.flatMap(({ word, input, was, role, roleWas, seen, same, sameWas }) => {
    const is_name = input.checked;
    const who = same && is_name && same() !== sameWas ? { same_as: same() } : {};
    if (was === null) return is_name || seen() ? [{ word, is_name, role: "", ...who }] : [];
    const now = role();
    return is_name !== was || now !== roleWas || "same_as" in who ? [{ word, is_name, role: now, ...who }] : [];
  });
}

/**
 * Whether a name is another's in short or in full: { el, get() }, which gives that name, or "" for somebody else.
 * @param {string} id
 * @param {string} name
 * @param {string[]} like
 * @param {string} same
 * @param {string} other
 */
function sameAs(id, name, like, same, other) {
  const el = h("select", { class: "pk-input", id, "aria-label": t("Who is {name}?", { name }), "data-pk-same": name },
    h("option", { value: "" }, other), ...like.map((each) => h("option", { value: each, selected: each === same }, t("Same as {name}", { name: each }))));
  return { el, get: () => el.value };
}
