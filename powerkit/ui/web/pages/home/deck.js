// The deck on the table: suits of small cards, blank, begun or turned over. One Tab stop; arrow keys move in it.

import { aside, h } from "../../dom.js";
import { suitColour, suitMark, suitOf } from "../../suits.js";
import { doorTo } from "../page.js";
import { homeIcon } from "./icons.js";
import { t, tn } from "../../language.js";

/** @import { Known } from "../../shapes.d.ts" */
/** @import { Engine, Page } from "../shapes.d.ts" */
/** @import { AskPicture, CapabilityTold, CardOfSuit, CardStands, Suit, HomeTold, HomeView, ReviewView, PictureTold, YearTold } from "../../generated/pages.d.ts" */

const NOTHING = t("Choose a card to read what it asks. With a keyboard, the arrow keys go from card to card.");
/** @type {Record<string, string>} */
const WORDS = { new: t("not begun"), begun: t("begun"), saved: t("turned over") };

/**
 * { el, cards (id → { card, file }), show(message), picture(message), covered(yes) }; `ask` fetches one picture.
 * @param {Page<HomeView | ReviewView>} ctx
 * @param {Engine<AskPicture>["ask"]} ask
 */
// Long: the deck on the table: its cards, their pictures and the keys between them.
export function deckPart(ctx, ask) {
  const cards = new Map(ctx.view.capabilities.flatMap((capability) => capability.cards.map((card) => [card.id, { card, file: capability.file, suit: capability.short }])));
  const titles = [...cards.values()].map(({ card }) => card.title);
  const small = /** @type {Known<SmallCard>} */ (new Map([...cards].map(([id, { card, file }], at) => [id, smallCard(card, file, at === 0, titles.indexOf(card.title) !== titles.lastIndexOf(card.title))])));
  const line = deckLine(cards, small, ctx.view.deck_lead);
  const tally = h("span", { class: "pk-deck-tally" });
  const legend = h("p", { class: "pk-legend", "aria-hidden": "true" }, ...Object.entries(WORDS).map(([stands, words]) => h("span", {}, h("i", { "data-pk-stands": stands }), words)));
  const suitCount = ctx.view.capabilities.length;
  const suits = h("div", { class: "pk-suits", style: `--pk-columns: ${Math.min(10, Math.max(5, suitCount))}`, onkeydown: step, onfocusin: (/** @type {FocusEvent} */ event) => line.tell(event.target), onfocusout: () => line.tell(null), onpointermove: pointed, onpointerleave: () => line.tell(null) },
    ...ctx.view.capabilities.map(suit));
  const el = h("section", { class: "pk-deck", "aria-labelledby": ctx.id("deck") },
    h("div", { class: "pk-deck-head" }, h("h2", { id: ctx.id("deck") }, t("The deck")), tally, legend), line.el, suits);
  /** @type {string[]} */
  const waiting = []; // cards whose picture is still to be asked for
  let hidden = false; // on a projector

  function suit(/** @type {Suit | CapabilityTold} */ one) {
    const words = h("h3", { class: one.short ? null : "pk-suit-long" }, `${one.number} ${one.short || one.title}`, one.short && aside(`: ${one.title}`));
    return h("section", { class: "pk-suit", style: `--pk-suit: ${suitColour(one.number)}` }, words, h("ul", {}, ...one.cards.map((card) => h("li", {}, small.get(card.id).link))));
  }

  /** A page that scrolls under a pointer at rest points at nothing. */
  function pointed(/** @type {PointerEvent} */ event) {
    if (event.movementX || event.movementY) line.tell(event.target);
  }

  /** To the nearest card in the direction of the key, as they lie on this screen. */
  function step(/** @type {KeyboardEvent} */ event) {
    const all = [...small.values()].map((item) => item.link);
    const from = document.activeElement;
    const next = event.key === "Home" ? all[0] : event.key === "End" ? all.at(-1) : nearest(all, from, event.key);
    if (!next || !all.includes(from)) return;
    event.preventDefault();
    for (const each of all) each.tabIndex = each === next ? 0 : -1;
    next.focus();
  }

  function fetchNext() {
    if (!hidden && waiting.length) ask("picture", { card: waiting.shift() ?? "" }, 60000);
  }

  return {
    el,
    cards,
    show(/** @type {HomeTold | YearTold} */ { cards: told, saved }) {
      for (const [id, one] of small) if (told[id] && one.stands(told[id])) waiting.push(id);
      const begun = Object.values(told).filter(({ kind }) => kind === "begun").length;
      tally.textContent = saved || begun ? [t("{saved} of {cards} turned over", { saved, cards: cards.size }), begun && t("{begun} begun", { begun })].filter(Boolean).join(", ") : t("{cards} in {suits}", { cards: tn("{number} card", "{number} cards", cards.size), suits: tn("{number} suit", "{number} suits", suitCount, suitCount === 10 ? { number: t("ten") } : {}) });
      fetchNext();
    },
    picture(/** @type {PictureTold} */ { card, svg }) {
      small.get(card)?.picture(svg);
      fetchNext();
    },
    covered(/** @type {boolean} */ yes) {
      if (hidden === yes) return;
      hidden = yes;
      for (const item of small.values()) item.covered(yes);
      fetchNext();
    },
  };
}

/**
 * The line over the deck: what the card pointed at or in focus asks, and where it stands: { el, tell(place) }.
 * @param {Map<string, { card: CardOfSuit }>} cards
 * @param {Known<SmallCard>} small
 * @param {string} lead_
 */
function deckLine(cards, small, lead_) {
  const el = h("p", { class: "pk-deck-line", "aria-live": "polite" });
  /** @type {string | null} */
  let says = null;
  const cardOf = (/** @type {EventTarget | null} */ place) => (place instanceof Element && place.closest(".pk-suits [data-pk-task]")?.getAttribute("data-pk-task")) || null;

  function tell(/** @type {EventTarget | null} */ place) {
    const id = cardOf(place) ?? cardOf(document.activeElement);
    const found = id && cards.get(id);
    const [lead, rest, state] = found ? [`${id} ${found.card.title}${/[.?!]$/.test(found.card.title) ? "" : "."}`, found.card.summary, small.get(id).text()] : [lead_, NOTHING, ""];
    if (says === lead + state) return;
    says = lead + state;
    el.replaceChildren(h("strong", {}, lead), ` ${rest} `, h("span", {}, state));
  }

  tell(null);
  return { el, tell };
}

/**
 * One small card, face up or turned over: { link, stands(told), text(), picture(svg), covered(yes) }.
 * @param {CardOfSuit} card
 * @param {string} file
 * @param {boolean} first
 * @param {boolean} shared
 */
function smallCard(card, file, first, shared) {
  const mark = () => suitMark(suitOf(card.id), 16, 2);
  const state = aside("");
  const begun = h("span", { class: "pk-small-begun", "aria-hidden": "true" });
  const picture = h("span", { class: "pk-small-picture" });
  const corner = h("span", { class: "pk-small-corner" }, mark());
  const title = h("span", { class: "pk-small-title" }, breakable(card.title), shared && h("br"), shared && h("span", { class: "pk-small-more" }, card.summary));
  const link = doorTo(file, card.id, { class: "pk-small", "data-pk-task": card.id, tabindex: first ? "0" : "-1" },
    h("span", { class: "pk-small-number" }, card.id), corner, " ", title, state, begun, picture);
  /** @type {CardStands} */
  let told = { kind: "new", text: "", entry: null };
  let made = ""; // the picture of what was made
  let hidden = false;

  function draw() {
    const turned = told.kind === "saved";
    const seen = turned && made && !hidden;
    link.toggleAttribute("data-pk-drawn", Boolean(seen));
    picture.replaceChildren(...(seen ? [h("img", { alt: "", src: made, onload: shape })] : []));
  }

  /** What is much higher than wide is a list: whole, its words would be a strip of dots. */
  function shape(/** @type {Event} */ { target }) {
    const img = /** @type {HTMLImageElement} */ (target);
    img.toggleAttribute("data-pk-goes-on", img.naturalHeight > 1.4 * img.naturalWidth);
  }

  return {
    link,
    text: () => told.text,
    /** Whether there is a picture of it to be asked for. */
    stands(/** @type {CardStands} */ now) {
      const other = now.kind === "saved" && now.entry !== told.entry;
      const turns = now.kind !== told.kind;
      told = now;
      link.dataset.pkStands = now.kind;
      state.textContent = WORDS[now.kind];
      begun.textContent = now.kind === "begun" ? t("begun") : "";
      if (turns) {
        corner.replaceChildren(now.kind === "saved" ? homeIcon("tick", 18) : mark());
        draw();
      }
      return other;
    },
    picture(/** @type {string} */ svg) {
      made = svg && `data:image/svg+xml;base64,${svg}`;
      draw();
    },
    covered(/** @type {boolean} */ yes) {
      hidden = yes;
      draw();
    },
  };
}

/** @typedef {ReturnType<typeof smallCard>} SmallCard */

/**
 * A title whose longest words may break before their ending: a small card is narrow.
 * @param {string} title
 */
const breakable = (title) => title.replace(/(\p{L}{6,})(abilities|ability|ing|ships?|tions?)\b/gu, "$1\u00ad$2");

/** @type {Record<string, number[]>} */
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * @param {HTMLElement[]} all
 * @param {null | Element} from
 * @param {string} key
 */
function nearest(all, from, key) {
  const way = DIRECTIONS[key];
  if (!way || !from) return null;
  const middle = (/** @type {Element} */ el) => {
    const box = el.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = middle(from);
  const ahead = all.map((el) => {
    const [dx, dy] = [middle(el)[0] - x, middle(el)[1] - y];
    const along = dx * way[0] + dy * way[1];
    return { el, along, off: Math.abs(dx * way[1]) + Math.abs(dy * way[0]) };
  }).filter((item) => item.along > 4);
  ahead.sort((item, other) => item.along + 3 * item.off - (other.along + 3 * other.off));
  return ahead[0]?.el ?? null;
}
