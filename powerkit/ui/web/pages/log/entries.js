// The list of entries: how many were found, each with its first lines, and one of them opened.

import { canonical } from "../../compare.js";
import { button, h, show } from "../../dom.js";
import { doorTo } from "../page.js";
import { entryParts, narrow } from "./entry.js";
import { searchPart } from "./search.js";
import { t, tn } from "../../language.js";

/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { AskFind, AskOpen, BroughtBack, FoundTold, FromLog, Listed, LogTold, LogView, Opened } from "../../generated/pages.d.ts" */
/** @import { SearchPart } from "./search.js" */
/** @import { Known } from "../../shapes.d.ts" */

/** @typedef {{ el: HTMLElement, door: HTMLElement, panel: HTMLElement }} Item */

/**
 * @param {{ total: number, many: boolean }} given
 * @param {boolean} narrowed
 */
function tallied({ total, many }, narrowed) {
  if (!total) return narrowed ? t("No entries found") : t("No entries yet");
  if (many) return narrowed ? t("More than {number} entries found", { number: total - 1 }) : t("More than {number} entries, newest first", { number: total - 1 });
  return narrowed ? tn("{number} entry found", "{number} entries found", total) : tn("{number} entry, newest first", "{number} entries, newest first", total);
}

const NONE_YET = () => [
  h("h2", {}, t("Nothing here yet")),
  h("p", {}, t("When you save a card, it shows here with its date. Start with any card: nothing has to be finished before you save it.")),
  h("p", {}, doorTo("00-start.ipynb", "", { class: "pk-link pk-go" }, t("Choose a card"))),
];

const NONE_FOUND = () => [h("p", {}, t("Nothing matches all of that. Try fewer or shorter words, or show all entries."))];

/**
 * The entry that the page's address names: { look(), shown(id), uncovered() }. It is opened, and brought to the top once it can be read.
 * @param {Map<number, Item>} open
 * @param {(id: number) => void} toggle
 */
function arrivalAt(open, toggle) {
  let comes = 0;
  let ready = false;
  return {
    look() {
      const asked = Number(/^#entry-(\d+)$/.exec(location.hash)?.[1]);
      if (!open.get(asked)?.panel.hidden) return;
      [comes, ready] = [asked, false];
      toggle(asked);
    },
    shown(/** @type {number} */ id) {
      if (id === comes) ready = true;
      this.uncovered();
    },
    uncovered() {
      const { el } = open.get(comes) ?? {};
      if (!ready || !el?.isConnected) return;
      comes = 0;
      el.scrollIntoView({ block: "start" });
    },
  };
}

/**
 * Have the number found read aloud once, when another search was made and the typing rests.
 * @param {Page<LogView>} ctx
 * @param {SearchPart} search
 * @param {HTMLElement} count
 */
function countTold(ctx, search, count) {
  let asked = canonical(search.given()); // what the list was last searched by
  let rest = 0;
  ctx.leaving(() => clearTimeout(rest));
  return () => {
    clearTimeout(rest);
    if (asked === canonical(search.given())) return;
    asked = canonical(search.given());
    rest = setTimeout(() => ctx.say(/** @type {string} */ (count.textContent)), 4 * ctx.timing.debounce);
  };
}

/**
 * What was found, right under the search: with what is typed there the search comes to the top of the window.
 * @param {SearchPart} given
 * @param {HTMLElement} count
 * @param {HTMLElement[]} parts
 */
function resultsOf({ form, clear }, count, ...parts) {
  const el = h("div", { class: "pk-results" }, h("div", { class: "pk-count-line" }, count, clear), ...parts);
  form.addEventListener("input", (/** @type {Event} */ { target }) => {
    if (!/** @type {HTMLElement} */ (target).matches("[type=search]")) return;
    el.classList.add("pk-searched"); // as tall as the window, so that there is something to scroll
    if (form.getBoundingClientRect().top > window.innerHeight / 3) form.scrollIntoView({ block: "start" });
  });
  return el;
}

/**
 * An entry on the list: its title, when and where, its first words. Returns { el, door, panel }.
 * @param {Page<LogView>} ctx
 * @param {Listed} one
 * @param {() => void} toggle
 * @returns {Item}
 */
function entryItem(ctx, one, toggle) {
  const id = ctx.id("entry-" + one.id);
  const panel = h("div", { class: "pk-entry-body", id, hidden: true });
  const door = h("button", { type: "button", class: "pk-open", "aria-expanded": "false", "aria-controls": id, onclick: toggle },
    one.card && h("span", { class: "pk-number" }, one.card), one.card && " ", one.title || t("A card that is no longer in the deck"));
  const el = h("li", { class: "pk-entry", "data-pk-entry": String(one.id) },
    h("h3", {}, door),
    h("p", { class: "pk-quiet-words" }, [one.day, one.community, one.group && t("A group’s entry"), t("Version {version}", { version: one.version })].filter(Boolean).join(" · ")),
    one.parts.length > 0 && h("p", { class: "pk-snippet", dir: "auto" }, ...one.parts.map(([text, hit]) => (hit ? h("mark", {}, text) : text))),
    panel);
  return { el, door, panel };
}

/**
 * { parts, find(), begun(message), found(message, question), opened(message, question), back(message) }.
 * @param {Page<LogView>} ctx
 * @param {Engine<FromLog>["ask"]} ask
 * @param {Parameters<typeof entryParts>[3]} forget
 */
// Long: the list of entries, those opened in it and where a search left off.
export function entriesPart(ctx, ask, forget) {
  const open = /** @type {Known<Item, number>} */ (new Map()); // by the id of the entry
  const search = searchPart(ctx, () => ask("find", search.given()));
  const count = h("h2", { class: "pk-count", tabindex: "-1" });
  const list = h("ol", { class: "pk-entries" });
  const more = button("pk-secondary", t("Show more entries"), () => ask("find", { ...search.given(), after: lastPlace }), { hidden: true });
  const nothing = h("div", { class: "pk-empty", hidden: true });
  const tellCount = countTold(ctx, search, count);
  let lastPlace = 0;
  let nothingYet = false;
  const arrival = arrivalAt(open, toggle);
  ctx.covering.push((/** @type {boolean} */ covered) => covered || arrival.uncovered());
  const results = resultsOf(search, count, nothing, list, more);

  function empty(/** @type {number} */ total) {
    show(nothing, nothingYet || (!total && search.narrowed()));
    nothing.replaceChildren(...(nothingYet ? NONE_YET() : NONE_FOUND()));
  }

  function listed(/** @type {Listed} */ one) {
    const made = entryItem(ctx, one, () => toggle(one.id));
    open.set(one.id, made);
    return made.el;
  }

  function toggle(/** @type {number} */ id) {
    const { door, panel } = open.get(id);
    const yes = panel.hidden;
    door.setAttribute("aria-expanded", String(yes));
    show(panel, yes);
    if (!yes) return panel.replaceChildren();
    panel.replaceChildren(h("p", {}, t("Opening…")));
    ask("open", { entry: id, version: 0, narrow: narrow() });
  }

  function opened(/** @type {Opened | BroughtBack} */ message, /** @type {Pick<AskOpen, "version">} */ { version }) {
    const { panel } = open.get(message.entry.id) ?? {};
    if (!panel || panel.hidden) return;
    const back = panel.contains(document.activeElement); // a version was chosen here: keep the person's place
    const [title, ...rest] = entryParts(ctx, message, ask, forget);
    panel.replaceChildren(title, ...rest);
    arrival.shown(message.entry.id);
    if (back || version) title.focus();
    if (version) ctx.say(t("Version {version} is shown.", { version: message.entry.version }));
  }

  return {
    parts: [search.form, results],
    find: search.now,
    begun(/** @type {LogTold} */ message) {
      nothingYet = message.empty;
      search.communities(message.communities);
      show(search.form, !nothingYet);
      show(count, !nothingYet);
      empty(list.children.length);
    },
    found(/** @type {FoundTold} */ message, /** @type {AskFind} */ question) {
      const from = list.children.length;
      if (!question.after) {
        open.clear();
        list.replaceChildren();
      }
      list.append(...message.entries.map(listed));
      lastPlace = message.entries.at(-1)?.place ?? lastPlace;
      show(more, message.more);
      if (question.after) return void list.children[from]?.querySelector("button")?.focus();
      show(search.clear, search.narrowed());
      results.classList.toggle("pk-searched", search.narrowed());
      if (!search.narrowed()) arrival.look();
      count.textContent = tallied(message, search.narrowed());
      empty(message.total);
      tellCount();
    },
    opened,
    back(/** @type {BroughtBack} */ message) {
      opened(message, { version: message.entry.version });
      ctx.say(t("Version {back} is back, as version {version}.", { back: message.back, version: message.entry.version }));
    },
  };
}
