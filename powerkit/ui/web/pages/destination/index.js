// Where are we heading: one group of statements at a time, rated with evidence and with whose view it is; then and now.

import { button, h, show } from "../../dom.js";
import { area, asked, chosen, problemLine } from "../../forms.js";
import { pageWidget } from "../page.js";
import { keeping, yearBlocks } from "../year/autosave.js";

const destinationPage = (root, ctx) => {
  const { groups, steps, views } = ctx.view;
  const look = { community: "", at: 0, view: views[0].id, ratings: new Map(), last: {} }; // "statement.view" → { rating, evidence }
  const engine = ctx.talk({ destination: onHello, opened: onOpened, saved: onSaved, compared: onCompared, refused: onRefused, kept: (message, asked_) => keep.kept(message, asked_) });
  const keep = keeping(ctx, () => `destination/${look.community}`, (answers_) => engine.ask("draft", { community: look.community, answers: answers_ }));
  const community = h("select", { class: "pk-input", onchange: () => openFor(community.value) });
  const where = asked(ctx, "community", "Which community do you have in mind?", community, "Each community has looks of its own.");
  const list = h("ul", { class: "pk-groups" });
  const title = h("h2", { tabindex: "-1" });
  const headline = h("p", { class: "pk-note" });
  const whose = chosen(ctx, "view", "Whose view are you putting down?", views, look.view, (id) => { look.view = id; drawGroup(false); });
  const statements = h("div");
  const problem = problemLine();
  const said = h("p", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });
  const back = button("pk-secondary", "Back", () => go(look.at - 1));
  const next = button("pk-secondary", "Next", () => go(look.at + 1), { "data-pk-key": "next" });
  const save = button("", "Save this look", saveIt, { "data-pk-key": "save" });
  const compare = destinationCompare(ctx, look, engine);
  root.append(engine.words, h("p", {}, "These statements say what it looks like when power has shifted. Go through as many as you like, in any order. “I don’t know” is an answer too. Ask colleagues and residents, and put down their view as theirs."),
    where.el, list, title, headline, whose.el, statements, problem.el, keep.el, h("div", { class: "pk-buttons" }, back, next, save), said, compare.el);

  function openFor(name) {
    look.community = name;
    engine.ask("open", { community: name }, 20000);
  }

  function onHello(message) {
    const known = message.communities.includes(message.community) || !message.community ? message.communities : [message.community, ...message.communities];
    community.replaceChildren(h("option", { value: "" }, "No particular community"), ...known.map((name) => h("option", { value: name }, name)));
    community.value = message.community;
    openFor(message.community);
  }

  function onOpened(message, asked_) {
    const left = asked_?.kind === "open" ? keep.unsent() : null;
    take(left ?? message.answers);
    look.last = message.last;
    if (left) changed();
    show(said, false);
    compare.looks(message);
    go(0, false);
    ctx.ready();
  }

  function take(answers) {
    look.ratings = new Map(Object.values(answers).flat().map((row) => [`${row.statement}.${row.view}`, { rating: row.rating || "", evidence: row.evidence || "" }]));
  }

  function answers() {
    const rows = (group) => group.statements.flatMap(({ id }) => views.map((view) => ({ _id: `${id}.${view.id}`, statement: id, view: view.id, ...look.ratings.get(`${id}.${view.id}`) })));
    const full = groups.map((group) => [group.id, rows(group).filter((row) => row.rating || row.evidence?.trim())]);
    return Object.fromEntries(full.filter(([, some]) => some.length));
  }

  function changed() {
    show(said, false);
    keep.changed(answers());
  }

  // ---- one group at a time ----
  function go(to, focus = true) {
    look.at = Math.max(0, Math.min(groups.length - 1, to));
    drawGroup(true);
    if (!focus) return;
    title.focus();
    title.scrollIntoView?.({ block: "nearest" });
  }

  function drawGroup(fresh) {
    const group = groups[look.at];
    title.textContent = group.name;
    headline.textContent = group.headline;
    statements.replaceChildren(...group.statements.map(statement));
    show(back, look.at > 0);
    show(next, look.at < groups.length - 1);
    if (groups[look.at + 1]) next.textContent = `Next: ${groups[look.at + 1].name}`;
    drawList();
    if (!fresh) ctx.say(`Now showing: ${views.find((item) => item.id === look.view).label}`);
  }

  function drawList() {
    list.replaceChildren(...groups.map((group, at) => {
      const rated = group.statements.filter(({ id }) => views.some((view) => look.ratings.get(`${id}.${view.id}`)?.rating)).length;
      return h("li", {}, button("pk-quiet", group.name, () => go(at), { "aria-current": at === look.at ? "step" : null }), h("span", { class: "pk-quiet-words" }, `${rated} of ${group.statements.length} rated`));
    }));
  }

  function statement({ id, text }) {
    const key = `${id}.${look.view}`;
    const held = look.ratings.get(key) ?? { rating: "", evidence: "" };
    const put = (part) => { look.ratings.set(key, { ...(look.ratings.get(key) ?? { rating: "", evidence: "" }), ...part }); changed(); };
    const rating = chosen(ctx, `rate-${id}`, text, steps, held.rating, (step) => { put({ rating: step }); drawList(); });
    const evidence = asked(ctx, `why-${id}`, "What makes you say so?", area({ dir: "auto" }));
    evidence.control.value = held.evidence;
    evidence.control.addEventListener("input", () => put({ evidence: evidence.control.value }));
    const before = look.last[key];
    return h("div", { class: "pk-statement", "data-pk-statement": id }, rating.el, before && h("p", { class: "pk-quiet-words" }, before), evidence.el);
  }

  // ---- saving ----
  function saveIt() {
    problem.set("");
    engine.ask("save", { community: look.community, answers: answers() }, 20000);
  }

  function onSaved(message) {
    keep.done();
    take(message.answers);
    look.last = message.last;
    drawGroup(true);
    compare.looks(message);
    said.textContent = message.said;
    show(said, true);
    said.focus();
  }

  function onCompared(message) {
    compare.shown(message);
  }

  function onRefused({ error, asked }) {
    if (asked === "draft") return false;
    problem.set(error);
    return true;
  }

  engine.ask("hello", {});
};

/** Then and now: two looks and a view chosen, and what has moved between them. */
function destinationCompare(ctx, look, engine) {
  const then = h("select", { class: "pk-input", onchange: ask });
  const now = h("select", { class: "pk-input", onchange: ask });
  const view = h("select", { class: "pk-input", onchange: ask });
  const parts = [asked(ctx, "then", "Then", then), asked(ctx, "now", "Now", now), asked(ctx, "seen", "Whose view", view)];
  const out = h("div");
  const el = h("section", { class: "pk-after", hidden: true, "aria-labelledby": ctx.id("compare") }, h("h2", { id: ctx.id("compare") }, "Then and now"), h("div", { class: "pk-pair" }, ...parts.map((part) => part.el)), out);

  function looks({ looks: found, views }) {
    show(el, found.length);
    if (!found.length) return;
    const options = () => found.map(({ number, said }) => h("option", { value: String(number) }, said));
    then.replaceChildren(h("option", { value: "0" }, "Nothing: only how it stands"), ...options());
    now.replaceChildren(...options());
    now.value = String(found.at(-1).number);
    then.value = found.length > 1 ? String(found.at(-2).number) : "0";
    const known = ctx.view.views.filter((view) => views.includes(view.id));
    view.replaceChildren(...known.map(({ id, label }) => h("option", { value: id }, label)));
    ask();
  }

  function ask() {
    engine.ask("compare", { community: look.community, then: Number(then.value), now: Number(now.value), view: view.value }, 20000);
  }

  return { el, looks, shown: ({ blocks }) => out.replaceChildren(...yearBlocks(blocks, 3)) };
}

export default pageWidget(destinationPage);
