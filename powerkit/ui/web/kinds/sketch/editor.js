// A sketch being worked on: how sheet, tools, panel and keys follow one another.

import { h, inFocus, show } from "../../dom.js";
import { historyTools } from "../../undo.js";
import { sketchChoosing } from "./selection.js";
import { sketchDoing } from "./changes.js";
import { sketchGestures } from "./gestures.js";
import { sketchKeys } from "./keys.js";
import { sketchPanel } from "./panel.js";
import { sketchSpeech } from "./phrases.js";
import { sketchPointer } from "./pointer.js";
import { sketchScene } from "./scene.js";
import { sketchTools } from "./tools.js";
import { sketchUsing } from "./current_tool.js";
import { t } from "../../language.js";

/** @import { Mark, Marks, Part } from "./shapes.d.ts" */
/** @import { SketchField } from "../../generated/views.d.ts" */
/** @import { Context } from "../../shapes.d.ts" */

/**
 * The tool a sheet opens with: whoever passes over what is drawn draws nothing.
 * @param {Marks} store
 */
const sketchBegins = (store) => (store.rows().length ? "choose" : "pen");

/**
 * Everything of a sketch but its description; keys of undo work in all of `root`. Returns { go(how) }.
 * @param {SketchField} field
 * @param {Context} ctx
 * @param {Marks} store
 * @param {HTMLElement} shell
 * @param {HTMLElement} root
 */
// Long: how the parts of a sketch are joined: each is made of those before it.
export function sketchWork(field, ctx, store, shell, root) {
  /** @type {import("./shapes.d.ts").Now} */
  const now = { tool: sketchBegins(store), look: { colour: "black", width: "medium" }, chosen: null, held: null, at: null, focused: null };
  const marks = () => store.rows();
  const speech = sketchSpeech(field.size, marks);
  const help = h("p", { class: "pk-aside", id: ctx.id("help") }, t("Arrow keys go from part to part, Enter picks one up. F2 leads to its words, Delete removes it."));
  const note = h("p", { class: "pk-error", role: "alert", hidden: true });
  const hand = h("p", { class: "pk-hint", hidden: true }, t("What you write by hand can’t be searched for names. So a picture with strokes stays out of what you share, unless you put it in by hand."));
  const scene = sketchScene(field, { label: t("What is drawn"), described: help.id, speech });
  const doing = sketchDoing(field, ctx, store, speech, scene.drawing, { tell, part: () => panel.moves() });
  const { find, edit, step, size, front } = doing;
  const sheet = { field, ctx, store, speech, scene, doing, now, refresh };
  const choosing = sketchChoosing(sheet);
  const { choose, focus, remove } = choosing;
  const using = sketchUsing(sheet, choosing, write);
  const history = historyTools(ctx, store, root);
  const tools = sketchTools(field, ctx, { tool: using.setTool, look: using.setLook, add: using.put }, history, scene.zoom);
  const join = (/** @type {string | null} */ id, /** @type {Part} */ end, /** @type {string} */ thing) => doing.join(id, end, thing) || refresh();
  const panel = sketchPanel(field, ctx, { speech, remove, edit, step, size, front, join, done });
  const words = (/** @type {string | null} */ id) => (find(id).kind === "stroke" ? ctx.say(t("A stroke has no words. Put words beside it.")) : write(find(id)));
  sketchKeys(scene, { ...choosing, step, size, add: using.put, marks, held: () => now.held, words });
  sketchPointer(scene, field.size, sketchGestures(sheet, { choose, focus, take, shaped: using.shaped }));
  shell.append(tools.el, tools.strip, note, help, scene.stage, panel.el, hand);

  function tell(/** @type {string} */ words) {
    note.textContent = words;
    show(note, words);
    ctx.say(words);
  }

  /** What is pressed on the sheet has the focus, so that the keys of undo are heard. */
  function take() {
    if (!shell.contains(inFocus()) || /** @type {HTMLElement} */ (inFocus()).matches("textarea, input")) scene.group.focus({ preventScroll: true });
  }

  /** Choose a mark, and go to its words. */
  function write(/** @type {Mark} */ mark) {
    choose(mark._id);
    panel.focus();
    ctx.say(t("Write the words. They stand {place}.", { place: speech.place(mark) }));
  }

  function done() {
    const id = now.chosen;
    choose(null);
    focus(id);
  }

  function refresh() {
    for (const part of ["chosen", "held", "focused"]) if (!find(/** @type {Record<string, any>} */ (now)[part])) /** @type {Record<string, any>} */ (now)[part] = null;
    if (!find(now.at)) now.at = marks()[0]?._id ?? null;
    scene.draw(marks(), now);
    const mark = find(now.chosen);
    panel.sync(mark);
    const said = now.held ? t("Moving {name}: arrow keys, then Enter.", { name: speech.name(mark) }) : mark ? t("{whole}. Chosen: see below what you can do with it.", { whole: speech.whole(mark) }) : "";
    tools.sync({ tool: now.tool, look: mark ? { colour: mark.colour ?? "black", width: mark.width ?? "fine" } : now.look, said });
    history.sync();
    show(hand, marks().some((each) => each.kind === "stroke"));
  }

  store.on((by) => {
    show(note, false);
    if (by === "set") using.setTool(sketchBegins(store));
    refresh();
  });
  using.setTool(now.tool);
  return { go: history.go };
}
