// Words in groups by theme: dragged, or chosen and moved by a menu or by keys. One word is in one theme.

import { aside, button, h, show } from "../../dom.js";
import { saidBy, wordKey, wordThemesIn, wordsMany } from "./model.js";

/** { el, draw() }. Themes that hold no word yet are kept while the page is open. */
export function wordThemes(ctx, list) {
  const made = new Set(); // themes named here that hold nothing yet
  const chosen = new Set();
  let dragged = [];
  const how = h("p", { class: "pk-hint", id: ctx.id("themes-how") }, "Tap words to choose them, then move them to a theme. You can also drag a word, or press Alt and an arrow key on it.");
  const name = h("input", { id: ctx.id("theme-new"), class: "pk-input", type: "text", autocomplete: "off", dir: "auto", "data-pk-key": "theme-new", onkeydown: (event) => event.key === "Enter" && (event.preventDefault(), create()) });
  const naming = h("div", { class: "pk-words-line" }, h("label", { for: name.id, class: "pk-cell-label" }, "A new theme"), name, button("pk-secondary", "Make this theme", create, { "data-pk-key": "theme-make" }));
  const picked = h("p", { class: "pk-words-picked", role: "status" });
  const menu = h("select", { id: ctx.id("theme-menu"), class: "pk-input", "data-pk-key": "theme-menu" });
  const go = button("", "Move", () => (chosen.size ? move([...chosen], menu.value) : ctx.say("Choose words first.")), { "data-pk-key": "theme-move" });
  const moving = h("div", { class: "pk-words-line" }, h("label", { for: menu.id, class: "pk-cell-label" }, "Move them to"), menu, go,
    button("pk-quiet", "Choose none", () => choose([]), { "data-pk-key": "theme-none" }));
  const groups = h("div", { class: "pk-themes" });
  const el = h("div", { class: "pk-words-themes" }, how, naming, picked, moving, groups);
  ctx.waits.box(name);
  const renames = ctx.waits.naming("theme-name", "Name of the theme", (theme, text) => themes().includes(theme) && rename(theme, { value: text }));
  ctx.waits.source("themes-empty", {
    get: () => [...made],
    set(names) {
      made.clear();
      names?.forEach((each) => made.add(each));
      draw();
    },
    label: () => "Themes with no word yet",
  });
  const inTheme = (row, theme) => wordKey(row.theme) === wordKey(theme);
  const called = (theme) => theme || "No theme yet";

  /** The themes in the order they came; words with none stand first, and an empty "No theme yet" last. */
  function themes() {
    const named = wordThemesIn([...list.words().map((row) => row.theme), ...made]);
    return list.words().some((row) => inTheme(row, "")) ? ["", ...named] : [...named, ""];
  }

  function create() {
    const given = name.value.trim();
    if (!given) return name.focus();
    const theme = themes().find((each) => wordKey(each) === wordKey(given)) ?? given;
    made.add(theme);
    name.value = "";
    if (chosen.size) move([...chosen], theme);
    else draw();
    ctx.say(`Theme ${theme} is there. Choose words to move to it.`);
  }

  function choose(ids) {
    chosen.clear();
    ids.forEach((id) => chosen.add(id));
    showChosen();
  }

  function showChosen() {
    el.querySelectorAll(".pk-theme-word").forEach((word) => word.setAttribute("aria-pressed", String(chosen.has(word.getAttribute("data-pk-word")))));
    picked.textContent = chosen.size ? `${wordsMany(chosen.size)} chosen.` : "No word chosen yet.";
    go.setAttribute("aria-disabled", String(!chosen.size));
    el.querySelectorAll(".pk-theme-name").forEach((name) => show(name, !chosen.size)); // one gives way to the other: nothing jumps
    el.querySelectorAll(".pk-theme-here").forEach((here) => {
      show(here, chosen.size);
      here.textContent = chosen.size === 1 ? "Put it here" : `Put ${chosen.size} here`;
      here.setAttribute("aria-label", `${here.textContent}: ${called(here.closest(".pk-theme").getAttribute("data-pk-theme"))}`);
    });
  }

  function move(ids, theme, focus) {
    const rows = ids.map((id) => list.find(id)).filter((row) => row && !inTheme(row, theme));
    chosen.clear();
    if (!rows.length) return draw();
    const what = rows.length === 1 ? `“${rows[0].word}”` : wordsMany(rows.length);
    made.delete(theme);
    list.put(list.rows().map((row) => (rows.includes(row) ? { ...row, theme } : row)), `Moved ${what} to ${called(theme)}.`, "", "themes");
    draw();
    ctx.say(`${what} moved to ${called(theme)}.`);
    el.querySelector(`[data-pk-key="${CSS.escape("theme/" + (focus ?? ids[0]))}"]`)?.focus();
  }

  function rename(theme, input) {
    const name = input.value.trim();
    if (name === theme) return;
    const another = name && themes().find((each) => each !== theme && wordKey(each) === wordKey(name));
    const next = another || name;
    if (made.delete(theme)) made.add(next);
    const said = another ? `Themes ${theme} and ${next} are one now. Undo parts them.` : next ? `Theme ${theme} is called ${next}.` : `Theme ${theme} taken away; its words stay.`;
    list.put(list.rows().map((row) => (inTheme(row, theme) ? { ...row, theme: next } : row)), said, "", "themes");
    draw();
    if (another) ctx.say(said);
  }

  function word(row, theme) {
    const step = (by) => {
      const all = themes();
      const to = all[(all.indexOf(theme) + by + all.length) % all.length];
      if (all.length > 1) move(chosen.has(row._id) ? [...chosen] : [row._id], to, row._id);
    };
    return h("button", {
      type: "button", class: "pk-theme-word", draggable: "true", "aria-pressed": "false", "data-pk-word": row._id, "data-pk-key": "theme/" + row._id, "aria-describedby": how.id,
      onclick: () => { chosen.delete(row._id) || chosen.add(row._id); showChosen(); },
      onkeydown: (event) => {
        const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
        if (event.altKey && by) { event.preventDefault(); step(by); }
      },
      ondragstart: (event) => {
        event.dataTransfer.setData("text/plain", row.word);
        event.dataTransfer.effectAllowed = "move";
        dragged = chosen.has(row._id) ? [...chosen] : [row._id];
      },
    }, h("bdi", {}, row.word), h("span", { class: "pk-word-said" }, " ", saidBy(row)));
  }

  function group(theme) {
    const rows = list.words().filter((row) => inTheme(row, theme));
    const id = ctx.id("theme-" + themes().indexOf(theme));
    const head = h(ctx.head ?? "h4", { class: "pk-words-head", id, dir: "auto" }, called(theme), h("span", { class: "pk-words-many" }, ` (${rows.length})`));
    const input = theme && h("input", { class: "pk-input", type: "text", value: theme, "aria-label": `Name of the theme ${theme}`, dir: "auto", "data-pk-key": "theme-name/" + theme, oninput: () => renames.typed(theme, input.value), onchange: () => (renames.done(theme), rename(theme, input)) });
    const here = button("pk-secondary pk-theme-here", "", () => move([...chosen], theme), { hidden: true, "data-pk-key": "theme-here/" + theme });
    const box = h("section", {
      class: "pk-theme", "aria-labelledby": id, "data-pk-theme": theme,
      ondragover: (event) => { event.preventDefault(); box.classList.add("pk-over"); },
      ondragleave: () => box.classList.remove("pk-over"),
      ondrop: (event) => { event.preventDefault(); event.stopPropagation(); move(dragged, theme); },
    }, h("div", { class: "pk-theme-head" }, head, input && h("details", { class: "pk-theme-name" }, h("summary", {}, "Rename", aside(` ${theme}`)), input), here), h("div", { class: "pk-theme-words" }, ...rows.map((row) => word(row, theme))),
      rows.length ? "" : h("p", { class: "pk-hint" }, "No words here yet."));
    return box;
  }

  function draw() {
    const had = groups.contains(document.activeElement) && document.activeElement.getAttribute("data-pk-key");
    const all = themes();
    menu.replaceChildren(...all.map((theme) => h("option", { value: theme }, called(theme))));
    groups.replaceChildren(...all.map(group));
    for (const id of chosen) if (!list.find(id)) chosen.delete(id);
    showChosen();
    if (had) groups.querySelector(`[data-pk-key="${CSS.escape(had)}"]`)?.focus({ preventScroll: true });
  }

  return { el, draw };
}
