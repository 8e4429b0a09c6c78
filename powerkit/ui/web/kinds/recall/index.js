// An earlier answer looked at again: shown, and parts of it picked. With none yet, its picks come from the quick one.

import { button, h, show } from "../../dom.js";
import { KINDS, RECALLED } from "../../registry.js";
import { tickable } from "../choice/index.js";
import { recallPicks } from "./picks.js";
import { t } from "../../language.js";

/** @import { RecallField } from "../../generated/views.d.ts" */
/** @import { Picks } from "./picks.js" */
/** @import { Context, Row } from "../../shapes.d.ts" */
/** @import { EarlierTold, PartOfEarlier, RecallAsks } from "../../generated/asks.d.ts" */

const FIRST_PARTS = 12; // of many to pick from so many show on a phone, and those that are picked (screens.css)

// Long: what was picked, what is shown and from which version change together.
KINDS.recall = (/** @type {RecallField} */ field, /** @type {Context<RecallAsks>} */ ctx) => {
  const from = h("p", { class: "pk-hint", id: ctx.id("from") });
  const versions = recallVersions(ctx, other);
  const problem = h("p", { class: "pk-error", role: "alert", hidden: true });
  const drawn = RECALLED[/** @type {string} */ (field.target?.kind)]?.(field.target, {
    ...ctx,
    id: (/** @type {string} */ part) => ctx.id("drawn-" + part),
    pick: field.pick,
    toggle: (/** @type {string} */ text) => {
      changed(text, !picks.list().includes(text));
      draw();
    },
  });
  const ask = h("p", { class: "pk-cell-label", hidden: !field.pick }, field.pick_label || t("Pick what matters here"));
  const [list, none] = [h("div", { class: "pk-options" }), h("p", { class: "pk-hint", hidden: true }, t("Nothing was written there."))];
  if (drawn) show(drawn.el, false);
  const rest = recalledRest(list);
  const el = h("div", { class: "pk-recall", role: "group", "aria-labelledby": ctx.id("from"), tabindex: "-1" }, from, versions.el, problem, drawn?.el, ask, list, rest.el, none);
  const picks = recallPicks();
  let parts = /** @type {PartOfEarlier[]} */ ([]);
  let known = false;

  function changed(/** @type {string} */ text, /** @type {boolean} */ yes) {
    picks.change(text, yes);
    drawn?.pick(picks.list());
    ctx.change(picks.answer());
  }

  function draw() {
    const all = recalledParts(parts, picks.then());
    list.replaceChildren(...all.map((each, i) => recalledPart(field, ctx, each, i, picks.list().includes(each.text), changed)));
    if (field.pick) rest.sync();
    show(none, known && !all.length);
    drawn?.pick(picks.list());
  }

  /** Show another version of the earlier answer. */
  async function other(/** @type {number} */ version) {
    show(problem, false);
    try {
      const found = await ctx.ask("earlier", { version });
      if (found) recalled(found), ctx.say(found.said);
    } catch (error) {
      problem.textContent = /** @type {Error} */ (error).message;
      show(problem, true);
    }
  }

  /** What the log book has of the earlier answer: { parts: [{text, detail}], said, version, versions, answer }, or null when there is none yet. */
  function recalled(/** @type {EarlierTold | null} */ found) {
    known = Boolean(found);
    from.textContent = found?.said ?? noneYet(field);
    show(ask, field.pick && (found || parts.length));
    if (found) {
      parts = found.parts;
      picks.shows(found);
      versions.set(found);
    }
    if (drawn) show(drawn.el, found), found && drawn.show(found.answer, Boolean(found.ours));
    draw();
  }

  return {
    el,
    main: el,
    group: true,
    set(/** @type {Picks | null} */ value) {
      picks.set(value);
      draw();
    },
    recalled,
    parts: () => parts.map(({ text }) => text),
    /** Parts that come from the quick one on this page. */
    follow(/** @type {Row[] | { people: Row[] } | null} */ rows, /** @type {string} */ column) {
      parts = (Array.isArray(rows) ? rows : rows?.people ?? []).map((row) => ({ text: String(row[column] ?? "").trim(), detail: "" })).filter((each) => each.text);
      show(ask, field.pick && parts.length);
      draw();
    },
  };
};

/** The way to all of many parts, of which a phone shows the first and those that are picked: { el, sync() }. @param {HTMLElement} list */
function recalledRest(list) {
  const el = button("pk-quiet pk-recall-all", "", () => {
    list.classList.add("pk-all");
    show(el, false);
    /** @type {HTMLElement | null} */ (list.querySelector(".pk-beyond input"))?.focus();
  }, { hidden: true, "data-pk-key": "recall/all" });

  return {
    el,
    sync() {
      const all = list.childElementCount;
      [...list.children].forEach((part, i) => part.classList.toggle("pk-beyond", i >= FIRST_PARTS && all > FIRST_PARTS + 3 && !part.querySelector(":checked")));
      el.textContent = t("All {number}", { number: all });
      show(el, list.querySelector(".pk-beyond") && !list.classList.contains("pk-all"));
    },
  };
}

/**
 * What stands in the place of an earlier answer where there is none: where it is kept if it is made here.
 * @param {RecallField} field
 */
function noneYet({ quick, target_title }) {
  return quick ? t("What you make here is kept as your {target_title}. You can add to it there.", { target_title }) : t("You have nothing from {target_title} yet.", { target_title });
}

/**
 * The parts, and those that were picked and are gone; `then` is by what name each was picked.
 * @param {PartOfEarlier[]} parts
 * @param {Map<string, string>} then
 */
function recalledParts(parts, then) {
  const gone = [...then.keys()].filter((text) => !parts.some((each) => each.text === text));
  const said = (/** @type {PartOfEarlier} */ each) => ((then.get(each.text) ?? each.text) === each.text ? each : { ...each, detail: t("Called “{then}” when you picked them.", { then: then.get(each.text) }) });
  return [...parts.map(said), ...gone.map((text) => ({ text, detail: t("No longer there, but you picked it.") }))];
}

/**
 * A part to read, or to tick where parts are picked.
 * @param {RecallField} field
 * @param {Context<RecallAsks>} ctx
 * @param {PartOfEarlier} part
 * @param {number} i
 * @param {boolean} checked
 * @param {(text: string, yes: boolean) => void} changed
 */
function recalledPart(field, ctx, part, i, checked, changed) {
  if (!field.pick) return h("p", { class: "pk-recalled", dir: "auto" }, part.text, part.detail && h("span", { class: "pk-hint" }, ` ${part.detail}`));
  return tickable("checkbox", ctx.id("part-" + i), { label: part.text, hint: part.detail }, {
    "data-pk-key": "part/" + part.text,
    checked,
    onchange: (/** @type {Event} */ event) => changed(part.text, /** @type {HTMLInputElement} */ (event.target).checked),
  }).el;
}

/**
 * Which version of an earlier answer shows, where there is more than one; `choose(version)` shows another. Returns { el, set(found) }.
 * @param {{ id: (part: string) => string }} ctx
 * @param {(version: number) => void} choose
 */
function recallVersions(ctx, choose) {
  const select = h("select", { class: "pk-input pk-short-input", id: ctx.id("version"), "data-pk-key": "version", onchange: () => choose(Number(select.value)) });
  const el = h("div", { class: "pk-cell", hidden: true }, h("label", { class: "pk-cell-label", for: select.id }, t("Which version")), select);
  return {
    el,
    /** @param {{ version: number, versions?: { version: number, said: string }[] }} found */
    set({ version, versions = [] }) {
      const newest = versions.at(-1)?.version;
      select.replaceChildren(...[...versions].reverse().map((each) => h("option", { value: each.version }, each.version === newest ? t("Version {version}, {said} (latest)", each) : t("Version {version}, {said}", each))));
      select.value = String(version);
      show(el, versions.length > 1);
    },
  };
}
