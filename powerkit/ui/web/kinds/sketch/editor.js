// A sketch being worked on: what is chosen and held, and how sheet, tools, panel and keys follow one another.

import { h, show } from "../../dom.js";
import { capital, one } from "../../phrasing.js";
import { historyTools } from "../../undo.js";
import { sketchDoing } from "./commands.js";
import { sketchGestures } from "./gestures.js";
import { sketchKeys } from "./keys.js";
import { sketchBetween, sketchEnds, sketchMiddle, sketchPlaced } from "./model.js";
import { sketchPanel } from "./panel.js";
import { SKETCH_CALLED, sketchSpeech } from "./phrases.js";
import { sketchPointer } from "./pointer.js";
import { sketchScene } from "./scene.js";
import { SKETCH_ADDS, sketchTools } from "./tools.js";

/** The tool a sheet opens with: whoever passes over what is drawn draws nothing. */
const sketchBegins = (store) => (store.rows().length ? "choose" : "pen");

/** Everything of a sketch but its description; keys of undo work in all of `root`. Returns { go(how) }. */
export function sketchWork(field, ctx, store, shell, root) {
  const now = { tool: sketchBegins(store), look: { colour: "black", width: "medium" }, chosen: null, held: null, at: null, focused: null };
  const speech = sketchSpeech(field.size, () => store.rows());
  const help = h("p", { class: "pk-aside", id: ctx.id("help") }, "Arrow keys go from part to part, Enter picks one up. F2 leads to its words, Delete removes it.");
  const note = h("p", { class: "pk-error", role: "alert", hidden: true });
  const hand = h("p", { class: "pk-hint", hidden: true }, "What you write by hand can’t be searched for names. So a picture with strokes stays out of what you share, unless you put it in by hand.");
  const scene = sketchScene(field, { label: "What is drawn", described: help.id, speech });
  const doing = sketchDoing(field, ctx, store, speech, scene.drawing, { tell, part: () => panel.moves() });
  const { find } = doing;

  function tell(words) {
    note.textContent = words;
    show(note, words);
    ctx.say(words);
  }

  function choose(id) {
    const before = find(now.chosen);
    if (now.held !== id) now.held = null;
    now.chosen = id;
    store.rest();
    if (before?.kind === "label" && before._id !== id && !speech.text(before)) doing.remove(new Set([before._id]), "left words blank");
    refresh();
  }

  function hold(id) {
    choose(id);
    now.held = id;
    refresh();
    ctx.say(`${speech.whereabouts(find(id))}. Picked up: arrow keys move it, plus and minus size it, Enter lets go.`);
  }

  function release() {
    const mark = find(now.held ?? now.chosen);
    if (!mark) return false;
    const words = now.held ? `Let go. ${speech.whereabouts(mark)}.` : `${capital(speech.name(mark))} is no longer chosen.`;
    if (now.held) now.held = null;
    else choose(null);
    store.rest();
    refresh();
    ctx.say(words);
    return true;
  }

  function focus(id) {
    now.at = id;
    refresh();
    if (!find(id)) return scene.group.focus({ preventScroll: true });
    scene.view.reveal(sketchMiddle(find(id)));
    scene.node(id).focus({ preventScroll: true });
  }

  /** What is pressed on the sheet has the focus, so that the keys of undo are heard. */
  function take() {
    if (!shell.contains(document.activeElement) || document.activeElement.matches("textarea, input")) scene.group.focus({ preventScroll: true });
  }

  function remove(id) {
    const ids = store.rows().map((each) => each._id);
    const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1];
    const name = speech.name(find(id));
    choose(null);
    doing.remove(new Set([id]), `removed ${name}`);
    focus(next);
    ctx.say(`${capital(name)} removed. Undo brings it back.`);
  }

  /** Put a mark of the tool's kind in, without dragging: where there is room, an arrow between two things. */
  function put() {
    if (!SKETCH_ADDS[now.tool]) return ctx.say("Take a box, a circle, a line, an arrow or words first.");
    if (doing.full()) return;
    let mark = { ...now.look, ...sketchPlaced(store.rows(), now.tool, field.size) };
    const things = speech.things().filter((thing) => speech.text(thing));
    const start = things.find((thing) => thing._id === now.chosen) ?? things[0];
    const end = things.findLast((thing) => thing !== start);
    if (sketchEnds(mark) && end) mark = { ...mark, ...sketchBetween(start, end) };
    const made = doing.add(mark, `put in ${one(SKETCH_CALLED[now.tool])}`);
    if (made.kind === "label") return write(made);
    hold(made._id);
    focus(made._id);
  }

  /** Choose a mark, and go to its words. */
  function write(mark) {
    choose(mark._id);
    panel.focus();
    ctx.say(`Write the words. They stand ${speech.place(mark)}.`);
  }

  function setLook(part, value) {
    now.look = { ...now.look, [part]: value };
    const mark = find(now.chosen);
    if (!mark) return refresh();
    doing.edit(mark._id, { [part]: value }, `made ${speech.name(mark)} ${value}`, { key: `${part}/${mark._id}` });
    ctx.say(`${capital(speech.name(mark))} is ${value} now.`);
  }

  function setTool(id) {
    now.tool = id;
    scene.stage.setAttribute("data-tool", id);
    if (id === "choose") refresh();
    else choose(null);
  }

  // ---- the parts ----
  const history = historyTools(ctx, store, root);
  const tools = sketchTools(field, ctx, { tool: setTool, look: setLook, add: put }, history, scene.zoom);
  const panel = sketchPanel(field, ctx, {
    speech, remove,
    edit: doing.edit,
    step: doing.step,
    size: doing.size,
    front: doing.front,
    join: (id, end, thing) => doing.join(id, end, thing) || refresh(),
    done: () => {
      const id = now.chosen;
      choose(null);
      focus(id);
    },
  });
  sketchKeys(scene, {
    hold, release, remove, focus,
    step: doing.step,
    size: doing.size,
    add: put,
    marks: () => store.rows(),
    held: () => now.held,
    words: (id) => (find(id).kind === "stroke" ? ctx.say("A stroke has no words. Put words beside it.") : write(find(id))),
    at: (id) => {
      now.focused = id ?? null;
      if (id) now.at = id;
      if (now.held && id && now.held !== id) now.held = null;
      refresh();
    },
  });
  sketchPointer(scene, sketchGestures(field, ctx, store, speech, scene, doing, now, {
    choose, focus, take,
    shaped(mark) {
      setTool("choose");
      if (mark.kind === "label") return write(mark);
      choose(mark._id);
      focus(mark._id);
      ctx.say(`${speech.whereabouts(mark)}.`);
    },
  }));
  shell.append(tools.el, tools.strip, note, help, scene.stage, panel.el, hand);

  function refresh() {
    const marks = store.rows();
    for (const part of ["chosen", "held", "focused"]) if (!find(now[part])) now[part] = null;
    if (!find(now.at)) now.at = marks[0]?._id ?? null;
    scene.draw(marks, now);
    const mark = find(now.chosen);
    panel.sync(mark);
    const said = now.held ? `Moving ${speech.name(mark)}: arrow keys, then Enter.` : mark ? `${speech.whole(mark)}. Chosen: see below what you can do with it.` : "";
    tools.sync({ tool: now.tool, look: mark ? { colour: mark.colour ?? "black", width: mark.width ?? "fine" } : now.look, said });
    history.sync();
    show(hand, marks.some((each) => each.kind === "stroke"));
  }

  store.on((by) => {
    show(note, false);
    if (by === "set") setTool(sketchBegins(store));
    refresh();
  });
  setTool(now.tool);
  return { go: history.go };
}
