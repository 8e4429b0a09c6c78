// The start page: what is due, carry on, choose or draw a card, where each card stands, and what the deck says of itself.

import { button, h, show } from "../../dom.js";
import { asked, day, line } from "../../forms.js";
import { download } from "../../rpc.js";
import { doorTo, fold, pageWidget, webLink } from "../page.js";
import { copyAway } from "./copies.js";
import { aboutLeader } from "./profile.js";

const homePage = (root, ctx) => {
  const { view } = ctx;
  const cards = new Map(); // card id → { card, file, status element }
  for (const { file, cards: inner } of view.capabilities) for (const card of inner) cards.set(card.id, { card, file });

  const engine = ctx.talk({ home: onHome, drawn: onDrawn, printed: onPrinted, told_leader: onLeader, places: (m) => away.places(m), refused: (m, asked_) => {
    settled = "";
    if (asked_.kind === "copy_away") return away.refused(m.error), true;
    return asked_.kind === "leader" ? (about.refused(m.error), true) : false;
  } });
  const about = aboutLeader(ctx, engine.ask);
  const away = copyAway(ctx, engine.ask);
  const now = h("div", { class: "pk-now", hidden: true });
  const example = h("p", { class: "pk-note", hidden: true }, "This is the example workbook. Everyone in it is made up. You can change anything here: it is kept apart from your own work.");
  const waiting = h("p", { class: "pk-note", hidden: true });
  const carryOn = h("div", { class: "pk-carry", hidden: true });
  const folder = h("strong", { class: "pk-path" });
  const copies = h("div", { class: "pk-copies", hidden: true });
  const lastBackup = h("span");
  const keptIn = h("p", { class: "pk-kept", hidden: true }, "Your work is saved in ", folder, lastBackup);
  const tally = h("p", { class: "pk-tally" });
  const drawn = h("div", { class: "pk-drawn", hidden: true });
  const drawButton = button("", "Draw a card", draw, { "data-pk-key": "draw" });
  const said = h("p", { class: "pk-quiet-words", role: "status" });
  const minutes = asked(ctx, "draw-minutes", "How many minutes have you got? (optional)", line({ type: "number", min: "1", max: "600", inputmode: "numeric", "data-pk-key": "draw-minutes" }));
  const people = asked(ctx, "draw-people", "How many of you are there? (optional)", line({ type: "number", min: "1", max: "1000", inputmode: "numeric", "data-pk-key": "draw-people" }));
  const choose = h("div", {},
    h("h2", {}, "Choose or draw a card"),
    h("p", {}, "Choose any card from the list, or let chance decide. Cards you have not saved yet come first."),
    h("div", { class: "pk-pair pk-draw-for" }, minutes.el, people.el),
    drawButton,
    drawn,
    toPrint());
  let last = "";
  let settled = ""; // what to say once the page shows a memo settled

  root.append(...[
    engine.words,
    example,
    waiting,
    about.first,
    copies,
    away.due,
    now,
    carryOn,
    h("div", { class: "pk-folds" }, view.why.length > 0 && fold("Why shift power", ...paragraphs(view.why)), fold("How to use the deck", bullets(view.uses), view.log_book && h("p", {}, view.log_book)), about.later),
    choose,
    h("h2", {}, "The cards and where they stand"),
    tally,
    keptIn,
    away.kept,
    ...view.capabilities.map(capability),
    ...others(),
    view.credit && h("div", {}, h("h2", {}, "Who made the original"), h("p", { class: "pk-quiet-words" }, view.credit)),
  ].filter(Boolean));

  ctx.staying.push(choose);

  function paragraphs(texts) {
    return texts.map((text) => h("p", {}, text));
  }

  function bullets(texts) {
    return h("ul", { class: "pk-bullets" }, ...texts.map((text) => h("li", {}, text)));
  }

  // ---- the ten capabilities ----
  function capability(one) {
    const title = ctx.id("capability-" + one.number);
    return h("section", { class: "pk-capability-block", "aria-labelledby": title },
      h("h3", { id: title }, h("span", { class: "pk-number" }, `${one.number}. `), one.title),
      h("ul", { class: "pk-tasks" }, ...one.cards.map((card) => task(card, one.file))));
  }

  function task(card, file) {
    const status = h("span", { class: "pk-task-status", id: ctx.id("status-" + card.id.replace(".", "-")) });
    cards.get(card.id).status = status;
    const link = doorTo(file, card.id, { "aria-describedby": status.id }, h("span", { class: "pk-number" }, card.id), " ", card.title);
    return h("li", { class: "pk-task-row", "data-pk-task": card.id }, h("span", { class: "pk-task-name" }, link), status);
  }

  function showStatus(id, { kind, text, note }) {
    const parts = [h("span", { class: "pk-state pk-state-" + kind }, text), note && h("span", { class: "pk-state-note" }, note)];
    cards.get(id)?.status.replaceChildren(...parts.filter(Boolean).flatMap((part, at) => (at ? [" ", part] : [part])));
  }

  // ---- what Python says ----
  function onHome(message) {
    for (const id in message.cards) showStatus(id, message.cards[id]);
    tally.textContent = `${message.saved} of ${cards.size} cards saved to your log book.`;
    folder.textContent = message.folder;
    lastBackup.textContent = [". ", message.backup && `Last backup: ${message.backup}. `, message.away.said && `${message.away.said}.`].filter(Boolean).join("");
    away.show(message);
    show(keptIn, message.folder);
    show(example, message.example);
    waiting.textContent = message.waiting;
    show(waiting, message.waiting);
    showCopies(message);
    showCarryOn(message.carry_on);
    showNow(message);
    about.show(message.leader);
    ctx.ready();
  }

  function onLeader(message, asked_) {
    onHome(message);
    about.kept(Object.keys(asked_.given).length > 0);
  }

  function showNow({ actions, more_actions, memos, leader }) {
    const some = actions.length + memos.length + leader.dates.length > 0;
    show(now, some);
    if (!settled && (!some || now.contains(document.activeElement))) return;
    const actionsPage = (words) => h("a", { class: "pk-link", href: "11-log-book.ipynb#actions", "data-pk-page": "11-log-book.ipynb" }, words);
    now.replaceChildren(...[
      h("h2", { tabindex: "-1" }, "Now"),
      actions.length > 0 && h("ul", { class: "pk-now-actions" }, ...actions.map((one) => h("li", {}, h("span", { dir: "auto" }, one.what), h("span", { class: "pk-quiet-words" }, ` – ${one.late ? "was due" : "due"} ${one.when}`)))),
      actions.length > 0 && h("p", {}, actionsPage(more_actions ? "See all that is due, and your other actions" : "See all your actions")),
      ...memos.map(memo),
      ...leader.dates.map((text) => h("p", { class: "pk-quiet-words" }, text)),
    ].filter(Boolean));
    if (!settled) return;
    (some ? now.querySelector("h2") : drawButton).focus();
    ctx.say(settled);
    settled = "";
  }

  /** A memo that came back: its words are in a fold, since a start page may be seen by others. */
  function memo(one) {
    const lines = String(one.text).split("\n").flatMap((each, at) => (at ? [h("br"), each] : [each])).filter((each) => each !== "");
    const later = asked(ctx, `memo-${one.id}`, "Or let it come back on another day", day({ "data-pk-key": `memo-day-${one.id}` }));
    const done = (kind, said, more) => () => {
      settled = said;
      engine.ask(kind, { memo: one.id, ...more?.() });
    };
    return fold(`A memo to yourself has come back (${one.from})`,
      h("p", { class: "pk-quiet-words" }, [one.why, one.written, one.private && "It is private: no copy you share has it unless you put it in."].filter(Boolean).join(" ")),
      h("p", { dir: "auto", class: "pk-memo-words" }, ...lines),
      h("div", { class: "pk-buttons" }, button("pk-secondary", "Done: put it away", done("memo_away", "The memo is put away. It is still in your log book.")), one.file && doorTo(one.file, one.card, {}, `Go to card ${one.card}`)),
      one.later && h("div", { class: "pk-pair" }, later.el, button("pk-secondary", "Bring it back then", done("memo_later", "The memo comes back on that day.", () => ({ day: later.control.value })))));
  }

  /** Copies that a sync program or another computer left, and what came of putting them together. */
  function showCopies({ copies: found = [], missed = "", merged }) {
    show(copies, found.length > 0 || missed || merged);
    if (!merged && ((!found.length && !missed) || copies.contains(document.activeElement))) return;
    const named = ({ name, more }) => h("li", {}, h("span", { dir: "auto" }, `“${name}”`), ` has ${more} that your log book does not have.`);
    copies.replaceChildren(...[
      h("h2", { tabindex: "-1" }, missed ? "Your log book may be an older copy" : found.length ? "There is another copy of your log book" : "Your log book is whole"),
      merged && h("p", {}, merged),
      missed && h("p", {}, missed, " A sync program may have put an older file in its place."),
      missed && !found.length && h("p", {}, "No copy with more in it was found here. Look in the folder Backups and on your other computer."),
      found.length > 0 && h("ul", { class: "pk-bullets" }, ...found.map(named)),
      found.length > 0 && h("p", { class: "pk-quiet-words" }, "Nothing is deleted, and words that differ are all kept."),
      found.length > 0 && button("pk-secondary", "Put them together", () => engine.ask("merge", {}, 60000), { "data-pk-key": "merge" }),
      missed && button("pk-quiet", "Go on with what is there", () => engine.ask("miss_nothing"), { "data-pk-key": "miss-nothing" }),
    ].filter(Boolean));
    if (!merged) return;
    copies.querySelector("h2").focus();
    ctx.say(merged);
  }

  function showCarryOn(one) {
    const known = one && cards.get(one.card);
    show(carryOn, known);
    if (!known || carryOn.contains(document.activeElement)) return;
    carryOn.replaceChildren(
      h("h2", {}, "Carry on where you left off"),
      h("p", {}, doorTo(known.file, one.card, {}, `${one.card} ${known.card.title}`)),
      h("p", { class: "pk-quiet-words" }, `You last wrote here on ${one.when}. It is a draft, not saved to your log book yet.`));
  }

  // ---- drawing ----
  function draw() {
    const number = ({ control }) => (control.value ? Number(control.value) : null);
    engine.ask("draw", { but_not: last, minutes: number(minutes), people: number(people) });
  }

  function onDrawn(message) {
    const found = cards.get(message.card);
    if (!found) return;
    const { card, file } = found;
    last = card.id;
    drawButton.textContent = "Draw another card";
    drawn.replaceChildren(
      h("p", { class: "pk-drawn-lead" }, message.all_done ? "You have saved every card. Here is one to look at again." : message.again ? "You have saved every card that fits. Here is one to look at again." : "You drew"),
      h("h3", {}, h("span", { class: "pk-number" }, card.id), " ", card.title),
      h("p", {}, card.summary),
      h("p", { class: "pk-quiet-words" }, "Time: " + card.time, h("br"), "Have at hand: " + card.have),
      message.line ? h("p", { class: "pk-draw-line" }, message.line) : "",
      h("p", {}, doorTo(file, card.id, { class: "pk-link pk-go", "data-pk-drawn": card.id }, `Open card ${card.id}`)));
    show(drawn, true);
    ctx.say(`You drew card ${card.id}, ${card.title}. ${card.summary} Time: ${card.time}. Have at hand: ${card.have} ${message.line} A link to it follows.`);
  }

  // ---- cards on paper ----
  function toPrint() {
    const choice = (value, ...words) => h("option", { value }, ...words);
    const all = view.capabilities.flatMap((one) => [choice(one.number, `All cards of ${one.number}. ${one.title}`), ...one.cards.map((card) => choice(card.id, `${card.id} ${card.title}`))]);
    const which = asked(ctx, "print-which", "Which cards?", h("select", { class: "pk-input", "data-pk-key": "print-which" }, choice("", "All cards"), ...all));
    const make = (as) => () => {
      said.textContent = "Making the cards…";
      engine.ask("print", { which: which.control.value, as }, 60000);
    };
    return fold("Print cards in big type", h("p", {}, "One card on each page, for a table or a wall. None of your answers are on them."), which.el,
      h("div", { class: "pk-buttons" }, button("pk-secondary", "Make the PDF", make("pdf"), { "data-pk-key": "print-pdf" }), button("pk-secondary", "Make a web page", make("html"), { "data-pk-key": "print-html" })), said);
  }

  function onPrinted(message) {
    download(message);
    said.textContent = `“${message.name}” is in your downloads.`;
  }

  // ---- films, contacts and links ----
  function others() {
    const films = view.places.length > 0 && [
      h("h2", {}, "See what others did"),
      h("p", {}, `Short films from Greater Manchester and its localities, as listed in ${view.films_as_of}.`, !view.films_checked && " Nobody has checked the links since.", " They open in a new tab and need the internet."),
      h("div", { class: "pk-places" }, ...view.places.map((place) =>
        h("section", {}, h("h3", {}, place.name), h("ul", { class: "pk-bullets" }, ...place.films.map(film))))),
      byCapability(),
    ];
    return [...(films || []), references()].filter(Boolean);
  }

  /** The first sentence is the link's words, the rest stands beside it. */
  function film({ url, shows }) {
    const cut = shows.search(/[.?!]\s/) + 1 || shows.length;
    return h("li", {}, webLink(url, shows.slice(0, cut)), shows.slice(cut));
  }

  /** The films again, each capability's own together. */
  function byCapability() {
    const films = view.places.flatMap((place) => place.films.map((one) => ({ ...one, shows: `${place.name}: ${one.shows}` })));
    const suited = view.capabilities.map((one) => [one, films.filter((each) => each.capabilities.includes(one.number))]).filter(([, found]) => found.length);
    return fold("The same films by the capability they suit", h("p", { class: "pk-quiet-words" }, "Which film suits which capability is our own judgement."),
      ...suited.map(([one, found]) => h("section", { class: "pk-capability-films" }, h("h3", {}, h("span", { class: "pk-number" }, `${one.number}. `), one.title), h("ul", { class: "pk-bullets" }, ...found.map(film)))));
  }

  function references() {
    if (!view.references.length) return null;
    const old = view.references.some((one) => !one.checked);
    const years = [...new Set(view.references.map((one) => one.as_of))].join(", ");
    const rows = view.references.map(({ label, value }) => h("div", {}, h("dt", {}, label), h("dd", {}, webLink(value, value))));
    return fold("Contacts and links", h("p", {}, `As printed in ${years}.`, old && " Nobody has checked them since."), h("dl", { class: "pk-refs" }, ...rows));
  }

  // Cards change in other tabs: look again whenever the person comes back to this one.
  const again = () => document.visibilityState === "visible" && engine.ask("hello");
  document.addEventListener("visibilitychange", again);
  ctx.leaving(() => document.removeEventListener("visibilitychange", again));
  engine.ask("hello");
};

export default pageWidget(homePage);
