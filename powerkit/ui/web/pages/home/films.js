// What the deck says of others: films by place and by capability, contacts and links.

import { h } from "../../dom.js";
import { fold, webLink } from "../page.js";
import { sentences, t } from "../../language.js";

/** @import { FilmTold, HomeView } from "../../generated/pages.d.ts" */

/**
 * The first sentence is the link's words, the rest stands beside it.
 * @param {FilmTold} given
 */
function film({ url, shows }) {
  const cut = shows.search(/[.?!]\s/) + 1 || shows.length;
  return h("li", {}, webLink(url, shows.slice(0, cut)), shows.slice(cut));
}

/**
 * The films again, each capability's own together.
 * @param {HomeView} view
 */
function byCapability(view) {
  const films = view.places.flatMap((place) => place.films.map((item) => ({ ...item, shows: `${place.name}: ${item.shows}` })));
  const suited = view.capabilities.map((suit) => ({ suit, found: films.filter((each) => each.capabilities.includes(suit.number)) })).filter(({ found }) => found.length);
  return fold(t("The same films by the capability they suit"), h("p", { class: "pk-quiet-words" }, t("Which film suits which capability is our own judgement.")),
    ...suited.map(({ suit, found }) => h("section", { class: "pk-capability-films" }, h("h3", {}, h("span", { class: "pk-number" }, `${suit.number}. `), suit.title), h("ul", { class: "pk-bullets" }, ...found.map(film)))));
}

/**
 * @param {HomeView} view
 */
function references(view) {
  if (!view.references.length) return null;
  const old = view.references.some((reference) => !reference.checked);
  const years = [...new Set(view.references.map((reference) => reference.as_of))].join(", ");
  const rows = view.references.map(({ label, value }) => h("div", {}, h("dt", {}, label), h("dd", {}, webLink(value, value))));
  return fold(t("Contacts and links"), h("p", {}, sentences(t("As printed in {years}.", { years }), old && t("Nobody has checked them since."))), h("dl", { class: "pk-refs" }, ...rows));
}

/**
 * The elements with films, contacts and links: those the deck has.
 * @param {HomeView} view
 */
export function othersDid(view) {
  const films = view.places.length > 0 && [
    h("h2", {}, t("See what others did")),
    h("p", {}, sentences(t("Short films, as listed in {films_as_of}.", { films_as_of: view.films_as_of }), !view.films_checked && t("Nobody has checked the links since."), t("They open in a new tab and need the internet."))),
    h("div", { class: "pk-places" }, ...view.places.map((place) =>
      h("section", {}, h("h3", {}, place.name), h("ul", { class: "pk-bullets" }, ...place.films.map(film))))),
    byCapability(view),
  ];
  return [...(films || []), references(view)].filter(Boolean);
}
