// The start page: what is due, carry on, choose or draw a card, where each card stands, and what the deck says of itself.

import { h, show } from "../../dom.js";
import { fold, pageWidget } from "../page.js";
import { copyAway } from "./copies.js";
import { drawPart } from "./draw.js";
import { othersDid } from "./films.js";
import { nowPart } from "./now.js";
import { otherCopies } from "./other_copies.js";
import { aboutLeader } from "./profile.js";
import { carryOnPart, standingPart } from "./standing.js";

const paragraphs = (texts) => texts.map((text) => h("p", {}, text));
const bullets = (texts) => h("ul", { class: "pk-bullets" }, ...texts.map((text) => h("li", {}, text)));

/** Where the work is kept, and how much of it there is: { tally, el, show(message) }. */
function keptPart(cards) {
  const folder = h("strong", { class: "pk-path" });
  const lastBackup = h("span");
  const el = h("p", { class: "pk-kept", hidden: true }, "Your work is saved in ", folder, lastBackup);
  const tally = h("p", { class: "pk-tally" });
  return {
    el,
    tally,
    show(message) {
      tally.textContent = `${message.saved} of ${cards.size} cards saved to your log book.`;
      folder.textContent = message.folder;
      lastBackup.textContent = [". ", message.backup && `Last backup: ${message.backup}. `, message.away.said && `${message.away.said}.`].filter(Boolean).join("");
      show(el, message.folder);
    },
  };
}

const homePage = (root, ctx) => {
  const { view } = ctx;
  const engine = ctx.talk({ home: onHome, drawn: (m) => draw.drawn(m), printed: (m) => draw.printed(m), told_leader: onLeader, places: (m) => away.places(m), refused: onRefused });
  const about = aboutLeader(ctx, engine.ask);
  const away = copyAway(ctx, engine.ask);
  const standing = standingPart(ctx);
  const draw = drawPart(ctx, engine.ask, standing.cards);
  const now = nowPart(ctx, engine.ask, draw.button);
  const copies = otherCopies(ctx, engine.ask);
  const carryOn = carryOnPart(standing.cards);
  const kept = keptPart(standing.cards);
  const example = h("p", { class: "pk-note", hidden: true }, "This is the example workbook. Everyone in it is made up. You can change anything here: it is kept apart from your own work.");
  const waiting = h("p", { class: "pk-note", hidden: true });

  root.append(...[
    engine.words, example, waiting, about.first, copies.el, away.due, now.el, carryOn.el,
    h("div", { class: "pk-folds" }, view.why.length > 0 && fold("Why shift power", ...paragraphs(view.why)), fold("How to use the deck", bullets(view.uses), view.log_book && h("p", {}, view.log_book)), about.later),
    draw.el,
    h("h2", {}, "The cards and where they stand"),
    kept.tally, kept.el, away.kept, ...standing.blocks, ...othersDid(view),
    view.credit && h("div", {}, h("h2", {}, "Who made the original"), h("p", { class: "pk-quiet-words" }, view.credit)),
  ].filter(Boolean));
  ctx.staying.push(draw.el);

  // ---- what Python says ----
  function onHome(message) {
    for (const id in message.cards) standing.status(id, message.cards[id]);
    kept.show(message);
    away.show(message);
    show(example, message.example);
    waiting.textContent = message.waiting;
    show(waiting, message.waiting);
    copies.show(message);
    carryOn.show(message.carry_on);
    now.show(message);
    about.show(message.leader);
    ctx.ready();
  }

  function onLeader(message, question) {
    onHome(message);
    about.kept(Object.keys(question.given).length > 0);
  }

  /** True where the refusal is said beside what was asked. */
  function onRefused(message, question) {
    now.refused();
    const place = { copy_away: away, leader: about }[question.kind];
    place?.refused(message.error);
    return Boolean(place);
  }

  // Cards change in other tabs: look again whenever the person comes back to this one.
  const again = () => document.visibilityState === "visible" && engine.ask("hello");
  document.addEventListener("visibilitychange", again);
  ctx.leaving(() => document.removeEventListener("visibilitychange", again));
  engine.ask("hello");
};

export default pageWidget(homePage);
