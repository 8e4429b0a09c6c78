// Who comes onto a map: one by one, many from a pasted list, and the drawer of people not placed yet.

import { button, grow, h, show, underPoint } from "../../dom.js";
import { namesOffered } from "../names_offered.js";
import { mapKey, mapTwiceSaid } from "./names.js";
import { mapNameOf, mapPeopleCount } from "./phrases.js";
import { t } from "../../language.js";

/** @import { OptionView } from "../../generated/views.d.ts" */
/** @import { Known } from "../../shapes.d.ts" */
/** @import { MapAddPart, MapContext, MapWork, Newcomer, Person } from "./shapes.d.ts" */
/** @import { MapSpeech } from "./phrases.js" */
/** @import { MapStore } from "./undo.js" */

/**
 * The option a few words mean: by its label or id, or by how its label begins.
 * @param {OptionView[]} options
 * @param {string} words
 */
function mapOption(options, words) {
  const key = mapKey(words);
  return key && (options.find((option) => mapKey(option.label) === key || option.id === key) ?? (key.length > 3 ? options.find((option) => mapKey(option.label).startsWith(key)) : null));
}

/**
 * People of a pasted list, a line each: "name", "name, sector", "name, sector, ring" in any order behind the name.
 * Marks of a list before a name are left out; words behind a comma that are no sector or ring belong to the name.
 * @param {string} text
 * @param {OptionView[]} sectors
 * @param {string[]} rings
 */
function mapPasted(text, sectors, rings) {
  const people = /** @type {Newcomer[]} */ ([]);
  for (const line of text.split(/\r?\n/)) {
    const parts = line.replace(/^\s*(?:[-–•*·]|\d{1,3}[.)])\s+/, "").split(/\t|[,;]/).map((part) => part.trim());
    /** @type {Newcomer} */
    const person = { name: "" };
    while (parts.length > 1) {
      const last = parts[parts.length - 1];
      const sector = !person.sector && mapOption(sectors, last);
      const ring = !person.ring && mapOption(rings.map((label, index) => ({ id: String(index + 1), label })), last);
      if (!sector && !ring && last) break;
      if (sector) person.sector = sector.id;
      else if (ring) person.ring = ring.id;
      parts.pop();
    }
    person.name = parts.filter(Boolean).join(", ");
    if (person.name) people.push(person);
  }
  return people;
}

/**
 * The part that adds people: { el, twice: what is said of two of one name, main, takeIn() }. `put(people)` puts them on the map and returns what to say about it.
 * @param {MapContext} ctx
 * @param {MapSpeech} speech
 * @param {MapStore} store
 * @param {(people: Newcomer[]) => string} put
 * @returns {MapAddPart}
 */
// Long: one name and many: what stands in both boxes is taken in together when the screen is left.
export function mapAddPart(ctx, speech, store, put) {
  const add = (/** @type {Newcomer[]} */ people) => [put(people), mapTwiceSaid(store.rows(), people)].filter(Boolean).join(" ");
  const twice = h("p", { class: "pk-hint", hidden: true });
  store.on(() => show(twice, (twice.textContent = mapTwiceSaid(store.rows()))));
  const name = h("input", { id: ctx.id("new"), class: "pk-input", type: "text", autocomplete: "off", dir: "auto", "data-pk-key": "new", onkeydown: entered });
  const one = button("pk-secondary", t("Add"), addOne, { "data-pk-key": "add-one" });
  const single = h("div", { class: "pk-map-add-one" }, h("label", { class: "pk-cell-label", for: name.id }, t("Add a person, group or organisation")), h("div", { class: "pk-map-line" }, name, one), namesOffered(name, { ...ctx, namesHere: null }, () => undefined));

  const hintId = ctx.id("paste-hint");
  const area = h("textarea", { id: ctx.id("paste"), class: "pk-input", rows: 4, dir: "auto", "aria-describedby": hintId, "data-pk-key": "paste", oninput: preview });
  const count = h("p", { class: "pk-hint", "aria-live": "polite" });
  const all = button("pk-secondary", t("Add them all"), addAll, { "data-pk-key": "add-all" });
  const many = h("details", { class: "pk-details pk-map-many" }, h("summary", { "data-pk-key": "many" }, t("Add many at once")),
    h("label", { class: "pk-cell-label", for: area.id }, t("Paste a list")),
    h("p", { class: "pk-hint", id: hintId }, t("One on each line. You can add where they belong after a comma: Amira, Faith.")),
    area, count, all);

  function entered(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    addOne();
  }

  function addOne() {
    const words = name.value.trim();
    if (words) ctx.say(add([{ name: words }]));
    else ctx.say(t("Write a name first."));
    name.value = "";
    name.focus();
  }

  const found = () => mapPasted(area.value, speech.sectors, store.rings());
  const isNew = (/** @type {Set<string>} */ known) => (/** @type {Newcomer} */ person) => !known.has(mapKey(person.name)) && known.add(mapKey(person.name));
  const fresh = () => found().filter(isNew(new Set(store.rows().map((row) => mapKey(String(row.name ?? ""))))));

  function preview() {
    grow(area);
    const [listed, people] = [found(), fresh()];
    const placed = people.filter((person) => person.sector).length;
    const twice = listed.length - people.length;
    count.textContent = !listed.length ? "" : [
      t("{mapPeopleCount} to add", { mapPeopleCount: mapPeopleCount(people.length) }),
      placed ? t("{placed} with a place to belong", { placed }) : "",
      twice ? t("{twice} already on your map or listed twice", { twice }) : "",
    ].filter(Boolean).join(", ") + ".";
  }

  function addAll() {
    const people = fresh();
    if (!people.length) return ctx.say(t("There is nobody new in the list."));
    area.value = "";
    preview();
    many.open = false;
    many.firstChild.focus();
    ctx.say(add(people));
  }

  /** What stands in the boxes is added, as their buttons would; the focus stays where it is. */
  function takeIn() {
    const typed = name.value.trim();
    const people = [...(typed ? [{ name: typed }] : []), ...fresh().filter((person) => mapKey(person.name) !== mapKey(typed))];
    if (!people.length) return;
    name.value = area.value = "";
    preview();
    many.open = false;
    ctx.say(add(people));
  }

  ctx.waits.box(name, addOne);
  ctx.waits.box(area, () => fresh().length && addAll());

  return { el: h("div", { class: "pk-map-add" }, single, many, twice), twice, main: name, takeIn };
}

/**
 * The drawer: who is not placed yet, as buttons to take up and put on the map.
 * @param {MapWork} map
 */
// Long: a chip is tapped, dragged or moved by keys, and each way must not be taken for another.
export function mapDrawer(map) {
  const { ctx } = map;
  const title = h("p", { class: "pk-cell-label", id: ctx.id("drawer") });
  const list = h("ul", { class: "pk-map-chips", "aria-labelledby": title.id });
  const hint = h("p", { class: "pk-hint" }, t("Choose somebody here, then a place on the picture. Or drag them there."));
  const keys = h("p", { class: "pk-hint pk-map-by-keys" }, t("With keys: 1 to 4 puts them in a ring, 1 is the closest."));
  const el = h("div", { class: "pk-map-drawer", hidden: true }, title, hint, list, keys);
  const chips = /** @type {Known<any>} */ (new Map());
  let draggedAt = -1000;
  const justDragged = () => performance.now() - draggedAt < 50; // the click that ends a drag is none

  function chip(/** @type {Person} */ one) {
    const made = button("pk-map-chip", "", () => !justDragged() && map.tap(one.id), { "data-pk-key": `chip/${one.id}`, "data-person": one.id, dir: "auto", onkeydown: (/** @type {KeyboardEvent} */ event) => keyed(event, one.id) });
    dragged(made, one.id);
    return h("li", {}, made);
  }

  /** A number puts somebody in that ring; an arrow puts who is taken up on the outermost: from there they are moved as everybody is. */
  function keyed(/** @type {KeyboardEvent} */ event, /** @type {string} */ id) {
    if (event.key === "Escape") return map.release();
    if (/^[1-4]$/.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) return map.placeInRing(id, event.key);
    if (!event.key.startsWith("Arrow") || /** @type {Element} */ (event.target).getAttribute("aria-pressed") !== "true") return;
    event.preventDefault();
    map.placeByKey(id);
  }

  function dragged(/** @type {HTMLElement} */ made, /** @type {string} */ id) {
    let from = /** @type {PointerEvent | null} */ (null);
    let ghost = /** @type {HTMLElement | null} */ (null);
    made.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      from = event;
      made.setPointerCapture(event.pointerId);
    });
    made.addEventListener("pointermove", (event) => {
      if (!from) return;
      if (!ghost && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < 6) return;
      ghost ??= el.appendChild(h("div", { class: "pk-map-ghost", "aria-hidden": "true" }, made.textContent));
      /** @type {HTMLElement} */ (ghost).style.transform = `translate(${event.clientX + 8}px, ${event.clientY + 8}px)`;
      map.aimAt(event);
    });
    const end = (/** @type {PointerEvent} */ event) => {
      if (ghost) {
        ghost.remove();
        map.dropAt(id, event.type === "pointerup" ? event : null);
        draggedAt = performance.now();
      }
      from = ghost = null;
    };
    for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) made.addEventListener(name, end);
  }

  return {
    el,
    sync(/** @type {Person[]} */ people, /** @type {string | null} */ chosen) {
      const waiting = people.filter((person) => !person.ring);
      const here = new Set(waiting.map((item) => item.id));
      for (const [id, item] of chips) if (!here.has(id)) (item.remove(), chips.delete(id));
      waiting.forEach((each, index) => {
        if (!chips.has(each.id)) chips.set(each.id, chip(each));
        const item = chips.get(each.id);
        const words = each.notYet ? t("{name} (not yet)", { name: mapNameOf(each) }) : mapNameOf(each);
        if (item.firstChild.textContent !== words) item.firstChild.textContent = words;
        item.firstChild.setAttribute("aria-pressed", String(chosen === each.id));
        if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
      });
      title.textContent = t("Not placed yet ({waiting})", { waiting: waiting.length });
      show(el, waiting.length);
    },
    focus: (/** @type {string | undefined} */ id) => chips.get(id)?.firstChild.focus(),
    holds: (/** @type {MouseEvent} */ event) => el.contains(underPoint(el, event.clientX, event.clientY)),
  };
}

/** @typedef {ReturnType<typeof mapDrawer>} MapDrawer */
