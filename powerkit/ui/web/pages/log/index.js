// The log book page: entries with a search as you type, all actions, and forgetting, each behind a tab.

import { button, h, show } from "../../dom.js";
import { asked, day, tabbed } from "../../forms.js";
import { shared } from "../../page_state.js";
import { blocksOf, lined, pairs } from "../blocks.js";
import { doorTo, pageWidget } from "../page.js";
import { actionsPart } from "./actions.js";
import { forgetPart } from "./forget.js";
import { quickEntry } from "./quick_entry.js";

const logPage = (root, ctx) => {
  // What was asked for is remembered while the page stays, in case it is drawn anew; never in the browser's store.
  const BLANK = { text: "", card: "", capability: 0, community: "", since: "", until: "" };
  const kept = (shared().log ??= { ...BLANK });
  const engine = ctx.talk({
    hello: onHello, found: onFound, entry: onEntry, back: onBack, refused: onRefused, noted: onNoted,
    actions: (m) => actions.list(m), changed: (m, a) => counted(m, () => actions.changed(m, a)), added: (m) => counted(m, () => actions.added(m)), calendar: (m) => actions.calendar(m),
    parts: (m) => forget.parts(m), plan: (m) => forget.plan(m), forgotten: (m) => forget.forgotten(m),
  });
  const ask = engine.ask;
  const opened = new Map(); // entry id → { open, panel }
  const quick = quickEntry(ctx, ask);
  const actions = actionsPart(ctx, ask);
  const forget = forgetPart(ctx, ask, () => { ask("hello"); find(); });
  let timer = 0;
  let lastPlace = 0;
  let nothingYet = false;

  // ---- what the list is narrowed by ----
  const search = h("input", { class: "pk-input", type: "search", autocomplete: "off", spellcheck: "false", "data-pk-key": "search", oninput: typed });
  const controls = {
    card: h("select", { class: "pk-input", onchange: narrowed }, h("option", { value: "" }, "All cards"), ...ctx.view.cards.map((one) => h("option", { value: one.id }, /^\d/.test(one.id) ? `${one.id} ${one.title}` : one.title))),
    capability: h("select", { class: "pk-input", onchange: narrowed }, h("option", { value: "0" }, "All capabilities"), ...ctx.view.capabilities.map((one) => h("option", { value: String(one.number) }, `${one.number}. ${one.title}`))),
    community: h("select", { class: "pk-input", onchange: narrowed }, h("option", { value: "" }, "All communities")),
    since: day({ onchange: narrowed }),
    until: day({ onchange: narrowed }),
  };
  const clear = button("pk-secondary", "Show all entries", showAll, { hidden: true });
  const narrow = h("details", { class: "pk-narrow", "data-pk-key": "narrow" }, h("summary", {}, "Narrow the list by card, capability, community or day"),
    h("div", { class: "pk-narrow-parts" }, asked(ctx, "capability", "Capability", controls.capability).el, asked(ctx, "card", "Card", controls.card).el, asked(ctx, "community", "Community", controls.community).el,
      h("div", { class: "pk-pair" }, asked(ctx, "since", "Saved from", controls.since).el, asked(ctx, "until", "Saved until", controls.until).el)));
  const form = h("form", { class: "pk-find", role: "search", onsubmit: (event) => { event.preventDefault(); find(); } },
    asked(ctx, "search", "Search your entries", search, "Any words you wrote, or a card’s number. The list changes as you type.").el, narrow, clear);
  const count = h("h2", { class: "pk-count", tabindex: "-1" });
  const list = h("ol", { class: "pk-entries" });
  const more = button("pk-secondary", "Show more entries", () => ask("find", { ...kept, after: lastPlace }), { hidden: true });
  const nothing = h("div", { class: "pk-empty", hidden: true });
  const tabs = tabbed(ctx, "Parts of your log book", [
    { id: "entries", label: "Entries", el: h("div", {}, quick.el, form, count, nothing, list, more) },
    { id: "actions", label: "Actions", el: actions.el, opened: () => ask("actions", {}) },
    { id: "forget", label: "Forget", el: forget.el },
  ], location.hash === "#actions" ? "actions" : location.hash === "#forget" ? "forget" : "entries");
  root.append(engine.words, tabs.el);
  search.value = kept.text;
  for (const name in controls) controls[name].value = String(kept[name]);
  narrow.open = isNarrowed();

  function isNarrowed() {
    return Object.keys(controls).some((name) => kept[name] && String(kept[name]) !== "0");
  }

  // ---- asking ----
  function find() {
    clearTimeout(timer);
    ask("find", { ...kept });
  }

  function typed() {
    clearTimeout(timer);
    kept.text = search.value;
    timer = setTimeout(find, ctx.timing.debounce);
  }

  function narrowed() {
    for (const name in controls) kept[name] = name === "capability" ? Number(controls[name].value) : controls[name].value;
    find();
  }

  function showAll() {
    Object.assign(kept, BLANK);
    search.value = "";
    for (const name in controls) controls[name].value = name === "capability" ? "0" : "";
    search.focus();
    find();
  }

  // ---- what Python says ----
  function onHello(message) {
    nothingYet = message.empty;
    const options = message.communities.map((name) => h("option", { value: name }, name));
    controls.community.replaceChildren(controls.community.options[0], ...options);
    controls.community.value = message.communities.includes(kept.community) ? kept.community : "";
    show(form, !nothingYet);
    show(count, !nothingYet);
    tabs.label("actions", message.due ? `Actions (${message.due} due)` : "Actions");
    forget.names(message.names);
    quick.fill(message.draft, message.in_mind);
    empty(list.children.length);
  }

  function counted(message, act) {
    act();
    const late = message.open.filter((one) => one.due && one.due <= new Date().toLocaleDateString("sv-SE")).length;
    tabs.label("actions", late ? `Actions (${late} due)` : "Actions");
  }

  function onRefused(message, asked_) {
    const places = { note: quick.refused, change: actions.refused, add: actions.refused, parts: forget.refused, plan: forget.refused, forget: forget.refused };
    places[asked_.kind]?.(message.error, asked_);
    return asked_.kind in places;
  }

  function onNoted(message) {
    quick.noted(message);
    ask("hello");
    find();
  }

  function onFound(message, asked_) {
    const from = list.children.length;
    if (!asked_.after) {
      opened.clear();
      list.replaceChildren();
    }
    list.append(...message.entries.map(listed));
    lastPlace = message.entries.at(-1)?.place ?? lastPlace;
    show(more, message.more);
    if (asked_.after) return void list.children[from]?.querySelector("button")?.focus();
    const narrowedNow = Boolean(kept.text.trim()) || isNarrowed();
    show(clear, narrowedNow);
    count.textContent = tallied(message, narrowedNow);
    empty(message.total);
    if (root.getAttribute("data-pk-state") === "ready") ctx.say(count.textContent);
    ctx.ready();
  }

  function tallied({ total, many }, narrowedNow) {
    if (!total) return narrowedNow ? "No entries found" : "No entries yet";
    const number = many ? `More than ${total - 1}` : String(total);
    return `${number} ${total === 1 ? "entry" : "entries"}${narrowedNow ? " found" : ", newest first"}`;
  }

  function empty(total) {
    const narrowedNow = Boolean(kept.text.trim()) || isNarrowed();
    show(nothing, nothingYet || (!total && narrowedNow));
    nothing.replaceChildren(...(nothingYet
      ? [h("h2", {}, "Nothing here yet"), h("p", {}, "When you save a card, it shows here with its date. Start with any card: nothing has to be finished before you save it."),
        h("p", {}, doorTo("00-start.ipynb", "", { class: "pk-link pk-go" }, "Choose a card"))]
      : [h("p", {}, "Nothing matches all of that. Try fewer or shorter words, or show all entries.")]));
  }

  function listed(one) {
    const id = ctx.id("entry-" + one.id);
    const panel = h("div", { class: "pk-entry-body", id, hidden: true });
    const open = h("button", { type: "button", class: "pk-open", "aria-expanded": "false", "aria-controls": id, onclick: () => toggle(one.id) },
      one.card && h("span", { class: "pk-number" }, one.card), one.card && " ", one.title || "A card that is no longer in the deck");
    opened.set(one.id, { open, panel });
    const facts = [one.day, one.community, `Version ${one.version}`].filter(Boolean);
    return h("li", { class: "pk-entry", "data-pk-entry": String(one.id) },
      h("h3", {}, open),
      h("p", { class: "pk-quiet-words" }, facts.join(" · ")),
      one.parts.length > 0 && h("p", { class: "pk-snippet", dir: "auto" }, ...one.parts.map(([text, hit]) => (hit ? h("mark", {}, text) : text))),
      panel);
  }

  // ---- one entry ----
  function toggle(id) {
    const { open, panel } = opened.get(id);
    const yes = panel.hidden;
    open.setAttribute("aria-expanded", String(yes));
    show(panel, yes);
    if (!yes) return panel.replaceChildren();
    panel.replaceChildren(h("p", {}, "Opening…"));
    ask("open", { entry: id, version: 0 });
  }

  /** What readers of a shared copy wrote about this entry. */
  function comments(found) {
    if (!found.length) return [];
    return [h("h4", {}, "What readers wrote"), ...found.flatMap((comment) => [
      h("p", { class: "pk-quiet-words", dir: "auto" }, `${comment.by || "A reader"}, on version ${comment.version}`, comment.about && `, at “${comment.about}”`, comment.thread),
      h("p", { dir: "auto", class: "pk-lines" }, comment.text)])];
  }

  function onEntry(message, asked_) {
    const { entry, versions, file } = message;
    const { panel } = opened.get(entry.id) ?? {};
    if (!panel || panel.hidden) return;
    const back = panel.contains(document.activeElement); // a version was chosen here: keep the person's place
    const newest = versions[0]?.number;
    const title = h("h4", { tabindex: "-1" }, `Version ${entry.version} of ${newest}`);
    panel.replaceChildren(...[
      title,
      entry.private && h("p", { class: "pk-note" }, "You keep this whole entry private: nothing of it is shared."),
      pairs(entry.about),
      message.before > 0 && changed(message),
      ...entry.sections.flatMap(section),
      !entry.sections.length && h("p", {}, "Nothing was answered in this version."),
      ...comments(message.comments),
      file && h("p", {}, doorTo(file, entry.card, {}, `Go to card ${entry.card}`)),
      versions.length > 1 && h("h4", {}, "All versions"),
      versions.length > 1 && h("ul", { class: "pk-versions" }, ...versions.map((one) => versionLine(one, entry))),
      h("div", { class: "pk-buttons" },
        entry.version !== newest && button("pk-secondary", `Bring version ${entry.version} back`, () => ask("back", { entry: entry.id, version: entry.version }), { "data-pk-key": "back", "aria-describedby": ctx.id("back-hint") }),
        button("pk-quiet", "Forget this entry or a part of it", () => { tabs.go("forget"); forget.entry(entry.id, entry.title); })),
      entry.version !== newest && h("p", { class: "pk-hint", id: ctx.id("back-hint") }, "It is saved again as the newest version. Nothing is lost: all versions stay, and so does what has come of its action since."),
    ].filter(Boolean));
    if (back || asked_.version) title.focus();
    if (asked_.version) ctx.say(`Version ${entry.version} is shown.`);
  }

  function changed({ before, changes }) {
    const rows = changes.flatMap(({ label, said }) => [h("p", { class: "pk-row-name", dir: "auto" }, label), h("ul", { class: "pk-bullets" }, ...said.map((text) => h("li", { dir: "auto" }, ...lined(text))))]);
    return h("details", { class: "pk-fold" }, h("summary", {}, `What changed since version ${before}`), h("div", { class: "pk-fold-body" }, ...(rows.length ? rows : [h("p", {}, "Nothing that shows.")])));
  }

  function onBack(message) {
    onEntry(message, { version: message.entry.version });
    ctx.say(`Version ${message.back} is back, as version ${message.entry.version}.`);
  }

  function section({ label, private: hidden, blocks }) {
    return [h("h4", { dir: "auto" }, label, hidden && " ", hidden && h("span", { class: "pk-tag" }, "Private")), ...blocksOf(blocks, label)];
  }

  function versionLine({ number, when }, entry) {
    const words = `Version ${number}, saved on ${when}`;
    if (number === entry.version) return h("li", {}, h("span", { class: "pk-shown" }, words + " (shown above)"));
    return h("li", {}, button("pk-quiet", words, () => ask("open", { entry: entry.id, version: number })));
  }

  ctx.leaving(() => clearTimeout(timer));
  ask("hello");
  find();
  tabs.begin();
};

export default pageWidget(logPage);
