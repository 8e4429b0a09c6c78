// A map in words: who stands where and how, as it is read aloud and written beside the picture. Never a coordinate.

import { t, tn } from "../../language.js";

/** @import { MapField } from "../../generated/views.d.ts" */
/** @import { Fold, Model, Near, Someone } from "./shapes.d.ts" */

/**
 * A label inside a sentence: "Faith" → "faith", "VCSE" stays.
 * @param {string} label
 */
function mapLower(label) {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** @param {{ name?: string } | null | undefined} item */
export const mapNameOf = (item) => item?.name || t("Somebody with no name");
/** @param {number} count */
export const mapPeopleCount = (count) => tn("{number} person or group", "{number} people and groups", count);

/**
 * "close ring", or for a name of several words: ring “I feel it most”.
 * @param {string} label
 */
function mapRingWords(label) {
  return /\s/.test(label.trim()) ? t("ring “{label}”", { label: label.trim() }) : t("{mapLower} ring", { mapLower: mapLower(label.trim()) });
}

/**
 * What the columns of a map's field are called, and sentences made of them. `rings()` gives the four names in use, `ours()` says whether a group speaks.
 * @param {MapField} field
 * @param {() => string[]} rings
 */
export function mapSpeech(field, rings, ours = () => false) {
  const column = (/** @type {string} */ id) => (field.columns || []).find((each) => each.id === id);
  const label = (/** @type {string} */ id, /** @type {string} */ value) => (value === "dont_know" ? (ours() ? t("We don’t know") : t("I don’t know")) : column(id)?.options?.find((option) => option.id === value)?.label ?? "");
  const sectors = column("sector")?.options || [];
  const answerable = field.style === "accountability";
  const tie = (/** @type {string} */ value) => (value === "dont_know" ? t("tie not known") : mapLower(label("tie", value)));
  const seen = (/** @type {string} */ value) => ({ enough: t("seen enough"), not_enough: t("not seen enough"), not_at_all: t("not seen at all") })[value] || "";

  function place(/** @type {number} */ ring, /** @type {string} */ sector) {
    const where = ring ? mapRingWords(rings()[ring - 1]) : t("not placed yet");
    return [where, mapLower(label("sector", sector))].filter(Boolean).join(", ");
  }

  /** "‹name›, close ring, faith, stressed, knows 3 people". */
  function person(/** @type {Someone} */ one, /** @type {Near[]} */ near) {
    const sure = near.filter((each) => each.sure).length;
    const maybe = near.length - sure;
    return [
      mapNameOf(one),
      ({ group: t("group"), organisation: t("organisation") })[one.kind] || "",
      place(one.ring, one.sector),
      one.notYet ? t("not yet") : "",
      tie(one.tie),
      seen(one.seen),
      sure ? t("knows {mapPeopleCount}", { mapPeopleCount: mapPeopleCount(sure) }) : "",
      maybe ? t("may know {mapPeopleCount}", { mapPeopleCount: mapPeopleCount(maybe) }) : "",
      one.wish ? t("you wish for a change") : "",
    ].filter(Boolean).join(", ");
  }

  /** Where somebody stands after a move, with how many are there beside them. */
  function moved(/** @type {Someone} */ one, /** @type {Model} */ model) {
    const beside = model.people.filter((other) => other !== one && other.ring === one.ring && other.sector === one.sector).length;
    const others = one.ring && (beside ? tn("beside {number} other", "beside {number} others", beside) : t("nobody else there"));
    return [person(one, model.near.get(one.id)), others].filter(Boolean).join(", ");
  }

  const folded = (/** @type {Fold} */ fold) => t("{mapPeopleCount}, {place}: {name}. Folded: Enter shows them", { mapPeopleCount: mapPeopleCount(fold.count), place: place(fold.ring, fold.sector), name: fold.name });

  return { column, label, ours, sectors, answerable, place, person, moved, tie, folded };
}

/** How two people stand to each other. */
export const MAP_KNOWING = [["knows", t("They know each other")], ["may_know", t("They may know each other: I don’t know")], ["", t("Not that I can say")]];

/** @typedef {ReturnType<typeof mapSpeech>} MapSpeech */
