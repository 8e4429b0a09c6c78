// The log book page: a search as you type, entries newest first, and each entry opened in place with its versions.

PAGES.log = (root, ctx) => {
  // What was asked for is remembered while the page stays, in case it is drawn anew; never in the browser's store.
  const kept = (shared().log ??= { text: "", capability: 0, community: "", shown: 0 });
  const engine = ctx.talk({ found: onFound, entry: onEntry });
  const opened = new Map(); // entry id → { button, panel }
  let timer = 0;

  const search = h("input", { class: "pk-input", type: "search", id: ctx.id("search"), autocomplete: "off", spellcheck: "false", "data-pk-key": "search", oninput: typed, "aria-describedby": ctx.id("search-hint") });
  const capability = h("select", { class: "pk-input", id: ctx.id("capability"), onchange: narrowed }, h("option", { value: "0" }, "All capabilities"),
    ...ctx.view.capabilities.map((one) => h("option", { value: String(one.number) }, `${one.number}. ${one.title}`)));
  const community = h("select", { class: "pk-input", id: ctx.id("community"), onchange: narrowed }, h("option", { value: "" }, "All communities"));
  const clear = button("pk-secondary", "Show all entries", showAll, { hidden: true });
  const form = h("form", { class: "pk-find", role: "search", onsubmit: (event) => { event.preventDefault(); find(); } },
    h("div", { class: "pk-find-words" },
      h("label", { for: search.id, class: "pk-label" }, "Search your entries"),
      h("p", { class: "pk-hint", id: ctx.id("search-hint") }, "Any words you wrote, or a card’s number. The list changes as you type."), search),
    h("div", {}, h("label", { for: capability.id, class: "pk-label" }, "Capability"), capability),
    h("div", {}, h("label", { for: community.id, class: "pk-label" }, "Community"), community),
    clear);
  const count = h("h2", { class: "pk-count", tabindex: "-1" });
  const list = h("ol", { class: "pk-entries" });
  const more = button("pk-secondary", "Show more entries", showMore, { hidden: true });
  const nothing = h("div", { class: "pk-empty", hidden: true });
  root.append(engine.words, form, count, nothing, list, more);
  search.value = kept.text;
  capability.value = String(kept.capability);

  // ---- asking ----
  function find() {
    clearTimeout(timer);
    engine.ask("find", { ...kept });
  }

  function typed() {
    clearTimeout(timer);
    Object.assign(kept, { text: search.value, shown: 0 });
    timer = setTimeout(find, ctx.timing.debounce);
  }

  function narrowed() {
    Object.assign(kept, { capability: Number(capability.value), community: community.value, shown: 0 });
    find();
  }

  function showAll() {
    Object.assign(kept, { text: "", capability: 0, community: "", shown: 0 });
    [search.value, capability.value, community.value] = ["", "0", ""];
    search.focus();
    find();
  }

  function showMore() {
    kept.shown = list.children.length + 20;
    kept.focus = list.children.length;
    find();
  }

  // ---- the list ----
  function onFound(message, asked) {
    const narrow = Boolean(asked.text?.trim() || asked.capability || asked.community);
    showCommunities(message.communities);
    show(form, !message.empty);
    show(count, !message.empty);
    show(clear, narrow);
    opened.clear();
    list.replaceChildren(...message.entries.map(listed));
    show(more, message.entries.length < message.total);
    const words = tallied(message.total, narrow);
    count.textContent = words;
    empty(message, narrow);
    const said = root.getAttribute("data-pk-state") === "ready";
    ctx.ready();
    if (said) ctx.say(words);
    if (kept.focus !== undefined) list.children[kept.focus]?.querySelector("button")?.focus();
    delete kept.focus;
  }

  function tallied(total, narrow) {
    if (!total) return narrow ? "No entries found" : "No entries yet";
    return `${total} ${total === 1 ? "entry" : "entries"}${narrow ? " found" : ", newest first"}`;
  }

  function empty({ empty, total }, narrow) {
    show(nothing, empty || (!total && narrow));
    nothing.replaceChildren(...(empty
      ? [h("h2", {}, "Nothing here yet"), h("p", {}, "When you save a card, it shows here with its date. Start with any card: nothing has to be finished before you save it."),
        h("p", {}, doorTo("00-start.ipynb", "", { class: "pk-link pk-go" }, "Choose a card"))]
      : [h("p", {}, "Nothing matches all of that. Try fewer or shorter words, or show all entries.")]));
  }

  function showCommunities(names) {
    const options = names.map((name) => h("option", { value: name }, name));
    community.replaceChildren(community.options[0], ...options);
    community.value = names.includes(kept.community) ? kept.community : "";
  }

  function listed(one) {
    const id = ctx.id("entry-" + one.id);
    const panel = h("div", { class: "pk-entry-body", id, hidden: true });
    const open = h("button", { type: "button", class: "pk-open", "aria-expanded": "false", "aria-controls": id, onclick: () => toggle(one.id) },
      h("span", { class: "pk-number" }, one.card), " ", one.title || "A card that is no longer in the deck");
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
    engine.ask("open", { entry: id, version: 0 });
  }

  function onEntry(message, asked) {
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
      ...entry.sections.flatMap(section),
      !entry.sections.length && h("p", {}, "Nothing was answered in this version."),
      file && h("p", {}, doorTo(file, entry.card, {}, `Go to card ${entry.card}`)),
      versions.length > 1 && h("h4", {}, "All versions"),
      versions.length > 1 && h("ul", { class: "pk-versions" }, ...versions.map((one) => versionLine(one, entry))),
    ].filter(Boolean));
    if (back || asked.version) title.focus();
    if (asked.version) ctx.say(`Version ${entry.version} is shown.`);
  }

  function section({ label, private: hidden, blocks }) {
    return [h("h4", { dir: "auto" }, label, hidden && " ", hidden && h("span", { class: "pk-tag" }, "Private")), ...blocksOf(blocks, label)];
  }

  function versionLine({ number, when }, entry) {
    const words = `Version ${number}, saved on ${when}`;
    if (number === entry.version) return h("li", {}, h("span", { class: "pk-shown" }, words + " (shown above)"));
    return h("li", {}, button("pk-quiet", words, () => engine.ask("open", { entry: entry.id, version: number })));
  }

  ctx.leaving(() => clearTimeout(timer));
  find();
};
