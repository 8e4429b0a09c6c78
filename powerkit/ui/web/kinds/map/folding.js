// A crowded map folds: those of one ring and sector are one mark with their number on it, until somebody opens it.

import { mapNameOf } from "./phrases.js";
import { t } from "../../language.js";

/** @import { OptionView } from "../../generated/views.d.ts" */
/** @import { Known } from "../../shapes.d.ts" */
/** @import { Fold, Folding, Person, Someone, Tie, Unfoldable, Unfolding } from "./shapes.d.ts" */

/** @typedef {{ key: string, members: Person[], part: string }} Group */

const CROWD = 60; // more people than this in the rings fold: of so many, half the names have room beside their marks
const OUTSIDE = { crowd: 120, most: 8 }; // and more than this outside them, so many at a time: their ties are what there is to see
const LEAST = { small: 2, usual: 3 }; // fewer than these stand for themselves
const MOST = 30; // of more than these in one ring and sector several groups are made

const OUT = "0/";

/**
 * The groups of people who are drawn, in the order they are drawn in: [{ key, members, part: "" or such as "2 of 3" }, …].
 * @param {Person[]} people
 * @param {string[]} outsiders
 */
function mapGroups(people, outsiders) {
  const byId = /** @type {Known<Person>} */ (new Map(people.map((person) => [person.id, person])));
  const outside = outsiders.map((id) => byId.get(id));
  const cells = /** @type {Known<Person[]>} */ (new Map());
  for (const person of [...people.filter((each) => each.ring), ...outside]) {
    const key = person.ring ? `${person.ring}/${person.sector}` : OUT;
    if (cells.has(key)) cells.get(key).push(person);
    else cells.set(key, [person]);
  }
  return [...cells].flatMap(([key, those]) => {
    const parts = Math.ceil(those.length / (key === OUT ? OUTSIDE.most : MOST));
    const size = Math.ceil(those.length / parts);
    return Array.from({ length: parts }, (_, at) => ({ key: `${key}/${at}`, members: those.slice(at * size, (at + 1) * size), part: parts > 1 ? t("{at} of {parts}", { at: at + 1, parts }) : "" }));
  });
}

/**
 * Several people as one: what is drawn in their place.
 * @param {Group} given
 * @param {OptionView[]} sectors
 * @returns {Fold}
 */
function mapFold({ key, members, part }, sectors) {
  const [first] = members;
  const sector = first.ring && sectors.find((each) => each.id === first.sector)?.label;
  const name = sector ? [sector, part].filter(Boolean).join(", ") : t("{name} and {number} more", { name: mapNameOf(first), number: members.length - 1 });
  return { id: `fold/${key}`, name, kind: "fold", count: members.length, members: members.map((each) => each.id), ring: first.ring, sector: first.sector, tie: "", seen: "", notYet: false, wish: false, spot: "", row: {} };
}

/**
 * Ties between those who are drawn: each pair once, surely where one of theirs is sure.
 * @param {Tie[]} ties
 * @param {Map<string, string>} drawnAs
 */
function mapFoldedTies(ties, drawnAs) {
  const found = /** @type {Map<string, Tie>} */ (new Map());
  for (const { one, other, sure } of ties) {
    const [a, b] = [drawnAs.get(one) ?? one, drawnAs.get(other) ?? other];
    if (a === b) continue;
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    found.set(key, { one: a, other: b, sure: sure || (found.get(key)?.sure ?? false) });
  }
  return [...found.values()];
}

/**
 * What of a map is folded: { fold(people, ties, about), open(fold), close(), opened(), holds(id) }. `small()` says whether the picture is.
 * @param {() => unknown} small
 * @returns {Folding}
 */
export function mapFolding(small) {
  let opened = /** @type {Set<string> | null} */ (null); // the ids of those whose group is open
  let drawnAs = /** @type {Map<string, string>} */ (new Map()); // id → the id of the fold that stands for them

  return {
    /** The people and ties that are drawn, and who of them stands outside; null where nothing folds. Who is `kept` is never folded. */
    fold(people, ties, { sectors, outsiders, kept = null }) {
      drawnAs = new Map();
      const groups = mapGroups(people, outsiders);
      const size = small() ? "small" : "usual";
      const many = (/** @type {boolean} */ ring) => groups.reduce((sum, { key, members }) => sum + (key.startsWith(OUT) === ring ? 0 : members.length), 0);
      const crowded = { rings: many(true) > CROWD, outside: many(false) > OUTSIDE.crowd };
      if (!crowded.rings && !crowded.outside) return (opened = null);
      const stays = (/** @type {Group} */ { key, members }) => !crowded[key.startsWith(OUT) ? "outside" : "rings"] || members.length < LEAST[size] || members.some((each) => each.id === kept || opened?.has(each.id));
      const folds = groups.filter((group) => !stays(group)).map((group) => mapFold(group, sectors));
      folds.forEach((fold) => fold.members.forEach((id) => drawnAs.set(id, fold.id)));
      const byFirst = new Map(folds.map((fold) => [fold.members[0], fold]));
      const drawn = new Set(groups.flatMap((group) => group.members));
      const shown = [...drawn].flatMap((person) => /** @type {Someone | Someone[]} */ (byFirst.get(person.id) ?? (drawnAs.has(person.id) ? [] : [person])));
      const out = shown.filter((each) => !each.ring).map((each) => each.id);
      return { people: [...shown, ...people.filter((person) => !drawn.has(person))], ties: mapFoldedTies(ties, drawnAs), folds, outsiders: out };
    },
    open: (fold) => (opened = new Set(fold.members)),
    close: () => (opened = null),
    opened: () => opened,
    /** The id of the fold that somebody is in, if they are. */
    holds: (id) => drawnAs.get(id) ?? null,
  };
}

/**
 * { unfold(id of a fold), unfoldFor(id of a person), fold(), resized() } for the map being worked on (see `mapBoard`).
 * @param {Unfoldable} map
 * @returns {Unfolding}
 */
export function mapUnfolding(map) {
  function anew() {
    map.stale();
    map.refresh();
  }

  function unfold(/** @type {string} */ id) {
    const fold = /** @type {Fold} */ (map.model.byId.get(id));
    map.folding.open(fold);
    map.choose(null);
    anew();
    map.scene.frame(fold.members);
    map.keys.focus(fold.members[0]);
    map.ctx.say(t("{count} people shown: {name}. “Fold them again” takes you back.", { count: fold.count, name: fold.name }));
  }

  return {
    unfold,
    /** Somebody who is folded is to be shown. */
    unfoldFor(id) {
      const fold = map.folding.holds(id);
      if (!fold) return;
      map.folding.open(/** @type {Fold} */ (map.model.byId.get(fold)));
      anew();
    },
    /** All folds again, and all of the map shows. */
    fold() {
      const inside = [...(map.folding.opened() ?? [])];
      map.folding.close();
      map.choose(null);
      anew();
      map.scene.view.fit();
      const again = inside.map((id) => map.folding.holds(id)).find(Boolean);
      if (again) map.keys.focus(again);
      map.ctx.say(t("Folded again."));
    },
    /** The picture is smaller or larger: others may fold. */
    resized: anew,
  };
}
