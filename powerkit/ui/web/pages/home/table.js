// The first screen: how long have you got, and three cards one can start now.

import { stepLeft } from "../../card/place.js";
import { button, h } from "../../dom.js";
import { shared } from "../../page_state.js";
import { suitOf } from "../../suits.js";
import { faceDown, faceUp } from "./face_up.js";
import { t } from "../../language.js";

const TIMES = [[10, t("10 minutes")], [20, t("20 minutes")], [30, t("30 minutes")], [60, t("60 minutes")]];
const WHO = [[1, t("just me"), "alone"], [2, t("two of us"), t("as two")], [8, t("a group"), t("as a group")]];

/**
 * What a card dealt or drawn says, and where its link leads: to its front, or a group's first screen, so that nobody is asked before it is
 * said what the card is for. One that is done lies on its back, one that is begun goes on. `told` is where it stands.
 */
function offerOf(told, { people }, { line, again, short }) {
  if (again) return { line, short, start: t("Look again") };
  if (told?.kind === "begun") return { line, short, start: t("Carry on"), way: "steps" };
  return { line, short, way: people > 2 ? "group" : short ? "brief" : "" };
}

/** { el, side, press, room(), show(message), dealt(message), drawn(message) }; `side` stands under the question. */
// Long: what is dealt and drawn, and how much room there is, change together.
export function tablePart(ctx, ask, cards) {
  const room = (shared().room ??= { minutes: 30, people: 1 });
  const chosen = (key, label, options) => {
    const select = h("select", { id: ctx.id(key), "data-pk-key": key, onchange: () => { room[key] = Number(select.value); third = pile.el; ask("deal", room); } },
      ...options.map(([value, words]) => h("option", { value, selected: value === room[key] }, words)));
    return h("p", { class: "pk-have" }, h("label", { for: select.id }, label), " ", select);
  };
  const side = h("div", { class: "pk-table-side" });
  const suits = [...new Set([...cards.keys()].map(suitOf))];
  const pile = faceDown(suits, draw);
  const three = h("div", { class: "pk-three" });
  const el = h("div", { class: "pk-table" },
    h("div", { class: "pk-question" }, h("h2", {}, t("How long have you got?")), chosen("minutes", t("I have"), TIMES), chosen("people", t("and it is"), WHO)), three, side);
  let begun = null; // where she left off
  /** @type {any} */
  let told = {}; // where each card stands
  let workbook = ""; // whose steps this browser remembers
  let offered = []; // what can be finished in this room: { card, line }
  let last = ""; // drawn last
  let third = pile.el; // the pile, or the card drawn from it

  function draw(outside, by = "") {
    const faces = [...three.querySelectorAll("[data-pk-dealt]")].map((each) => each.getAttribute("data-pk-dealt"));
    ask("draw", { ...room, outside, but_not: [...(last ? [last] : []), ...faces], by });
  }

  function leftAt(card) {
    const [at, of] = stepLeft(workbook, card);
    return at > 0 && at <= of ? t("Step {at} of {of}", { at, of }) : t("You were here");
  }

  function lay() {
    const carried = begun && cards.get(begun.card);
    const first = carried ? [faceUp(carried, { lead: leftAt(begun.card), line: begun.said, start: t("Carry on"), way: "steps", key: "carry-on" })] : [];
    const others = offered.filter(({ card }) => cards.has(card) && card !== begun?.card);
    const dealt = others.slice(0, 2 - first.length).map(({ card, again, ...said }) => faceUp(cards.get(card), { lead: again && t("Turned over already"), ...offerOf(told[card], room, { again, ...said }), key: `start-${card}` }));
    const only = cards.size === 1 && first.length + dealt.length; // then there is none to draw
    three.replaceChildren(...first, ...dealt, ...(only ? [] : [third]));
  }

  return {
    el,
    side,
    press: pile.press,
    room: () => room,
    show({ carry_on, dealt, cards: stand, workbook: own }) {
      begun = carry_on;
      told = stand;
      workbook = own;
      this.dealt(dealt);
    },
    dealt({ cards: found, outside }) {
      offered = found;
      const [words, who] = [TIMES, WHO].map((options, at) => options.find(([value]) => value === [room.minutes, room.people][at])?.at(-1));
      pile.show({ room: `${words}, ${who}`, outside });
      if (!three.contains(document.activeElement)) lay();
    },
    drawn(message, { outside, by }) {
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
