// The relationship map as a field: one answer, a box to add people at once, and the rest built when it comes near.

//# style ./map.css
//# style ./screens.css
import { button, h, show } from "../../dom.js";
import { whenNear } from "../when_near.js";
import { KINDS } from "../../registry.js";
import { mapAddPart } from "./add.js";
import { mapBoard } from "./editor.js";
import { mapPeople } from "./model.js";
import { mapPeopleCount, mapSpeech } from "./phrases.js";
import { mapNewRow, mapStore } from "./undo.js";
import { sentences, t } from "../../language.js";

/** @import { MapField } from "../../generated/views.d.ts" */
/** @import { Problem, Row } from "../../shapes.d.ts" */
/** @import { MapAnswer, MapBoard, MapContext, Newcomer } from "./shapes.d.ts" */

/**
 * Rows for people who come, each with an id of its own.
 * @param {Row[]} rows
 * @param {Newcomer[]} people
 */
function madeRows(rows, people) {
  const taken = rows.map((row) => row._id);
  return people.map((person) => {
    const row = mapNewRow(taken, person);
    taken.push(row._id);
    return row;
  });
}

// Long: the field of a map: what is there at once and what is built when it comes near.
KINDS.map = (/** @type {MapField} */ field, /** @type {MapContext} */ ctx) => {
  const deckRings = (field.columns || []).find((column) => column.id === "ring")?.options?.map((option) => option.label) || [t("Close"), t("Often"), t("Sometimes"), t("Rarely")];
  const store = mapStore(deckRings);
  const speech = mapSpeech(field, store.rings, ctx.ours);
  const shell = h("div", { class: "pk-rmap" });
  const asked = h("div", { class: "pk-map-question" }); // where the stage puts the question of a screen
  const adding = mapAddPart(ctx, speech, store, (people) => add(people));
  shell.append(adding.el);
  let board = /** @type {MapBoard | null} */ (null);
  let wanted = /** @type {string | null} */ (null); // the screen that is to show once the board is there

  function add(/** @type {Newcomer[]} */ people) {
    const made = madeRows(store.rows(), people);
    store.change({ rows: [...store.rows(), ...made] }, made.length === 1 ? t("added {name}", { name: made[0].name }) : t("added {mapPeopleCount}", { mapPeopleCount: mapPeopleCount(made.length) }));
    const waiting = mapPeople(store.rows()).filter((person) => !person.ring).length;
    if (made.length === 1) board?.choose(made[0]._id);
    return sentences(t("{name} added.", { name: made.length === 1 ? made[0].name : mapPeopleCount(made.length) }), t("{number} not placed yet.", { number: waiting }));
  }

  store.on((by) => by !== "set" && ctx.change(store.value()));

  /** A map that goes on from another card's can begin as that one is. */
  const begin = field.adds_to && button("pk-secondary", t("Start from your map in {adds_to}", { adds_to: field.adds_to }), async () => {
    try {
      const found = await ctx.ask("earlier", {});
      if (!found) return;
      const { answer } = found;
      const people = Array.isArray(answer) ? answer : answer.people;
      const { fresh } = store.join(people, () => t("started from your map in {adds_to}", { adds_to: field.adds_to }), store.renamed() || Array.isArray(answer) ? undefined : answer.rings);
      ctx.say(t("{mapPeopleCount} are here from {adds_to}, version {version}.", { mapPeopleCount: mapPeopleCount(fresh.length), adds_to: field.adds_to, version: found.version }));
      adding.main.focus();
    } catch (error) {
      ctx.say(/** @type {Error} */ (error).message);
      begin.after(h("p", { class: "pk-hint" }, /** @type {Error} */ (error).message));
      begin.remove();
    }
  }, { "data-pk-key": "begin" });
  if (begin) {
    const line = (adding.begin = h("p", { class: "pk-map-begin" }, begin));
    adding.el.append(line);
    store.on(() => show(line, !store.rows().length));
  }

  const near = whenNear(shell, field.id, () => {
    board = mapBoard(field, ctx, store, speech, shell, { asked, adding });
    board.screen(wanted);
  }, () => {
    shell.append(h("p", { class: "pk-plain" }, t("The map can’t be drawn just now. Nothing you saved is lost. Load this page again.")));
    board = { fault() {}, clearErrors() {}, choose() {}, screen() {} };
  });

  return {
    el: shell,
    main: adding.main,
    group: true,
    set(/** @type {MapAnswer} */ value) {
      store.set(value);
      near.watch();
    },
    names: (/** @type {{ name?: string }[] | { people?: { name?: string }[] } | null} */ value) => (Array.isArray(value) ? value : value?.people ?? []).map(({ name }) => name ?? ""),
    /** Show one screen of the map, or with null all of it. Returns where the screen's question belongs. */
    screen(/** @type {string | null} */ id) {
      if (wanted === "names" && id && id !== wanted) adding.takeIn(); // Next is as good as Add
      shell[id ? "setAttribute" : "removeAttribute"]("data-pk-screen", id);
      wanted = id;
      near.build();
      if (board) board.screen(id);
      else shell.prepend(asked);
      return id ? asked : null;
    },
    fault: (/** @type {Problem} */ problem) => (near.build(), board?.fault(problem)),
    clearErrors: () => board?.clearErrors(),
  };
};
