// My year: the deck turned over, each picture then and now, and a page of it for the wall.
//# style ../home/home.css
//# style ./my_year.css

import { button, h, show } from "../../dom.js";
import { asked, problemLine } from "../../forms.js";
import { handOut } from "../../host.js";
import { suitColour, suitOf } from "../../suits.js";
import { deckPart } from "../home/deck.js";
import { placesOf } from "../places.js";
import { t, tn, woven } from "../../language.js";

/** @import { Page } from "../shapes.d.ts" */
/** @import { PairOfCard, ReviewView, WallTold, YearTold } from "../../generated/pages.d.ts" */

const YEAR_SMALL = 620; // px: narrower, a picture is the one for a small screen

/**
 * { el, begin() }: `main` with the year, which takes its place when the button is pressed that is put first into `beside`, or the address names it.
 * @param {Page<ReviewView>} ctx
 * @param {HTMLElement} main
 * @param {HTMLElement} beside
 */
// Long: one look at a year: the deck, the pair chosen and the page for the wall.
export function myYear(ctx, main, beside) {
  const engine = ctx.talk({ year: onYear, picture: (message) => deck.picture(message), pair: onPair, wall: onWall, refused: onRefused });
  const deck = deckPart(ctx, engine.ask);
  const title = h("h2", { class: "pk-my-year-title", tabindex: "-1" }, t("My year"));
  const days = h("p", {});
  const figures = h("div", { class: "pk-my-year-figures" });
  const choose = asked(ctx, "my-year-pair", t("Then and now"), h("select", { class: "pk-input", onchange: () => look() }));
  const sides = h("div", { class: "pk-my-year-sides" });
  const pair = h("section", { class: "pk-my-year-pair", hidden: true, "aria-label": t("Then and now") }, choose.el, sides);
  const problem = problemLine();
  const said = h("p", { role: "status", class: "pk-quiet-words" });
  const door = button("pk-secondary", t("My year: the deck turned over"), () => places.go("my-year"), { "data-pk-key": "my-year" });
  const el = h("div", { class: "pk-my-year", hidden: true }, engine.words,
    h("div", { class: "pk-my-year-head" }, h("div", {}, title, days), figures), problem.el, pair,
    h("div", { class: "pk-buttons" },
      button("", t("Write my review"), () => {
        writes = true;
        places.go("");
      }, { "data-pk-key": "year-review" }),
      button("pk-secondary", t("Make a page for the wall"), hang, { "data-pk-key": "year-wall" })),
    h("p", { class: "pk-hint" }, t("On the page for the wall codes stand for the names your log book knows. A name it does not know stands as you wrote it: read the page before you hang it up.")), said, deck.el);
  ctx.covering.push((yes) => deck.covered(yes));

  let writes = false; // on to the review itself, not back to the button of this year

  function look() {
    sides.replaceChildren();
    engine.ask("pair", { card: choose.control.value, narrow: el.clientWidth < YEAR_SMALL }, 60000);
  }

  function hang() {
    said.textContent = t("Making it…");
    engine.ask("wall", {}, 120000);
  }

  function onYear(/** @type {YearTold} */ message) {
    problem.set("");
    days.textContent = message.days || t("Turn over your first card: it will lie here.");
    const { turned, done, actions } = message;
    const told = turned ? [[turned, tn("{count} card turned over", "{count} cards turned over", turned)], [done, tn("{count} of {actions} action done", "{count} of {actions} actions done", actions)]] : [];
    figures.replaceChildren(...told.map(([count, words]) => h("p", {}, ...woven(/** @type {string} */ (words), { count: h("strong", {}, String(count)), actions }))));
    deck.show(message);
    choose.control.replaceChildren(...message.pairs.map((pair) => h("option", { value: pair.card }, `${pair.card} ${pair.title}`)));
    show(pair, message.pairs.length > 0);
    if (message.pairs.length) {
      choose.control.value = (message.pairs.find((pair) => pair.card === "1.2") ?? message.pairs[0]).card;
      look();
    }
  }

  function onPair(/** @type {PairOfCard} */ message) {
    if (message.card !== choose.control.value) return;
    pair.style.setProperty("--pk-suit", suitColour(suitOf(message.card)));
    sides.replaceChildren(...message.sides.map(sideOf));
  }

  function onWall(/** @type {WallTold} */ message) {
    handOut(message);
    said.textContent = t("Saved as my-year.html. Open it and print it on the largest paper you have. Nothing private is on it. Read it once for names before you hang it up.");
  }

  function onRefused(/** @type {{ error: any }} */ { error }) {
    said.textContent = "";
    problem.set(error);
    return true;
  }

  function turn(/** @type {boolean} */ yes) {
    show(el, yes);
    show(main, !yes);
    (yes ? title : writes ? main.querySelector("h2:not([hidden])") ?? door : door).focus();
    writes = false;
    if (yes) engine.ask("year", {}, 20000);
  }

  const places = placesOf(ctx, ["my-year"], (name) => turn(name === "my-year"));
  beside.prepend(door);
  return { el: h("div", {}, main, el), begin: places.begin };
}

/**
 * A picture under its day: the first is then, the second now.
 * @param {PairOfCard["sides"][number]} side
 * @param {number} at
 */
const sideOf = ({ day, svg, alt, words }, at) => h("figure", {},
  h("h3", {}, at ? t("Now: {day}", { day }) : t("Then: {day}", { day })),
  h("img", { alt, src: "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg) }),
  words && h("figcaption", {}, h("strong", { dir: "auto" }, words)));
