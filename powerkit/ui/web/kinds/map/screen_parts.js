// What stands on the map's screens beside the disc: the names that came, how it is between us, and the sectors as bins.

import { button, h, show } from "../../dom.js";
import { mapTieSample } from "./key.js";
import { mapNameOf, mapPeopleCount } from "./phrases.js";
import { sentences, t } from "../../language.js";

/** @import { OptionView } from "../../generated/views.d.ts" */
/** @import { Known } from "../../shapes.d.ts" */
/** @import { MapWork, Model, Person, ScreenActs } from "./shapes.d.ts" */

/**
 * The names so far, each with a way to take it off: { el, sync(model) }.
 * @param {MapWork} map
 */
export function mapNamesList(map) {
  const { ctx } = map;
  const title = h("p", { class: "pk-cell-label", id: ctx.id("names") });
  const list = h("ul", { class: "pk-map-named", "aria-labelledby": title.id });
  const items = /** @type {Known<ReturnType<typeof item>>} */ (new Map());

  function item(/** @type {Person} */ one) {
    const name = h("span", { dir: "auto" });
    const off = button("pk-icon", "×", () => map.remove(one.id), { "data-pk-key": `off/${one.id}` });
    return { el: h("li", {}, name, off), name, off };
  }

  return {
    el: h("div", {}, title, list),
    sync(/** @type {Model} */ { people }) {
      title.textContent = people.length ? t("{mapPeopleCount} so far", { mapPeopleCount: mapPeopleCount(people.length) }) : "";
      const here = new Set(people.map((person) => person.id));
      for (const [id, made] of items) if (!here.has(id)) (made.el.remove(), items.delete(id));
      people.forEach((person, at) => {
        if (!items.has(person.id)) items.set(person.id, item(person));
        const made = items.get(person.id);
        made.name.textContent = mapNameOf(person);
        made.off.setAttribute("aria-label", t("Take {mapNameOf} off", { mapNameOf: mapNameOf(person) }));
        if (list.children[at] !== made.el) list.insertBefore(made.el, list.children[at] ?? null);
      });
    },
  };
}

/**
 * How it is between me and one person, as large options: { el, sync(one) }. What is chosen by a finger or a mouse leads on; arrow keys pass over options, so Enter does.
 * @param {MapWork} map
 * @param {ScreenActs & { knowing: () => boolean }} given
 */
function mapTieOptions(map, { about, next, knowing }) {
  const { ctx, speech, store } = map;
  let pressed = false;
  const options = [...(speech.column("tie")?.options ?? [])].map(({ id, label }) => {
    const input = h("input", { type: "radio", name: ctx.id("between"), id: ctx.id("between-" + id), value: id, class: "pk-box", "data-pk-key": "between/" + id, onchange: () => said(id), onkeydown: keyed });
    return { input, el: h("label", { class: "pk-map-between", for: input.id, onpointerdown: () => (pressed = true) }, input, h("span", {}, label), mapTieSample(id)) };
  });

  function said(/** @type {string} */ id) {
    const one = about();
    if (!one) return;
    map.choose(one.id);
    const rows = store.rows().map((row) => (row._id === one.id ? { ...row, tie: id } : row));
    store.change({ rows }, t("said how it is with {mapNameOf}", { mapNameOf: mapNameOf(one) }), { key: `between/${one.id}` });
    map.refresh();
    if (one.tie || knowing()) return; // put right: the screen stays with them
    const words = `${mapNameOf(one)}: ${speech.tie(id)}`;
    if (pressed) next(words, one.id);
    else ctx.say(t("{words}. Enter goes on to the next person.", { words }));
  }

  function keyed(/** @type {KeyboardEvent} */ event) {
    pressed = false;
    if (event.key !== "Enter" || !(/** @type {HTMLInputElement} */ (event.target).checked)) return;
    event.preventDefault();
    next("", about()?.id);
  }

  return {
    el: h("div", { class: "pk-map-betweens", role: "radiogroup", "aria-label": speech.column("tie")?.label }, ...options.map((each) => each.el)),
    sync: (/** @type {Person} */ about) =>
      options.forEach(({ input, el: row }) => {
        input.checked = input.value === about.tie;
        row.classList.toggle("pk-on", input.checked);
      }),
  };
}

/**
 * How it is between me and one person, in large options, and whom they know: { el, sync(model, one), tap(id), knowing(), rest() }.
 * @param {MapWork} map
 * @param {ScreenActs} act
 */
export function mapTieAsked(map, act) {
  const { ctx, speech } = map;
  const options = mapTieOptions(map, { ...act, knowing: () => on });
  const known = h("p", { class: "pk-map-knows", dir: "auto" });
  const more = button("pk-quiet", "", () => turn(!on), { "aria-pressed": "false", "data-pk-key": "knowing" });
  const about = button("pk-quiet", "", () => turnAbout(), { "aria-expanded": "false", "data-pk-key": "about" });
  const el = h("div", { class: "pk-map-tie" }, options.el, speech.column("knows") && more, about, speech.column("knows") && known); // what comes and goes is last: nothing that is pressed moves for it
  let on = false; // people on the map are tapped to say that the subject knows them
  let open = false; // all that is known of the subject is shown

  function turn(/** @type {boolean} */ yes) {
    on = yes;
    const one = act.about();
    if (one) map.choose(one.id);
    map.refresh();
    if (on) ctx.say(t("Choose on the map whom {mapNameOf} knows.", { mapNameOf: mapNameOf(one) }));
  }

  function turnAbout() {
    open = !open;
    map.refresh();
  }

  return {
    el,
    knowing: () => on,
    rest: () => ([on, open] = [false, false]),
    /** While whom they know is asked, a person on the map is known or no longer. */
    tap(/** @type {string} */ id) {
      const one = act.about();
      if (!on || !one || one.id === id) return false;
      const tie = map.model.near.get(one.id).find((each) => each.id === id);
      map.link(one.id, id, tie?.sure ? "" : "knows");
      return true;
    },
    sync(/** @type {Model} */ model, /** @type {Person | null} */ one) {
      show(el, one);
      show(map.panel.el, one && open);
      if (!one) return;
      const name = mapNameOf(one);
      options.sync(one);
      const near = model.near.get(one.id).filter((each) => each.sure).map((each) => mapNameOf(model.byId.get(each.id)));
      known.textContent = on ? sentences(t("Choose on the map whom {name} knows.", { name }), near.length && t("So far: {near}.", { near: near.join(", ") })) : near.length ? t("{name} knows {near}.", { name, near: near.join(", ") }) : "";
      show(known, known.textContent);
      show(more, model.people.length > 1);
      more.textContent = on ? t("That is all") : t("Show whom {name} knows", { name });
      more.setAttribute("aria-pressed", String(on));
      about.textContent = open ? t("Show less") : t("More about {name}", { name });
      about.setAttribute("aria-expanded", String(open));
    },
  };
}

/**
 * The sectors as bins, numbered as on the rim of the disc: { el, sync(model, one) }.
 * @param {MapWork} map
 * @param {ScreenActs} act
 */
export function mapBins(map, act) {
  const { ctx } = map;
  const bins = map.speech.sectors.map((sector, at) => {
    const many = h("span", { class: "pk-map-many-in" });
    const made = h("button", { type: "button", class: "pk-map-bin", "data-pk-key": "bin/" + sector.id, onclick: () => put(sector) },
      h("span", { class: "pk-map-bin-number", "aria-hidden": "true" }, String(at + 1)), h("span", {}, sector.label), many);
    return { sector, made, many };
  });
  const el = h("ul", { class: "pk-map-bins" }, ...bins.map((each) => h("li", {}, each.made)));

  function put(/** @type {OptionView} */ sector) {
    const one = act.about();
    if (!one) return ctx.say(t("Choose somebody on the map first."));
    map.place(one.id, one.ring || "", sector.id);
    act.next(`${mapNameOf(one)}: ${sector.label}`, one.id);
  }

  return {
    el,
    sync(/** @type {Model} */ model, /** @type {Person | null} */ one) {
      bins.forEach(({ sector, made, many }) => {
        const there = model.people.filter((each) => each.sector === sector.id).length;
        many.textContent = there ? String(there) : "";
        made.setAttribute("aria-label", there ? `${sector.label}, ${mapPeopleCount(there)}` : t("{sector}, nobody", { sector: sector.label }));
        made.setAttribute("aria-disabled", String(!one));
        made.classList.toggle("pk-on", one?.sector === sector.id);
      });
    },
  };
}
