// An earlier answer looked at again: shown, and parts of it picked. With none yet, its picks come from the quick one.

import { same } from "../../compare.js";
import { h, show } from "../../dom.js";
import { KINDS, RECALLED } from "../../registry.js";
import { tickable } from "../choice/index.js";

/** Which version of the earlier answer shows, where there is more than one: { el, set(found) }. `choose(version)` shows another. */
function recallVersions(ctx, choose) {
  const select = h("select", { class: "pk-input pk-short-input", id: ctx.id("version"), "data-pk-key": "version", onchange: () => choose(Number(select.value)) });
  const el = h("div", { class: "pk-cell", hidden: true }, h("label", { class: "pk-cell-label", for: select.id }, "Which version"), select);
  return {
    el,
    set({ version, versions = [] }) {
      const newest = versions.at(-1)?.version;
      select.replaceChildren(...[...versions].reverse().map((each) => h("option", { value: each.version }, `Version ${each.version}, ${each.said}${each.version === newest ? " (latest)" : ""}`)));
      select.value = String(version);
      show(el, versions.length > 1);
    },
  };
}

/** What was picked, in either shape of an answer: a list, or one beside the version it was picked from. */
function pickedOf(value) {
  const list = Array.isArray(value) ? value : value?.picked;
  return Array.isArray(list) ? list.filter((each) => typeof each === "string") : [];
}

KINDS.recall = (field, ctx) => {
  const from = h("p", { class: "pk-hint", id: ctx.id("from") });
  const versions = recallVersions(ctx, other);
  const problem = h("p", { class: "pk-error", role: "alert", hidden: true });
  const drawn = RECALLED[field.target?.kind]?.(field.target, {
    ...ctx,
    id: (part) => ctx.id("drawn-" + part),
    pick: field.pick,
    toggle: (text) => {
      changed(text, !picks().includes(text));
      draw();
    },
  });
  const ask = h("p", { class: "pk-cell-label", hidden: !field.pick }, field.pick_label || "Pick what matters here");
  const list = h("div", { class: "pk-options" });
  const none = h("p", { class: "pk-hint", hidden: true }, "Nothing was written there.");
  if (drawn) show(drawn.el, false);
  const el = h("div", { class: "pk-recall", role: "group", "aria-labelledby": ctx.id("from"), tabindex: "-1" }, from, versions.el, problem, drawn?.el, ask, list, none);
  let parts = [];
  let picked = []; // as they are called in the version `of`
  let of = 0;
  let entry; // whose version that is, where it is known
  let line = 0; // the entry that shows
  let base = []; // what was picked when the answer came, in the same names
  let was = {}; // version → { what somebody was called there: what they are called in the one that shows }
  let kept = []; // the answer as it came, with the version it was picked from where that is known
  let shown = 0; // the version that shows
  let known = false;

  const seen = (text) => ([undefined, line].includes(entry) && was[of]?.[text]) || text;
  const picks = () => picked.map(seen);

  function changed(text, yes) {
    base = base.map(seen);
    picked = picks().filter((each) => each !== text).concat(yes ? [text] : []);
    [of, entry] = [shown, undefined];
    drawn?.pick(picked);
    ctx.change(answer());
  }

  /** What is kept: the picks, and which version they were picked from. As it came where it says the same. */
  function answer() {
    if (same(base, picked)) return kept;
    return picked.length ? { picked, ...(shown && { version: shown }) } : [];
  }

  function part(each, i) {
    if (!field.pick) return h("p", { class: "pk-recalled", dir: "auto" }, each.text, each.detail && h("span", { class: "pk-hint" }, ` ${each.detail}`));
    return tickable("checkbox", ctx.id("part-" + i), { label: each.text, hint: each.detail }, {
      "data-pk-key": "part/" + each.text,
      checked: picks().includes(each.text),
      onchange: (event) => changed(each.text, event.target.checked),
    }).el;
  }

  function draw() {
    const then = new Map(picked.map((text) => [seen(text), text]));
    const gone = [...then.keys()].filter((text) => !parts.some((each) => each.text === text));
    const said = (each) => ((then.get(each.text) ?? each.text) === each.text ? each : { ...each, detail: `Called “${then.get(each.text)}” when you picked them.` });
    const all = [...parts.map(said), ...gone.map((text) => ({ text, detail: "No longer there, but you picked it." }))];
    list.replaceChildren(...all.map(part));
    show(none, known && !all.length);
    drawn?.pick(picks());
  }

  /** Show another version of the earlier answer. */
  async function other(version) {
    show(problem, false);
    try {
      const found = await ctx.ask("earlier", { version });
      if (found) recalled(found);
      if (found) ctx.say(found.said);
    } catch (error) {
      problem.textContent = error.message;
      show(problem, true);
    }
  }

  /** What the log book has of the earlier answer: { parts: [{text, detail}], said, version, versions, answer }, or null when there is none yet. */
  function recalled(found) {
    known = Boolean(found);
    from.textContent = found ? found.said : `You have nothing from ${field.target_title} yet.`;
    show(ask, field.pick && (found || parts.length));
    if (found) {
      parts = found.parts;
      shown = found.version;
      [was, line] = [found.was ?? {}, found.entry];
      versions.set(found);
    }
    if (drawn) show(drawn.el, found);
    if (found) drawn?.show(found.answer);
    draw();
  }

  return {
    el,
    main: el,
    group: true,
    set(value) {
      kept = value ?? [];
      base = picked = pickedOf(value);
      [of, entry] = [value?.version ?? 0, value?.entry];
      draw();
    },
    recalled,
    /** Parts that come from the quick one on this page. */
    follow(rows, column) {
      parts = (Array.isArray(rows) ? rows : rows?.people ?? []).map((row) => ({ text: String(row[column] ?? "").trim(), detail: "" })).filter((each) => each.text);
      show(ask, field.pick && parts.length);
      draw();
    },
  };
};
