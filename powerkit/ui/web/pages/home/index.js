// The start page: the deck on the table. What one has time for, what is due, every card; the rest is one press away.

//# style ./home.css
import { button, h, show } from "../../dom.js";
import { fold, pageWidget } from "../page.js";
import { placesOf } from "../places.js";
import { aboutDeck } from "./about.js";
import { copyAway } from "./copies.js";
import { deckPart } from "./deck.js";
import { nowPart } from "./now.js";
import { otherCopies } from "./other_copies.js";
import { aboutLeader } from "./profile.js";
import { tablePart } from "./table.js";
import { t } from "../../language.js";

/** @import { Page } from "../shapes.d.ts" */
/** @import { AskDraw, AskLeader, FromHome, HomeTold, HomeView, RefusedTold } from "../../generated/pages.d.ts" */
/** @import { CopyAway } from "./copies.js" */

/**
 * One quiet line that opens: that all stays here, how long ago a copy was made, and making one: { el, show(message) }.
 * @param {CopyAway} away
 */
function keptPart(away) {
  const said = h("p", { class: "pk-quiet-words" });
  const el = fold(t("Everything stays on this computer"), said, away.kept);
  el.classList.add("pk-kept");
  return {
    el,
    show(/** @type {HomeTold} */ message) {
      said.textContent = [message.backup && t("Last backup: {backup}.", { backup: message.backup }), message.away.said && `${message.away.said}.`].filter(Boolean).join(" ");
      show(said, said.textContent);
    },
  };
}

/**
 * @param {HTMLElement} root
 * @param {Page<HomeView>} ctx
 */
// Long: a page: its parts and what Python says to each.
const homePage = (root, ctx) => {
  const engine = ctx.talk({
    home: onHome, told_leader: onLeader, dealt: (m) => table.dealt(m), drawn: (m, question) => table.drawn(m, /** @type {AskDraw} */ (question)), picture: (m) => deck.picture(m),
    printed: (m) => about.printed(m), places: (m) => away.places(m), refused: onRefused,
  });
  const you = aboutLeader(ctx, engine.ask);
  const away = copyAway(ctx, engine.ask);
  const deck = deckPart(ctx, engine.ask);
  const table = tablePart(ctx, engine.ask, /** @type {import("./table.js").OnTable} */ (deck.cards));
  const now = nowPart(ctx, engine.ask, table.press);
  const copies = otherCopies(ctx, engine.ask);
  const kept = keptPart(away);
  const example = h("p", { class: "pk-told", hidden: true }, t("This is the example workbook: everyone in it is made up."));
  const waiting = h("p", { class: "pk-told", hidden: true });
  const welcome = h("p", { class: "pk-quiet-words" }, t("Choose a card, do what it asks, and keep what you learn. No question has to be answered."));

  const open = (/** @type {string} */ at, /** @type {string} */ words) => button("pk-quiet", words, () => places.go(`about-${at}`), { "data-pk-key": `about-${at}` });
  const foot = h("footer", { class: "pk-foot" }, open("deck", t("About the deck")), open("print", t("Print the cards")), kept.el);
  const front = h("div", { class: "pk-front" }, engine.words, example, waiting, copies.el, away.due, table.el, you.first, deck.el, foot);
  const about = aboutDeck(ctx, engine.ask, front, you.later, () => places.go(""));
  table.side.append(now.el, welcome);
  root.append(front, about.el);
  ctx.staying.push(table.el, deck.el);
  ctx.covering.push(deck.covered, (yes) => { if (yes) now.el.remove(); else table.side.prepend(now.el); });

  let looked = false;
  let from = "deck"; // what is open in place of the table

  /** The bar's *About you…* leads to a place, too. */
  const places = placesOf(ctx, ["about-deck", "about-print", "about-you"], (name) => {
    about.close();
    if (!name) return foot.querySelector(`[data-pk-key="about-${from}"]`).focus();
    from = name === "about-print" ? "print" : "deck";
    if (name === "about-you") you.open(() => about.open("deck"));
    else about.open(from);
  });

  // ---- what Python says ----
  function onHome(/** @type {HomeTold} */ message) {
    deck.show(message);
    table.show(message);
    kept.show(message);
    away.show(message);
    show(example, message.example);
    waiting.textContent = message.waiting;
    show(waiting, message.waiting);
    copies.show(message);
    now.show(message);
    show(welcome, now.el.hidden);
    you.show(message.leader, message.saved);
    ctx.ready();
    if (!looked) places.begin();
    looked = true;
  }

  function onLeader(/** @type {HomeTold} */ message, /** @type {AskLeader} */ question) {
    onHome(message);
    you.kept(Object.keys(question.given).length > 0);
  }

  /** True where the refusal is said beside what was asked. */
  function onRefused(/** @type {RefusedTold} */ message, /** @type {FromHome} */ question) {
    now.refused();
    const place = /** @type {Record<string, any>} */ ({ copy_away: away, leader: you })[question.kind];
    place?.refused(message.error);
    return Boolean(place);
  }

  // Cards change in other tabs: look again whenever the person comes back to this one.
  const look = () => engine.ask("hello", table.room());
  const again = () => document.visibilityState === "visible" && look();
  document.addEventListener("visibilitychange", again);
  ctx.leaving(() => document.removeEventListener("visibilitychange", again));
  look();
};

export default pageWidget(homePage);
