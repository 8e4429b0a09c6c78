// A sketch being worked on: what can be done to it, and how sheet, tools, panel and keys follow one another.

/** Everything of a sketch but its description; keys of undo work in all of `root`. */
function sketchWork(field, ctx, store, shell, root) {
  const { size: sheet, most } = field;
  const speech = sketchSpeech(sheet, () => store.rows());
  let tool = "pen";
  let look = { colour: "black", width: "medium" }; // of what is drawn next
  let chosen = null; // the part the panel is about
  let held = null; // the one keys move
  let at = null; // the one in the order of Tab
  let focused = null;
  let stroke = null;
  let lifted = null; // what is dragged: { mark, part, dx, dy }
  const rubbed = new Set();
  const find = (id) => store.find(id);

  // ---- what can be done ----
  function full() {
    const why = store.rows().length >= most.marks ? `This drawing holds ${most.marks} parts, and they are all there.` : sketchUsed(store.rows()) >= most.points - 1 ? "This drawing holds no more strokes." : "";
    if (why) tell(`${why} Erase some, or say the rest in words below.`);
    return why;
  }

  function add(mark, words) {
    const _id = newRowId(store.rows().map((each) => each._id));
    store.rest();
    store.change([...store.rows(), { _id, ...look, ...mark }], words);
    return find(_id);
  }

  function replace(next, words, options) {
    const byId = new Map(next.map((mark) => [mark._id, mark]));
    store.change(store.rows().map((each) => byId.get(each._id) ?? each), words, options);
  }

  function edit(id, parts, words, options) {
    const mark = { ...find(id), ...parts };
    replace(["box", "circle", "label"].includes(mark.kind) && ("text" in parts || "width" in parts) ? [scene.drawing.fitted(mark)] : [mark], words, options);
  }

  /** A mark moved, and with a thing the ends of what leads to it. */
  function moved(mark, dx, dy, part = "whole") {
    if (part === "end" && !sketchEnds(mark)) return [sizedTo(mark, dx, dy)];
    const next = sketchMoved(mark, dx, dy, sheet, part);
    if (sketchEnds(mark) || mark.kind === "stroke") return [next];
    const [ox, oy] = [next.x - mark.x, next.y - mark.y];
    const ends = store.rows().filter((each) => sketchEnds(each) && each._id !== mark._id);
    const near = (x, y) => sketchFar(mark, x, y) <= SKETCH_REACH;
    const follow = ends.map((each) => {
      const start = near(each.x, each.y) ? sketchMoved(each, ox, oy, sheet, "start") : each;
      return near(each.x2, each.y2) ? sketchMoved(start, ox, oy, sheet, "end") : start;
    });
    return [next, ...follow.filter((each, i) => each !== ends[i])];
  }

  function sizedTo(mark, dx, dy) {
    const within = (value, least, top) => Math.round(Math.max(least, Math.min(top, value)) * 10) / 10;
    const next = { ...mark, x2: within(mark.x2 + dx, mark.x + 24, sheet[0]), y2: within(mark.y2 + dy, mark.y + 20, sheet[1]) };
    return mark.kind === "label" ? scene.drawing.fitted(next) : next;
  }

  function step(id, dx, dy) {
    const mark = find(id);
    const next = moved(mark, dx, dy, sketchEnds(mark) ? panel.moves() : "whole");
    if (same(next[0], mark)) return ctx.say(`${capital(speech.name(mark))} is at the edge of the sheet.`);
    replace(next, `moved ${speech.name(mark)}`, { key: `step/${id}` });
    ctx.say(`${speech.whereabouts(find(id))}.`);
  }

  function size(id, by) {
    const mark = find(id);
    const next = sketchSized(mark, by, sheet);
    if (same(next, mark)) return ctx.say(`${capital(speech.name(mark))} can’t be ${by > 1 ? "larger" : "smaller"}.`);
    replace([next.kind === "label" ? scene.drawing.fitted(next) : next], `made ${speech.name(mark)} ${by > 1 ? "larger" : "smaller"}`, { key: `size/${id}` });
    ctx.say(`${capital(speech.name(mark))} is ${by > 1 ? "larger" : "smaller"} now.`);
  }

  /** An end of a line or an arrow goes to a thing; where both do, they meet edge to edge. */
  function join(id, end, thing) {
    const mark = find(id);
    const one = end === "start" ? find(thing) : speech.leads(mark.x, mark.y);
    const other = end === "end" ? find(thing) : speech.leads(mark.x2, mark.y2);
    if (!thing) return refresh();
    const point = (x, y) => ({ kind: "label", x, y, x2: x, y2: y });
    if (one && one === other) {
      ctx.say("It needs another place to lead to.");
      return refresh();
    }
    replace([{ ...mark, ...sketchBetween(one ?? point(mark.x, mark.y), other ?? point(mark.x2, mark.y2)) }], `joined ${speech.name(find(thing))}`);
    ctx.say(`${speech.whereabouts(find(id))}.`);
  }

  function front(id, yes) {
    const rest = store.rows().filter((each) => each._id !== id);
    store.change(yes ? [...rest, find(id)] : [find(id), ...rest], `brought ${speech.name(find(id))} to the ${yes ? "front" : "back"}`);
    ctx.say(`${capital(speech.name(find(id)))} is at the ${yes ? "front" : "back"}.`);
  }

  function remove(id) {
    const ids = store.rows().map((each) => each._id);
    const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1];
    const name = speech.name(find(id));
    choose(null);
    store.rest();
    store.change(store.rows().filter((each) => each._id !== id), `removed ${name}`);
    if (next) focus(next);
    else scene.group.focus({ preventScroll: true });
    ctx.say(`${capital(name)} removed. Undo brings it back.`);
  }

  function choose(id) {
    const before = find(chosen);
    if (held !== id) held = null;
    chosen = id;
    store.rest();
    if (before?.kind === "label" && before._id !== id && !speech.text(before)) store.change(store.rows().filter((each) => each !== before), "left words blank");
    refresh();
  }

  function hold(id) {
    choose(id);
    held = id;
    refresh();
    ctx.say(`${speech.whereabouts(find(id))}. Picked up: arrow keys move it, plus and minus size it, Enter lets go.`);
  }

  function release() {
    if (!held && !chosen) return false;
    const mark = find(held ?? chosen);
    const words = held ? `Let go. ${speech.whereabouts(mark)}.` : `${capital(speech.name(mark))} is no longer chosen.`;
    if (held) held = null;
    else choose(null);
    store.rest();
    refresh();
    ctx.say(words);
    return true;
  }

  function focus(id) {
    at = id;
    refresh();
    scene.view.reveal(sketchMiddle(find(id)));
    scene.node(id)?.focus({ preventScroll: true });
  }

  /** Put a mark of the tool's kind in, without dragging: where there is room, an arrow between two things. */
  function put() {
    if (!SKETCH_ADDS[tool]) return ctx.say("Choose a box, a circle, a line, an arrow or words first.");
    if (full()) return;
    let mark = sketchPlaced(store.rows(), tool, sheet);
    const things = speech.things().filter((thing) => speech.text(thing));
    const start = things.find((thing) => thing._id === chosen) ?? things[0];
    const end = things.findLast((thing) => thing !== start);
    if (sketchEnds(mark) && end) mark = { ...mark, ...sketchBetween(start, end) };
    const made = add(mark, `put in ${one(SKETCH_CALLED[tool])}`);
    choose(made._id);
    if (tool === "label") {
      panel.focus();
      return ctx.say("Write the words. They stand " + speech.place(made) + ".");
    }
    hold(made._id);
    focus(made._id);
  }

  function setLook(part, value) {
    look = { ...look, [part]: value };
    const mark = find(chosen);
    if (!mark) return refresh();
    edit(chosen, { [part]: value }, `made ${speech.name(mark)} ${value}`, { key: `${part}/${chosen}` });
    ctx.say(`${capital(speech.name(mark))} is ${value} now.`);
  }

  function setTool(id) {
    tool = id;
    if (id !== "choose") choose(null);
    scene.stage.setAttribute("data-tool", id);
    refresh();
  }

  function tell(words) {
    note.textContent = words;
    show(note, words);
    ctx.say(words);
  }

  // ---- with a pointer ----
  function shapeOf(from, to) {
    const ends = tool === "line" || tool === "arrow";
    const [w, h] = { box: [150, 80], circle: [150, 110], label: [180, 24], line: [150, 0], arrow: [150, 0] }[tool];
    const start = tool === "label" || ends ? from : { x: from.x - w / 2, y: from.y - h / 2 };
    let [x, y, x2, y2] = to ? [from.x, from.y, to.x, to.y] : [start.x, start.y, start.x + w, start.y + h];
    if (!ends) [x, x2, y, y2] = [Math.min(x, x2), Math.max(x, x2, Math.min(x, x2) + 20), Math.min(y, y2), Math.max(y, y2)];
    const mark = { kind: tool, text: "", person: false, x, y, x2, y2 };
    return sketchMoved(Object.assign(mark, { x2: Math.min(mark.x2, mark.x + sheet[0]) }), 0, 0, sheet);
  }

  const act = {
    sheet, store, speech, edit, step, size, join, front, remove, hold, release, focus,
    marks: () => store.rows(),
    tool: () => tool,
    chosen: () => find(chosen),
    held: () => held,
    at: (id) => {
      focused = id ?? null;
      if (id) at = id;
      if (held && id && held !== id) held = null;
      refresh();
    },
    add: put,
    words: (id) => {
      choose(id);
      panel.focus();
    },
    done: () => {
      const id = chosen;
      choose(null);
      if (find(id)) focus(id);
      else scene.group.focus({ preventScroll: true });
    },
    begin() {
      take();
      if (full()) return null;
      return (stroke = sketchRunning(scene.running, field.colours[look.colour], field.widths[look.width]));
    },
    drawn() {
      const room = most.points - sketchUsed(store.rows());
      const raw = stroke.raw();
      const kept = { kind: "stroke", ...sketchKept(raw, field.widths[look.width], room) };
      add(kept, "drew a stroke");
      stroke.clear();
      stroke = null;
    },
    dropped() {
      stroke?.clear();
      stroke = null;
    },
    shape(from, to) {
      if (!from) return scene.running.replaceChildren();
      scene.running.replaceChildren(...scene.drawing.shape({ ...look, ...shapeOf(from, to) }));
    },
    shaped(from, to) {
      scene.running.replaceChildren();
      take();
      if (full()) return;
      const made = add(scene.drawing.fitted && tool === "label" ? scene.drawing.fitted({ ...look, ...shapeOf(from, to) }) : shapeOf(from, to), `drew ${one(SKETCH_CALLED[tool])}`);
      const words = tool === "label";
      tool = "choose";
      scene.stage.setAttribute("data-tool", tool);
      choose(made._id);
      if (words) panel.focus();
      else focus(made._id);
      ctx.say(`${speech.whereabouts(made)}.`);
    },
    grab(mark, part) {
      choose(mark._id);
      lifted = { mark: find(mark._id), part: part ?? "whole", dx: 0, dy: 0 };
      scene.stage.classList.add("pk-dragging");
    },
    drag(dx, dy) {
      Object.assign(lifted, { dx, dy });
      const [next, ...follow] = moved(lifted.mark, dx, dy, lifted.part);
      if (lifted.part === "whole") {
        const [a, b] = [sketchBox(lifted.mark), sketchBox(next)];
        scene.lift(lifted.mark, b[0] - a[0], b[1] - a[1]);
      } else scene.show(next);
      follow.forEach((each) => scene.show(each));
    },
    let(keep) {
      const { mark, part, dx, dy } = lifted;
      lifted = null;
      scene.stage.classList.remove("pk-dragging");
      if (!keep) {
        scene.settle(store.rows());
        return ctx.say(`${capital(speech.name(mark))} stays where it was.`);
      }
      store.rest();
      replace(moved(mark, dx, dy, part), `${part === "end" && !sketchEnds(mark) ? "sized" : "moved"} ${speech.name(mark)}`);
      scene.settle(store.rows());
      focus(mark._id);
      ctx.say(`${speech.whereabouts(find(mark._id))}.`);
    },
    tap(mark) {
      choose(mark?._id ?? null);
      if (!mark) return;
      focus(mark._id);
      ctx.say(`${speech.whole(mark)}. Chosen.`);
    },
    rub({ x, y }, reach) {
      for (const mark of store.rows()) {
        if (rubbed.has(mark._id) || !sketchRubs(mark, x, y, reach)) continue;
        rubbed.add(mark._id);
        scene.node(mark._id)?.classList.add("pk-rubbed");
      }
    },
    rubbed() {
      if (!rubbed.size) return;
      const many = rubbed.size;
      store.rest();
      store.change(store.rows().filter((each) => !rubbed.has(each._id)), `erased ${many === 1 ? "one part" : `${many} parts`}`);
      rubbed.clear();
      ctx.say(`${many === 1 ? "One part" : `${many} parts`} erased. Undo brings ${many === 1 ? "it" : "them"} back.`);
    },
    look: setLook,
  };

  /** What is pressed on the sheet has the focus, so that the keys of undo are heard. */
  function take() {
    if (!shell.contains(document.activeElement) || document.activeElement.matches("textarea, input")) scene.group.focus({ preventScroll: true });
  }

  // ---- the parts ----
  const help = h("p", { class: "pk-aside", id: ctx.id("help") }, "Arrow keys go from part to part, Enter picks one up. F2 leads to its words, Delete removes it.");
  const note = h("p", { class: "pk-error", role: "alert", hidden: true });
  const scene = sketchScene(field, ctx, { label: "What is drawn", described: help.id, speech });
  const history = historyTools(ctx, store, root);
  const panel = sketchPanel(field, ctx, act);
  const tools = sketchTools(field, ctx, { tool: setTool, look: setLook, add: put }, history, scene.zoom);
  const hand = h("p", { class: "pk-hint", hidden: true }, "What you write by hand can’t be searched for names. So a picture with strokes stays out of what you share, unless you put it in by hand.");
  shell.append(tools.el, tools.strip, note, help, scene.stage, panel.el, hand);
  sketchKeys(scene, act);
  sketchPointer(scene, act);
  scene.stage.setAttribute("data-tool", tool);

  function refresh() {
    const marks = store.rows();
    if (chosen && !find(chosen)) chosen = null;
    if (held && !find(held)) held = null;
    if (focused && !find(focused)) focused = null;
    if (!find(at)) at = marks[0]?._id ?? null;
    scene.draw(marks, { chosen, held, at, focused });
    const mark = find(chosen);
    panel.sync(mark);
    tools.sync({ tool, look: mark ? { colour: mark.colour ?? "black", width: mark.width ?? "fine" } : look, said: held ? `Moving ${speech.name(find(held))}: arrow keys, then Enter.` : mark ? `${speech.whole(mark)}. Chosen: see below what you can do with it.` : "" });
    history.sync();
    show(hand, marks.some((each) => each.kind === "stroke"));
  }

  store.on(() => {
    show(note, false);
    refresh();
  });
  refresh();
  return { go: history.go };
}
