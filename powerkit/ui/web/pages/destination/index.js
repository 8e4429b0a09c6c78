// Where are we heading: one group of statements at a time, rated with evidence and with whose view it is; then and now.

import { button, h, show } from "../../dom.js";
import { asked, problemLine } from "../../forms.js";
import { formDraft } from "../form_draft.js";
import { pageWidget } from "../page.js";
import { destinationCompare } from "./compare.js";
import { destinationStatements, ratedAnswers, ratingsOf } from "./statements.js";
import { t } from "../../language.js";

/** @import { Page } from "../shapes.d.ts" */
/** @import { DestinationTold, DestinationView, LookSaved, LooksOpened, RefusedTold } from "../../generated/pages.d.ts" */

/**
 * @param {HTMLElement} root
 * @param {Page<DestinationView>} ctx
 */
// Long: a page: what it shows and what Python says, in the order it happens.
const destinationPage = (root, ctx) => {
  const look = { community: "", at: 0, view: ctx.view.views[0].id, ratings: new Map(), last: {} }; // "statement.view" → { rating, evidence }
  const engine = ctx.talk({ destination: onHello, opened: onOpened, saved: onSaved, compared: (message) => compare.shown(message), refused: onRefused, kept: (message) => keep.kept(message) });
  const keep = formDraft(ctx, () => ({ name: `destination/${look.community}`, community: look.community }), (answers_, { community: of }) => engine.ask("draft", { community: of, answers: answers_ }));
  const community = h("select", { class: "pk-input", onchange: () => openFor(community.value) });
  const where = asked(ctx, "community", t("Which community do you have in mind?"), community, t("Each community has looks of its own."));
  const rating = destinationStatements(ctx, look, changed);
  const problem = problemLine();
  const said = h("p", { class: "pk-done-line", role: "status", tabindex: "-1", hidden: true });
  const save = button("", t("Save this look"), saveIt, { "data-pk-key": "save" });
  const compare = destinationCompare(ctx, look, engine);
  root.append(engine.words, h("p", {}, t("These statements say what it looks like when power has shifted. Go through as many as you like, in any order. “I don’t know” is an answer too. Ask colleagues and residents, and put down their view as theirs.")),
    where.el, ...rating.parts, problem.el, keep.el, h("div", { class: "pk-buttons" }, rating.back, rating.next, save), said, compare.el);

  function openFor(/** @type {string} */ name) {
    look.community = name;
    engine.ask("open", { community: name }, 20000);
  }

  function onHello(/** @type {DestinationTold} */ message) {
    const known = message.communities.includes(message.community) || !message.community ? message.communities : [message.community, ...message.communities];
    community.replaceChildren(h("option", { value: "" }, t("No particular community")), ...known.map((name) => h("option", { value: name }, name)));
    community.value = message.community;
    openFor(message.community);
  }

  function onOpened(/** @type {LooksOpened} */ message, /** @type {{ kind: string } | undefined} */ asked_) {
    const left = asked_?.kind === "open" ? keep.unsent() : null;
    look.ratings = ratingsOf(left ?? message.answers);
    look.last = message.last;
    if (left) changed();
    show(said, false);
    compare.looks(message);
    rating.go(0, false);
    ctx.ready();
  }

  const answers = () => ratedAnswers(ctx.view, look.ratings);

  function changed() {
    show(said, false);
    keep.changed(answers());
  }

  function saveIt() {
    problem.set("");
    engine.ask("save", { community: look.community, answers: answers() }, 20000);
  }

  function onSaved(/** @type {LookSaved} */ message) {
    keep.done();
    look.ratings = ratingsOf(message.answers);
    look.last = message.last;
    rating.draw();
    compare.looks(message);
    said.textContent = message.said;
    show(said, true);
    said.focus();
  }

  function onRefused(/** @type {RefusedTold} */ { error, asked }) {
    if (asked === "draft") return false;
    problem.set(error);
    return true;
  }

  engine.ask("hello", {});
};

export default pageWidget(destinationPage);
