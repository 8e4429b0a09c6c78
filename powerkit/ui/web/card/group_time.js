// How long a group has. Said once, it chooses between the card's main questions and all, and what is left of it is told.

import { button, h, show } from "../dom.js";
import { shared } from "../page_state.js";
import { saidRoom } from "./place.js";
import { t } from "../language.js";

const LONG = [[0, t("as long as it takes")], [10, t("10 minutes")], [20, t("20 minutes")], [30, t("30 minutes")], [60, t("60 minutes")]];

/** What is kept of a group while it is on the screen. */
const group = () => (shared().group ??= {});

/** Whether a group is on the screen that writes an entry of its own on this card. */
export const groupBegins = (/** @type {string} */ card) => shared().group?.began === card;

/** Note on which card a group writes an entry of its own; on none where it goes on with what is there. */
export const groupBegan = (/** @type {string | false} */ card) => void (group().began = card);

/** How many minutes a group said it has, here or on the table; 0 where it did not say. */
const saidMinutes = () => {
  const { minutes, people } = saidRoom();
  return shared().minutes ?? (people > 2 ? minutes : 0);
};

/** What is left of a group's time, or of the `card`'s own minutes where it did not say. */
function minutesLeft(/** @type {number} */ card) {
  const [all, gone] = [saidMinutes() || card, (Date.now() - (group().from ??= Date.now())) / 60000];
  if (gone < 0.5) return t("About {minutes} minutes in all.", { minutes: all });
  if (gone <= all - 0.5) return t("About {left} of {minutes} minutes left.", { left: Math.round(all - gone), minutes: all });
  return saidMinutes() ? t("Your {minutes} minutes are over.", { minutes: all }) : t("The {minutes} minutes of this card are over.", { minutes: all });
}

/**
 * The time of a group on a card. `brief` is its short way: with no more time than the card takes a group is asked that, and all one press away.
 * `act` = { counted(): steps came or went, asked(act): `act` changes what is asked }. Gives
 * { parts: for the foot of the screen, tell(first): how long there is or what is left of it, begin(), end() }.
 * @param {Pick<import("./shapes.d.ts").GroupParts, "view" | "ctx" | "brief">} card
 * @param {{ counted(): void, asked(act: () => void): void }} act
 */
export function groupTime({ view: { card }, ctx, brief }, act) {
  const words = h("span");
  const toggle = button("pk-quiet", "", () => {
    shared().untimed = !shared().untimed;
    tell();
  }, { "data-pk-key": "group-time" });
  const el = h("p", { class: "pk-hint pk-big-time" }, words, " ", toggle);
  const whole = button("pk-quiet pk-big-whole", "", () => act.asked(() => askShort(!brief.on())), { "data-pk-key": "group-whole" });
  const asked = h("span", { role: "status" });
  const select = h("select", { id: ctx.id("group-minutes"), class: "pk-input", "data-pk-key": "group-minutes", onchange: () => {
    shared().minutes = Number(select.value); // until another time is said on the table
    fit();
    act.counted();
  } }, ...LONG.map(([value, said]) => h("option", { value }, said)));
  const long = h("p", { class: "pk-hint pk-big-long" }, h("label", { for: select.id }, t("How long have you got?")), " ", select, " ", asked);
  let first = false; // on the first step it is asked how long there is; on those after it what is left is told

  function tell() {
    show(long, first);
    show(el, !first && (saidMinutes() || card.minutes));
    words.textContent = shared().untimed ? "" : minutesLeft(card.minutes);
    toggle.textContent = shared().untimed ? t("Show the time") : t("Hide");
    toggle.setAttribute("aria-label", shared().untimed ? t("Show the time") : t("Hide the time"));
    show(whole, brief.on() || (brief.main && saidMinutes()));
    whole.textContent = brief.on() ? t("Ask all questions") : t("Ask the main questions only");
    asked.textContent = !brief.main ? "" : brief.on() ? t("You are asked its main questions.") : t("You are asked all its questions.");
  }

  function askShort(/** @type {boolean} */ short) {
    brief.set(short);
    tell();
  }

  /** What a group is asked in the time it has. */
  function fit() {
    askShort(saidMinutes() > 0 && (!card.minutes || saidMinutes() <= card.minutes));
  }

  return {
    parts: [long, el, whole],
    tell(/** @type {boolean} */ isFirst) {
      first = isFirst;
      tell();
    },
    /** A card drawn anew goes on as it was. */
    begin() {
      if (group().was === undefined) {
        group().was = brief.on();
        if (saidMinutes()) fit();
      }
      select.value = String(saidMinutes());
      tell();
    },
    /** The short way is the leader's own again. */
    end: () => brief.set(Boolean(group().was)),
  };
}
