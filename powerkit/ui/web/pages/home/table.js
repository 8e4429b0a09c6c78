// The first screen: how long have you got, and three cards one can start now.

import { dealNext, keepRoom, saidRoom, stepLeft } from "../../card/place.js";
import { button, h } from "../../dom.js";
import { shared } from "../../page_state.js";
import { suitOf } from "../../suits.js";
import { faceDown, faceUp } from "./face_up.js";
import { t } from "../../language.js";

/** @import { Known } from "../../shapes.d.ts" */
/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { AskDraw, CardOnTable, CardStands, CarryOn, Deal, Drawn, FromHome, HomeTold, HomeView, Offer } from "../../generated/pages.d.ts" */

/** @typedef {Known<{ card: CardOnTable, file: string, suit: string }>} OnTable The cards, by their ids. */

const TIMES = [[10, t("10 minutes")], [20, t("20 minutes")], [30, t("30 minutes")], [45, t("45 minutes")], [60, t("60 minutes")]];
const WHO = [[1, t("just me"), "alone"], [2, t("two of us"), t("as two")], [8, t("a group"), t("as a group")]];

/**
 * What a card dealt or drawn says, and where its link leads: to its front, or a group's first screen, so that nobody is asked before it is
 * said what the card is for. One that is done lies on its back, one that is begun goes on. `told` is where it stands.
 * @param {CardStands | undefined} told
 * @param {{ people: number }} given
 * @param {Pick<Drawn, "line" | "again" | "short">} given
 */
function offerOf(told, { people }, { line, again, short }) {
  if (again) return { line, short, start: t("Look again") };
  if (told?.kind === "begun") return { line, short, start: t("Carry on"), way: "steps" };
  return { line, short, way: people > 2 ? "group" : short ? "brief" : "" };
}

/**
 * A label with its choice, of *room*'s `key`.
 * @param {Page<HomeView>} ctx
 * @param {Record<string, number>} room
 * @param {string} key
 * @param {string} label
 * @param {(string | number)[][]} options
 * @param {() => void} changed
 */
function choice(ctx, room, key, label, options, changed) {
  const select = h("select", { id: ctx.id(key), "data-pk-key": key, onchange: () => {
    room[key] = Number(select.value);
    changed();
  } }, ...options.map(([value, words]) => h("option", { value, selected: value === room[key] }, words)));
  return h("p", { class: "pk-have" }, h("label", { for: select.id }, label), " ", select);
}

/** How long she said there is and with whom, where it is one of those to choose from. */
function roomToBegin() {
  const said = saidRoom();
  return TIMES.some(([value]) => value === said.minutes) && WHO.some(([value]) => value === said.people) ? said : { minutes: 30, people: 1 };
}

/**
 * What fits is what *Next card* leads to, once she said how long there is.
 * @param {Offer[]} offered
 * @param {Map<string, { file: string, card: { title: string } }>} cards
 * @param {(offer: Offer) => string | undefined} wayTo
 */
const leadTo = (offered, cards, wayTo) => dealNext(offered.map((each) => ({ card: each.card, title: cards.get(each.card)?.card.title, file: cards.get(each.card)?.file, way: wayTo(each) })));

/**
 * Where a card that is begun was left.
 * @param {string} workbook
 * @param {string} card
 */
function leftAt(workbook, card) {
  const [at, of] = stepLeft(workbook, card);
  return at > 0 && at <= of ? t("Step {at} of {of}", { at, of }) : t("You were here");
}

/**
 * { el, side, press, room(), show(message), dealt(message), drawn(message) }; `side` stands under the question.
 * @param {Page<HomeView>} ctx
 * @param {Engine<FromHome>["ask"]} ask
 * @param {OnTable} cards
 */
// Long: what is dealt and drawn, and how much room there is, change together.
export function tablePart(ctx, ask, cards) {
  const room = (shared().room ??= roomToBegin());
  const changed = () => {
    chose = true;
    keepRoom(room);
    delete shared().minutes;
    ctx.placeSwitch();
    third = pile.el;
    ask("deal", room);
  };
  const side = h("div", { class: "pk-table-side" });
  const suits = [...new Set([...cards.keys()].map(suitOf))];
  const pile = faceDown(suits, draw);
  const three = h("div", { class: "pk-three" });
  const beside = h("div", {}); // a group looks at this screen: there the switch is looked for
  const el = h("div", { class: "pk-table" },
    h("div", { class: "pk-question" }, h("h2", {}, t("How long have you got?")), choice(ctx, room, "minutes", t("I have"), TIMES, changed), choice(ctx, room, "people", t("and it is"), WHO, changed), beside), three, side);
  ctx.switchAt = () => (room.people > 2 ? beside : null);
  /** @type {CarryOn | null} */
  let begun = null; // where she left off
  /** @type {Record<string, CardStands>} */
  let told = {}; // where each card stands
  let workbook = ""; // whose steps this browser remembers
  /** @type {Offer[]} */
  let offered = []; // what can be finished in this room: { card, line }
  let last = ""; // drawn last
  let third = pile.el; // the pile, or the card drawn from it
  let chose = false; // whether she said how long there is or with whom, or drew a card for it

  function draw(/** @type {boolean} */ outside, by = "") {
    chose = true;
    leadOn();
    const faces = [...three.querySelectorAll("[data-pk-dealt]")].map((each) => each.getAttribute("data-pk-dealt"));
    ask("draw", { ...room, outside, but_not: [...(last ? [last] : []), ...faces], by });
  }

  const leadOn = () => chose && leadTo(offered.filter(({ card }) => cards.has(card)), cards, (each) => offerOf(told[each.card], room, each).way);

  function lay() {
    const carried = begun && cards.get(begun.card);
    const first = begun && carried ? [faceUp(carried, { lead: leftAt(workbook, begun.card), line: begun.said, start: t("Carry on"), way: "steps", key: "carry-on" })] : [];
    const others = offered.filter(({ card }) => cards.has(card) && card !== begun?.card);
    const dealt = others.slice(0, 2 - first.length).map((offer) => faceUp(cards.get(offer.card), { lead: offer.again ? t("Turned over already") : "", ...offerOf(told[offer.card], room, offer), key: `start-${offer.card}` }));
    const only = cards.size === 1 && first.length + dealt.length; // then there is none to draw
    three.replaceChildren(...first, ...dealt, ...(only ? [] : [third]));
  }

  return {
    el,
    side,
    press: pile.press,
    room: () => room,
    show(/** @type {HomeTold} */ { carry_on, dealt, cards: stand, workbook: own }) {
      begun = carry_on;
      told = stand;
      workbook = own;
      this.dealt(dealt);
    },
    dealt(/** @type {Deal} */ { cards: found, outside }) {
      offered = found;
      leadOn();
      const [words, who] = [TIMES, WHO].map((options, at) => options.find(([value]) => value === [room.minutes, room.people][at])?.at(-1));
      pile.show({ room: `${words}, ${who}`, outside });
      if (!three.contains(document.activeElement)) lay();
    },
    drawn(/** @type {Drawn} */ message, /** @type {AskDraw} */ { outside, by }) {
      const found = cards.get(message.card);
      if (!found) return;
      last = message.card;
      const lead = message.again ? t("You drew one you know") : t("You drew");
      const again = button("pk-quiet", t("Draw another"), () => draw(outside, "again"), { "data-pk-key": "draw-again" });
      const face = faceUp(found, { lead, ...offerOf(told[last], room, message), key: "start-drawn", more: again });
      face.classList.add("pk-turned");
      third = face;
      lay();
      (by === "again" ? again : face.querySelector("a")).focus();
      ctx.say(t("{lead}: card {last}, {title}. {summary} {line}", { lead, last, title: found.card.title, summary: found.card.summary, line: message.line }));
    },
  };
}
