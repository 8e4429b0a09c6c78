// The review page: choose the period, write, check your answers, make the files. One step at a time.

import { button, h, show } from "../../dom.js";
import { asked, day, line, problemLine, ticked } from "../../forms.js";
import { capital } from "../../phrasing.js";
import { handOut } from "../../host.js";
import { blocksOf } from "../blocks.js";
import { formDraft } from "../form_draft.js";
import { madePart, makingPart } from "../making.js";
import { limitsNote } from "../names/reading.js";
import { namesStep } from "../names/step.js";
import { doorTo, fold, pageWidget } from "../page.js";
import { readersBefore } from "../readers.js";
import { stepByStep } from "../step_by_step.js";
import { yearBlocks } from "../year/blocks.js";
import { yearField } from "../year/fields.js";
import { myYear } from "./my_year.js";
import { sentences, t, tn } from "../../language.js";

/** @import { Page, Reviewing, YearAsked } from "../shapes.d.ts" */
/** @import { AskBegin, Begun, Checked, EntryOfPeriod, PeriodChosen, PeriodTold, RefusedTold, ReviewMade, ReviewTold, ReviewView, SectionChecked } from "../../generated/pages.d.ts" */

/**
 * @param {HTMLElement} root
 * @param {Page<ReviewView>} ctx
 */
// Long: a page: its steps and what Python says to each.
const reviewPage = (root, ctx) => {
  /** @type {Reviewing["review"]} */
  const review = { from: "", to: "", leave_out: [], answers: {}, leader: "", for: "", names: "replaced", pictures: true, limits: [] };
  const engine = ctx.talk({
    review: onReview, period: (message) => period.onPeriod(message), begun: onBegun, kept: (message) => keep.kept(message),
    names: (message) => names.onNames(message), decided: (message, asked_) => names.onDecided(message, asked_), checked: (message) => check.onChecked(message), progress: (message) => making.onProgress(message),
    made: onMade, file: handOut, refused: onRefused,
  });
  const keep = formDraft(ctx, () => ({ name: `review/${review.from}/${review.to}`, period: which() }), (/** @type {Record<string, any>} */ answers, { period }) => engine.ask("draft", { ...period, answers }));
  const page = /** @type {Reviewing} */ ({ ctx, review, engine, keep, which, whole, onward: () => go(at() + 1) });
  const period = reviewPeriod(page);
  const write = reviewWrite(page);
  const names = reviewNames(page);
  const check = reviewCheck(page);
  const making = reviewMake(page);
  const steps = [period, write, names, check, making];
  const { way, title, place, moves, at, show: showStep, end } = stepByStep(ctx, steps, go, onward);
  const problem = problemLine();
  const year = myYear(ctx, h("div", { class: "pk-by-steps" }, way, title, problem.el, place, keep.el, moves), period.el);
  root.append(engine.words, year.el);

  function which() {
    return { from: review.from, to: review.to, leave_out: review.leave_out };
  }

  function whole() {
    const { answers, leader, names, pictures } = review;
    return { ...which(), answers, leader, for: review.for, names, pictures };
  }

  function onReview(/** @type {ReviewTold} */ message) {
    names.fill(message.leader);
    names.readers(message.since);
    period.draw(message);
    go(0, false);
    ctx.ready();
    year.begin();
  }

  function go(/** @type {number} */ to, focus = true) {
    problem.set("");
    show(keep.el, to > 0);
    showStep(to, focus);
  }

  function onward() {
    problem.set("");
    if (at() === 0) engine.ask("begin", { ...which(), how: "" }, 20000);
    else if (steps[at()] === names) names.leave(page.onward);
    else page.onward();
  }

  function onBegun(/** @type {Begun} */ message, /** @type {AskBegin} */ asked_) {
    const left = asked_.how === "fill" ? null : keep.unsent();
    review.answers = left ?? message.answers;
    write.fill(review.answers, left ? "unsent" : message.came);
    if (left) keep.changed(left);
    if (at() === 0) go(1);
    else ctx.say(t("Blank answers are filled from your log book."));
  }

  function onMade(/** @type {ReviewMade} */ message) {
    keep.done();
    end(making.made(message));
    ctx.say(/** @type {string} */ (message.said));
  }

  function onRefused(/** @type {RefusedTold} */ { error, asked }) {
    making.stop();
    if (asked === "draft") return false;
    problem.set(error);
    return true;
  }

  Object.assign(page, { go, write: write.focus });
  engine.ask("hello", {});
};

/**
 * Step 1: the period, what is in it, and which entries count.
 * @param {Reviewing} given
 */
function reviewPeriod({ ctx, review, engine, which }) {
  const from = asked(ctx, "from", t("First day"), day({ onchange: look }));
  const to = asked(ctx, "to", t("Last day"), day({ onchange: look }));
  const earlier = h("div");
  const found = h("div", { class: "pk-period" });
  const counted_ = h("p", { class: "pk-lead", role: "status" });
  const picked = h("ul", { class: "pk-year-picks" });
  const choose = fold(t("Choose which entries count"), h("p", { class: "pk-quiet-words" }, t("An entry marked “private” is counted and nothing more: none of its words are put in for you.")), picked);
  const glance = h("div");
  const reach = h("div");
  found.append(counted_, choose, fold(t("The period at a glance"), glance), fold(t("Reach: which communities, which sectors"), reach));
  const el = h("div", {}, h("p", {}, ctx.view.lead), earlier, h("div", { class: "pk-pair" }, from.el, to.el), found);

  function look() {
    Object.assign(review, { from: from.control.value, to: to.control.value, leave_out: [] });
    if (review.from && review.to) engine.ask("period", which(), 20000);
  }

  function draw(/** @type {ReviewTold} */ message) {
    from.control.value = review.from = message.from;
    to.control.value = review.to = message.to;
    const take = (/** @type {PeriodTold} */ item) => {
      from.control.value = review.from = item.from;
      to.control.value = review.to = item.to;
      review.leave_out = [];
      engine.ask("begin", { ...which(), how: "" }, 20000);
      engine.ask("period", which(), 20000);
    };
    const writing = message.writing;
    earlier.replaceChildren(...[
      writing && h("div", { class: "pk-carry" }, h("h3", {}, t("Carry on where you left off")), h("p", {}, t("Your review of {words}, last written on {when}. It is a draft.", { words: writing.words, when: writing.when })), button("", t("Carry on"), () => take(writing), { "data-pk-key": "carry-on" })),
      message.saved.length > 0 && fold(t("Reviews you have saved ({saved})", { saved: message.saved.length }), h("ul", { class: "pk-tasks" }, ...message.saved.map((item) => h("li", { class: "pk-task-row" }, h("span", { class: "pk-task-name" }, t("{words}: version {version}, saved on {when}", { words: item.words, version: item.version, when: item.when })), button("pk-secondary", t("Open"), () => take(item), { "aria-label": t("Open the review of {words}", { words: item.words }) }))))),
    ].filter(Boolean));
    engine.ask("period", which(), 20000);
  }

  function onPeriod(/** @type {PeriodChosen} */ message) {
    const left = message.total - message.chosen;
    const there = { entries: tn("{number} entry", "{number} entries", message.chosen), actions: tn("{number} action", "{number} actions", message.actions) };
    counted_.textContent = message.total
      ? sentences(t("In this period: {entries} and {actions}.", there), left && t("{left} left out.", { left }), message.drafted ? t("You have a draft of its review.") : message.saved && t("Its review is in your log book: {saved}.", { saved: message.saved }))
      : t("Nothing was saved in this period: {words}. You can write the review by hand, or choose other days.", { words: message.words });
    show(choose, message.total);
    if (!picked.contains(document.activeElement)) picked.replaceChildren(...message.entries.map(pick));
    glance.replaceChildren(...yearBlocks(message.glance));
    reach.replaceChildren(...yearBlocks(message.reach));
  }

  function pick(/** @type {EntryOfPeriod} */ one) {
    const facts = [one.day, one.community].filter(Boolean).join(" · ");
    const made = ticked(ctx, `pick-${one.id}`, one.shows ? t("{title} ({facts})", { title: one.title, facts }) : t("{title} ({facts}), private", { title: one.title, facts }), { checked: !review.leave_out.includes(one.id), onchange: () => {
      review.leave_out = made.input.checked ? review.leave_out.filter((each) => each !== one.id) : [...review.leave_out, one.id];
      engine.ask("period", which(), 20000);
    } });
    return h("li", {}, made.el);
  }

  return { short: t("Period"), title: t("Which period is it for?"), el, draw, onPeriod };
}

/** @type {Record<string, string>} */
const CAME = {
  filled: t("This was put together from your log book. Change it, take out what says little, and add what matters."),
  draft: t("This is your draft, as you left it."),
  saved: t("This is the review you saved. Making it again saves a new version; the old one stays."),
  unsent: t("These words were typed here before and had not reached your log book. They are kept now."),
};

/**
 * Step 2: the headings, to write under.
 * @param {Reviewing} given
 */
function reviewWrite({ ctx, review, engine, keep, which }) {
  const lead = h("p", { class: "pk-note" });
  const fields = /** @type {YearAsked[]} */ (ctx.view.fields).map((field) => yearField(ctx, field, changed));
  const again = button("pk-secondary", t("Fill blank answers from my log book"), () => engine.ask("begin", { ...which(), how: "fill", answers: review.answers }, 20000), { "data-pk-key": "fill" });
  const el = h("div", { class: "pk-year-form" }, lead, ...fields.map((field) => field.el), again);

  function changed() {
    review.answers = Object.fromEntries(fields.map((field) => [field.id, field.get()]));
    keep.changed(review.answers);
  }

  return {
    short: t("Write"),
    title: t("Write your review"),
    el,
    fill(/** @type {Record<string, any>} */ answers, /** @type {string} */ came) {
      fields.forEach((field) => field.set(answers[field.id]));
      lead.textContent = CAME[came];
      if (came === "filled") changed();
    },
    focus: (/** @type {string} */ id) => fields.find((field) => field.id === id)?.main.focus(),
  };
}

/**
 * Step 3: who reads it, and so what becomes of people's names.
 * @param {Reviewing} given
 */
function reviewNames({ ctx, review, engine, whole }) {
  const leader = asked(ctx, "leader", t("Your name, as it should stand on the first page"), line({ oninput: () => (review.leader = leader.control.value) }), t("You can leave it blank."));
  const whom = asked(ctx, "for", t("Who will read it?"), line({ oninput: () => (review.for = whom.control.value) }), t("Write it the same way each time. Codes for names stay the same for the same person."));
  const before = readersBefore(whom.control, () => (review.for = whom.control.value));
  whom.el.append(before.el);
  const step = namesStep(ctx, review, {
    title: t("Who reads it, and people’s names"),
    ask: () => engine.ask("names", whole(), 20000),
    decide: (words, more) => engine.ask("decide", { words, ...more }, 20000),
    first: [h("p", {}, t("A review goes on to others, is kept for years, and can be called for in law. The people in it did not choose that.")), whom.el, leader.el],
  });
  return { ...step, fill: (/** @type {string} */ name) => (leader.control.value = review.leader = name), readers: before.show };
}

/**
 * Step 4: check your answers, and what goes in beside them.
 * @param {Reviewing} page
 */
function reviewCheck(page) {
  const { ctx, review, engine } = page;
  const pictures = ticked(ctx, "pictures", t("Put in the period at a glance, reach, and the list of entries"), { checked: true, onchange: () => { review.pictures = pictures.input.checked; open(); } });
  const found = h("div");
  const el = h("div", {}, h("p", {}, t("Read it once as the person who gets it. You chose these words, so they leave, private or not.")), found, pictures.el);

  function open() {
    engine.ask("check", page.whole(), 20000);
  }

  function onChecked(/** @type {Checked} */ { sections, limits }) {
    review.limits = limits;
    const blank = sections.filter((section) => section.blank && !section.paper);
    found.replaceChildren(...sections.filter((section) => !blank.includes(section)).map(section),
      ...(blank.length ? [h("p", { class: "pk-quiet-words" }, t("Left blank, and so not in it: {blank}.", { blank: blank.map((section) => section.label).join("; ") }))] : []));
  }

  function section(/** @type {SectionChecked} */ { id, label, blocks, blank: empty }) {
    const change = button("pk-quiet", t("Change"), () => { page.go(1); page.write(id); }, { "aria-label": t("Change {label}", { label }) });
    return h("section", { class: "pk-check", "data-pk-check": id }, h("div", { class: "pk-check-head" }, h("h3", { dir: "auto" }, label), change), ...(empty ? [h("p", { class: "pk-quiet-words" }, t("Left for them to write in."))] : blocksOf(blocks, label)));
  }

  return { short: t("Check"), title: t("Check your answers"), el, open, onChecked };
}

/**
 * Step 5: the kinds of file, and the files made.
 * @param {Reviewing} given
 */
function reviewMake({ ctx, review, engine, whole }) {
  const boxes = ctx.view.formats.map((/** @type {{ id: any, label: string }} */ { id, label }) => ({ id, ...ticked(ctx, `format-${id}`, `${capital(label)} (.${id})`, { checked: id === "docx", value: id }) }));
  const kinds = h("fieldset", { class: "pk-choices" }, h("legend", { class: "pk-label" }, t("Which files?")), ...boxes.map((box) => box.el));
  const { act, going, begin, stop, onProgress } = makingPart(t("Save it and make the files"), make);
  const told = limitsNote();
  const el = h("div", {}, h("p", {}, t("Your review is saved to your log book as a version, and the files are made on this computer. Nothing is sent.")), going, kinds, told.el);
  const open = () => told.set(review.limits);

  function make() {
    begin();
    engine.ask("make", { ...whole(), formats: boxes.filter((box) => box.input.checked).map((box) => box.id) }, 60000);
  }

  function made(/** @type {ReviewMade} */ message) {
    stop();
    const el = madePart(ctx, t("Your review is ready"), message, message.said, (name) => engine.ask("file", { name }, 20000));
    el.append(h("p", {}, doorTo("00-start.ipynb", "", { class: "pk-link pk-go" }, t("Choose a card"))));
    return el;
  }

  return { short: t("Make"), title: t("Make the files"), el, act, stop, onProgress, made, open };
}

export default pageWidget(reviewPage);
