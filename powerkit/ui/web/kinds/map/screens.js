// One map on four screens: who is there, how close, how it is between us, where each belongs. Parts of the editor are lent to a screen.

import { button, h, inFocus, show } from "../../dom.js";
import { mapLayout } from "./geometry.js";
import { mapBins, mapNamesList, mapTieAsked } from "./screen_parts.js";
import { mapNameOf } from "./phrases.js";
import { mapWithPale } from "./free_places.js";
import { t } from "../../language.js";

/** @import { MapAddPart, MapScreens, MapWork, Model, Person, Ruling, ScreenSaid, Someone } from "./shapes.d.ts" */

/** Whom a screen asks about: somebody chosen, or the first of whom it is not known yet. @param {string} screen @param {Model} model @param {string | null} chosen @returns {Person | null} */
function subjectOf(screen, model, chosen) {
  const one = /** @type {Person | undefined} */ (model.byId.get(chosen));
  const first = (/** @type {(one: Person) => boolean} */ unknown) => model.people.find(unknown) ?? null;
  if (screen === "place") return one && !one.ring ? one : first((each) => !each.ring);
  if (screen === "ties") return one ?? first((each) => !each.tie);
  if (screen === "sectors") return one ?? first((each) => !each.sector);
  return null;
}

/** What each screen says of whom it asks, and when all is said: { ask(name), done, hint, known(one) }. */
/** @type {Record<string, ScreenSaid>} */
const MAP_SCREENS = {
  place: {
    ask: (name) => t("Where is {name}?", { name }),
    done: t("Everybody is on the map."),
    hint: t("Nearer the middle is closer to you. Choose the place; the next name follows."),
    after: t("Drag somebody to move them. Tap or click the map twice to add somebody."),
    known: (item) => item.ring,
  },
  ties: { ask: (name) => name, done: t("All is said."), hint: t("Choose anyone on the map to go on with them."), after: t("Choose anyone on the map to change what you said."), known: (item) => item.tie },
  sectors: {
    ask: (name) => name,
    done: t("Everybody has a place."),
    hint: t("Who has a ? is not sorted yet, and belongs to no number."),
    after: t("Choose anyone on the map to move them."),
    known: (item) => item.sector,
  },
};

/**
 * Who comes after somebody: the next of whom it is not known, else anybody where it is not known of them; null where all is said.
 * @param {Model} given
 * @param {ScreenSaid["known"]} known
 * @param {string | undefined} from
 */
function mapFollowing({ people }, known, from) {
  const at = people.findIndex((each) => each.id === from);
  const after = [...people.slice(at + 1), ...people.slice(0, Math.max(0, at))];
  return after.find((each) => !known(each)) ?? (at >= 0 && !known(people[at]) ? after[0] : null) ?? null;
}

/**
 * How people stand, for `mapModel`: { lay, fixed, steady }. On the screens the disc is that of an empty map, and wedges show on the last only.
 * On all of the map nothing is sized anew while one works: by those in `steady` all wedges and rings are sized.
 * @param {Pick<MapWork, "screen" | "spots" | "like">} given
 * @returns {Partial<Ruling>}
 */
export function mapStanding({ screen, spots, like }) {
  const said = (/** @type {Ruling["sectors"]} */ sectors) => (/** @type {Someone} */ person) => sectors.some((each) => each.id === person.sector);
  if (screen === "place" || screen === "ties") return { fixed: true, lay: (people, _sectors, crowd) => (crowd ? mapLayout(people, [], true) : spots.layout(people)) };
  if (screen !== "sectors") return { steady: like, lay: (people, sectors) => mapLayout(people, sectors, false, /** @type {Person[]} */ (like)) };
  return { fixed: true, lay: (people, sectors) => mapWithPale(spots, mapLayout(people.filter(said(sectors)), sectors, true), people) };
}

/** Parts of the editor that stand on a screen for a while: { lend(part, to), giveBack() }. @param {HTMLElement} screen */
function mapLending(screen) {
  const homes = /** @type {Map<Element, Comment>} */ (new Map()); // an element lent to a screen → where it belongs
  return {
    lend(/** @type {Element} */ part, /** @type {HTMLElement} */ to) {
      if (part.parentNode && !screen.contains(part)) {
        const home = document.createComment("");
        part.before(home);
        homes.set(part, home);
      }
      to.append(part);
    },
    giveBack() {
      for (const [part, home] of homes) home.replaceWith(part);
      homes.clear();
    },
  };
}

/** The name that waits at the pointer: { name(text) }. @param {MapWork} map */
function mapTag(map) {
  const { stage } = map.scene;
  const tag = h("div", { class: "pk-map-tag", "aria-hidden": "true", hidden: true, dir: "auto" });

  function over(/** @type {PointerEvent} */ event) {
    const yes = event.type === "pointermove" && event.pointerType === "mouse" && tag.textContent && !map.pointer.dragged() && !map.chosenPlaced();
    show(tag, yes);
    if (!yes) return;
    const box = stage.getBoundingClientRect();
    tag.style.transform = `translate(${event.clientX - box.left + 14}px, ${event.clientY - box.top + 14}px)`;
  }

  stage.append(tag);
  for (const kind of ["pointermove", "pointerleave", "pointerdown"]) stage.addEventListener(kind, over);
  return { name: (/** @type {string} */ text) => (tag.textContent = text) };
}

/**
 * The foot of a screen: on to the next person, the way back, and what else there is to work on the map with. { el, others, turn(open), sync(goesOn) }.
 * @param {MapWork} map
 * @param {() => void} onward
 */
function mapFoot(map, onward) {
  const { ctx, store } = map;
  const next = button("pk-secondary", t("Next person"), onward, { "data-pk-key": "next-person" });
  const undo = button("pk-quiet", t("Undo"), () => map.history("undo"), { "data-pk-key": "screen-undo" });
  const others = h("div", { class: "pk-map-others", id: ctx.id("others"), hidden: true });
  const list = button("pk-quiet", t("List, rings, files"), () => turn(others.hidden), { "aria-pressed": "false", "aria-controls": others.id, "data-pk-key": "screen-others" });

  /** The list stands where the map does, or beneath it on a phone. */
  function turn(/** @type {boolean} */ open) {
    list.setAttribute("aria-pressed", String(open));
    show(others, open);
    others.parentElement?.classList.toggle("pk-listing", open);
  }

  return {
    el: h("div", { class: "pk-map-foot" }, next, h("div", { class: "pk-map-foot-tabs" }, undo, list)),
    others,
    turn,
    sync(/** @type {boolean | null} */ goesOn) {
      show(next, goesOn !== null);
      next.classList.toggle("pk-unseen", !goesOn); // its room is kept
      undo.setAttribute("aria-disabled", String(!store.undoes()));
      undo.title = store.undoes() && t("Undo: {what}", { what: store.undoes() });
    },
  };
}

/**
 * Whom a screen (`el`) went on to by itself: a press of *Next person* right after it was meant for the one before, and passes nobody over
 * who was never asked about. { words, come(one), holds(one, known): whether it stays with them, once; hint(line, one, otherwise) }.
 * @param {HTMLElement} el
 */
function mapNewlyCome(el) {
  const words = t("You are there already. Press again to pass them over.");
  let [id, told] = [/** @type {string | null} */ (null), false];
  const come = (/** @type {{ id: string } | null} */ whom) => ([id, told] = [whom?.id ?? null, false]);
  el.addEventListener("click", (event) => /** @type {Element} */ (event.target).closest('[data-pk-key="next-person"]') || come(null), true); // something else was done since
  return {
    words,
    come,
    holds(/** @type {Person | null} */ one, /** @type {ScreenSaid["known"]} */ known) {
      if (!one || id !== one.id || told || known(one)) return false;
      return (told = true);
    },
    hint(/** @type {HTMLElement} */ line, /** @type {Person | null} */ one, /** @type {string} */ otherwise) {
      const here = told && id === one?.id;
      line.style.minHeight = here ? `${line.offsetHeight}px` : ""; // shorter words move nothing
      line.textContent = here ? words : otherwise;
    },
  };
}

/** What a screen asks, and of whom: { el, now, count, hint, tell(said, people, one, at, newly) }. */
function mapAskPart() {
  const [name, count] = [h("strong", { dir: "auto" }), h("span", { class: "pk-map-of" })];
  const now = h("p", { class: "pk-map-now", tabindex: -1 }, name, " ", count);
  const hint = h("p", { class: "pk-hint" });
  return {
    el: h("div", { class: "pk-map-ask" }, now, hint),
    now, count, hint,
    tell(/** @type {ScreenSaid} */ said, /** @type {Person[]} */ people, /** @type {Person | null} */ one, /** @type {number} */ at, /** @type {ReturnType<typeof mapNewlyCome>} */ newly) {
      const all = people.length;
      name.textContent = !all ? t("Nobody is on your map yet.") : one ? said.ask(mapNameOf(one)) : said.done;
      count.textContent = one ? t("{at} of {all}", { at, all }) : "";
      newly.hint(hint, one, !all ? t("Go back a step to write names, or tap or click the map twice.") : one ? said.hint : said.after);
    },
  };
}

/** Whether there is somebody to go on to from `one`; null on a screen where the next comes by itself. @param {string | null} screen @param {Model} given @param {Person | null} one */
function mapGoesOn(screen, { people }, one) {
  if (!one) return null;
  if (screen === "ties") return people.length > 1 || Boolean(one.tie);
  if (screen === "sectors") return people.some((each) => !each.sector && each.id !== one.id);
  return null;
}

/** What is on the map is said once all is asked; until then it waits with what else there is. @param {HTMLElement} telling @param {HTMLElement} where */
function mapTellWhere(telling, where) {
  if (telling.parentNode !== where) where.append(telling);
}

/**
 * Which parts stand on which screen; the disc comes between what is asked and the rest.
 * @param {MapWork} map
 * @param {{ adding: MapAddPart } & Record<"foot" | "names" | "ties" | "bins", { el: HTMLElement }>} given
 */
function mapPartsOn(map, { adding, foot, names, ties, bins }) {
  return {
    names: () => /** @type {HTMLElement[]} */ ([adding.el, foot.el, adding.twice, adding.begin, names.el].filter(Boolean)), // what comes and goes is last
    place: () => [map.drawer.el],
    ties: () => [ties.el, map.panel.el],
    sectors: () => [bins.el, map.telling.el],
  };
}

/**
 * The screens of the map being worked on (see `mapBoard`): { show(id), sync(), subject(), knowing(), placed(id), tap(id) }.
 * @param {MapWork} map
 * @param {HTMLElement} asked
 * @param {MapAddPart} adding
 * @returns {MapScreens}
 */
// Long: which part stands on which screen, and what is asked there.
export function mapScreens(map, asked, adding) {
  const { ctx, scene } = map;
  const [tag, foot] = [mapTag(map), mapFoot(map, onward)];
  const act = { about: () => subject(), next: goOn };
  const [ties, bins, names] = [mapTieAsked(map, act), mapBins(map, act), mapNamesList(map)];
  const { el: ask, now, count, hint, tell } = mapAskPart();
  const rest = h("div", { class: "pk-map-rest" });
  const el = h("div", { class: "pk-map-screen" }, ask, rest, foot.el, foot.others);
  const { lend, giveBack } = mapLending(el);

  const parts = mapPartsOn(map, { adding, foot, names, ties, bins });
  const subject = () => (map.screen ? subjectOf(map.screen, map.model, map.chosen) : null);
  const newly = mapNewlyCome(el);
  const asks = () => MAP_SCREENS[/** @type {string} */ (map.screen)];

  function onward() {
    const one = subject();
    if (!newly.holds(one, asks().known)) return goOn("", one?.id);
    sync();
    ctx.say(`${asks().ask(mapNameOf(one))} ${count.textContent}. ${newly.words}`);
  }

  /** On to whoever comes after `from`: said with what just happened, if it goes on by that. @param {string} words @param {string} [from] */
  function goOn(words, from) {
    map.choose(map.screen === "place" ? null : mapFollowing(map.model, asks().known, from)?.id ?? null);
    map.refresh();
    const one = subject();
    newly.come(words ? one : null);
    if (!one && !(map.shell.contains(inFocus()) && inFocus()?.checkVisibility())) now.focus({ preventScroll: true }); // what had it went
    ctx.say([words, one ? `${asks().ask(mapNameOf(one))} ${count.textContent}` : asks().done].filter(Boolean).join(". "));
  }

  function sync() {
    const { model, screen } = map;
    const said = asks();
    const one = subject();
    foot.sync(mapGoesOn(screen, model, one));
    if (screen === "names") return names.sync(model);
    if (!said) return;
    const known = model.people.filter(said.known).length;
    tell(said, model.people, one, screen === "place" ? known + 1 : model.people.indexOf(/** @type {Person} */ (one)) + 1, newly);
    tag.name(map.waits() ? mapNameOf(one) : "");
    if (screen === "ties") ties.sync(model, one);
    if (screen === "sectors") bins.sync(model, one), mapTellWhere(map.telling.el, known === model.people.length ? rest : foot.others);
  }

  return {
    subject,
    sync,
    placed: (id) => goOn(t("{mapNameOf} is there", { mapNameOf: mapNameOf(map.model.byId.get(id)) }), id),
    /** Somebody on the map is tapped: true where the screen does with them what it asks. */
    tap: (id) => map.screen === "ties" && ties.tap(id),
    knowing: () => map.screen === "ties" && ties.knowing(),
    /** Show a screen, or with null give all back. */
    show(id) {
      giveBack();
      el.remove();
      map.shell.prepend(asked);
      ties.rest();
      foot.turn(false);
      if (!id) return;
      map.shell.prepend(el);
      ask.prepend(asked);
      for (const part of [now, hint]) show(ask.appendChild(part), id !== "names");
      rest.replaceChildren();
      rest.after(foot.el);
      if (id !== "names") {
        lend(scene.stage, el);
        rest.before(scene.stage);
      }
      const these = parts[/** @type {keyof typeof parts} */ (id)]();
      [...these].reverse().forEach((part) => lend(part, rest)); // what stands in another of them comes first
      rest.append(...these);
      if (id !== "names") lend(scene.tucked, el);
      el.append(foot.others);
      if (id !== "names") lend(map.tools.zoom, scene.stage);
      for (const part of [map.table.el, map.more]) lend(part, foot.others);
    },
  };
}
