// What stands beside the open card: the cards before and after it peep out, and ways to lead wait below.
import { host } from "./host.js";
import { page } from "./page.js";
import { t } from "./words.js";

/** @import { CardTold } from "./shapes.d.ts" */
/** @typedef {CardTold & { href: string }} Beside */

const marks = host.module("suits");

/** Put them at the end of *main*. *guidance* gives what the page has beside its cards, if anything. */
export function neighbours(/** @type {HTMLElement} */ main, /** @type {() => Element | null} */ guidance) {
  const foot = Object.assign(document.createElement("div"), { className: "pk-hand-foot" });
  const nav = document.createElement("nav");
  nav.setAttribute("aria-label", t("Cards beside this one"));
  const ways = Object.assign(document.createElement("button"), { type: "button", className: "pk-ways" });
  ways.textContent = t("Ways to lead this change");
  ways.addEventListener("click", () => tell(guidance()));
  foot.append(nav, ways);
  main.append(foot);
  return {
    /** Show the cards *before* and *after*: {id, title, href}, or nothing at an end of the deck. */
    show(/** @type {Beside | undefined} */ before, /** @type {Beside | undefined} */ after) {
      nav.replaceChildren(...(before ? [peep(before, "before")] : []), ...(after ? [peep(after, "after")] : []));
      ways.hidden = guidance()?.textContent.trim() === ""; // a deck need not say any
    },
    end: () => foot.remove(),
  };
}

function peep(/** @type {Beside} */ { id, title, href }, /** @type {string} */ side) {
  const link = Object.assign(document.createElement("a"), { className: `pk-peep pk-${side}`, href });
  link.setAttribute("aria-label", t("Card {side}: {id} {title}", { side, id, title }));
  link.title = title;
  const number = Object.assign(document.createElement("b"), { textContent: id });
  link.append(number);
  marks.then(({ suitOf, suitColour, suitMark }) => {
    link.style.setProperty("--pk-suit", suitColour(suitOf(id)));
    number.after(suitMark(suitOf(id)));
  }).catch(() => {}); // without its mark it is a link all the same
  return link;
}

/** Show the guidance over the page. It is plain words and links, so a copy of them will do. */
function tell(/** @type {Element | null} */ guidance) {
  const dialog = Object.assign(document.createElement("dialog"), { className: "pk-page-dialog pk-ways-told" });
  dialog.setAttribute("aria-label", t("Ways to lead this change"));
  const close = Object.assign(document.createElement("button"), { type: "button", className: "pk-page-primary" });
  close.textContent = t("Close");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(guidance?.cloneNode(true) ?? t("It is not here yet. Try again in a moment."), close);
  page.main().append(dialog);
  dialog.showModal();
}
