// Somebody is added on the picture itself: a box for the name opens where they will stand.

import { h, inFocus } from "../../dom.js";
import { mapTwiceSaid } from "./names.js";
import { mapNewRow } from "./undo.js";
import { sentences, t } from "../../language.js";

/** @import { MapCell, MapNewcomer, MapWork } from "./shapes.d.ts" */
/** @import { Point } from "../../shapes.d.ts" */

/**
 * { open(cell, point), leave() } for the map being worked on (see `mapBoard`). `point` is in the picture's units.
 * @param {MapWork} map
 * @returns {MapNewcomer}
 */
export function mapNewcomer(map) {
  const { ctx, store, scene } = map;
  const input = h("input", {
    id: ctx.id("newcomer"), class: "pk-input pk-map-new", type: "text", autocomplete: "off", dir: "auto", "data-pk-key": "newcomer",
    onkeydown: keyed, onblur: () => end(input.value.trim()),
  });
  let at = /** @type {{ cell: MapCell, point: Point, back: HTMLElement | null } | null} */ (null); // back: what had the focus

  function keyed(/** @type {KeyboardEvent} */ event) {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    const back = at?.back;
    end(event.key === "Enter" ? input.value.trim() : "");
    if (!map.shell.contains(inFocus()) && back?.isConnected) back.focus({ preventScroll: true });
  }

  function end(/** @type {string} */ name) {
    const where = at;
    at = null;
    if (!where) return;
    input.remove();
    if (!name) return ctx.say(t("Nobody was added."));
    const made = mapNewRow(store.rows().map((each) => each._id), { name, ring: String(where.cell.ring), sector: map.sectorAt(where.cell.wedge, "") });
    const spot = map.spotAt(made._id, where.cell, where.point);
    const row = spot ? { ...made, spot } : made;
    store.change({ rows: [...store.rows(), row] }, t("added {name}", { name }));
    map.refresh();
    ctx.say(sentences(`${map.speech.moved(map.model.byId.get(row._id), map.model)}.`, t("Added."), mapTwiceSaid(store.rows(), [row])));
    map.keys.focus(row._id);
  }

  return {
    /** What stands in the box is taken, as when the focus leaves it. True where there was a box. */
    leave() {
      const open = at !== null;
      end(input.value.trim());
      return open;
    },
    open(cell, point) {
      const { clientWidth, clientHeight } = scene.stage;
      const box = scene.stage.getBoundingClientRect();
      const { x, y } = new DOMPoint(point.x, point.y).matrixTransform(/** @type {DOMMatrix} */ (/** @type {SVGSVGElement} */ (scene.picture.svg).getScreenCTM()));
      at = { cell, point, back: /** @type {HTMLElement | null} */ (inFocus()) };
      input.value = "";
      input.setAttribute("aria-label", t("Name of somebody to add: {place}", { place: map.speech.place(cell.ring, map.sectorAt(cell.wedge, "")) }));
      scene.stage.append(input);
      input.style.left = `${Math.max(4, Math.min(clientWidth - input.offsetWidth - 4, x - box.left))}px`;
      input.style.top = `${Math.max(4, Math.min(clientHeight - input.offsetHeight - 4, y - box.top - input.offsetHeight / 2))}px`;
      input.focus({ preventScroll: true });
    },
  };
}
