// Which mark of a sketch is chosen, held by keys, or has the focus.

import { capital } from "../../phrasing.js";
import { sketchMiddle } from "./model.js";
import { t } from "../../language.js";

/** @import { Sheet } from "./shapes.d.ts" */

/**
 * `sheet` = { ctx, store, speech, scene, doing, now, refresh } as in the editor. Returns { choose(id), hold(id), release(), focus(id), remove(id), at(id) }.
 * @param {Sheet} given
 */
export function sketchChoosing({ ctx, store, speech, scene, doing, now, refresh }) {
  const { find } = doing;

  function choose(/** @type {string | null} */ id) {
    const before = find(now.chosen);
    if (now.held !== id) now.held = null;
    now.chosen = id;
    store.rest();
    if (before?.kind === "label" && before._id !== id && !speech.text(before)) doing.remove(new Set([before._id]), t("left words blank"));
    refresh();
  }

  function hold(/** @type {string | null} */ id) {
    choose(id);
    now.held = id;
    refresh();
    ctx.say(t("{whereabouts}. Picked up: arrow keys move it, plus and minus size it, Enter lets go.", { whereabouts: speech.whereabouts(find(id)) }));
  }

  function release() {
    const mark = find(now.held ?? now.chosen);
    if (!mark) return false;
    const words = now.held ? t("Let go. {whereabouts}.", { whereabouts: speech.whereabouts(mark) }) : t("{name} is no longer chosen.", { name: capital(speech.name(mark)) });
    if (now.held) now.held = null;
    else choose(null);
    store.rest();
    refresh();
    ctx.say(words);
    return true;
  }

  function focus(/** @type {string | null | undefined} */ id) {
    now.at = id ?? null;
    refresh();
    if (!find(id)) return scene.group.focus({ preventScroll: true });
    scene.view.reveal(sketchMiddle(find(id)));
    scene.node(id).focus({ preventScroll: true });
  }

  /** The focus came to a mark, or left them. @param {string | null} [id] */
  function at(id) {
    now.focused = id ?? null;
    if (id) now.at = id;
    if (now.held && id && now.held !== id) now.held = null;
    refresh();
  }

  function remove(/** @type {string} */ id) {
    const ids = store.rows().map((each) => each._id);
    const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1];
    const name = speech.name(find(id));
    choose(null);
    doing.remove(new Set([id]), t("removed {name}", { name }));
    focus(next);
    ctx.say(t("{name} removed. Undo brings it back.", { name: capital(name) }));
  }

  return { choose, hold, release, focus, remove, at };
}
