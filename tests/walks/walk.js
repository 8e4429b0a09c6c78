// What every walk needs: chance that can be had again, typing as a person types, and a control of its own on the page.

/** Numbers by chance from a seed: below(n), pick(list), chance(one in n). */
function chances(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { below, pick: (list) => list[below(list.length)], chance: (n) => below(n) === 0 };
}

const copied = (value) => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
const settledDown = async () => {
  for (let turn = 0; turn < 12; turn += 1) await null;
};
const longer = () => new Promise((done) => setTimeout(done));

// What waits for the next picture is done at once, so that a walk does not wait for the screen.
window.requestAnimationFrame = (act) => {
  queueMicrotask(() => act(0));
  return 0;
};

/** A control of a kind in the page: { el, answer(), set(value), away() }. `tells(what, given)` answers its questions. */
function controlOf(field, tells = async () => null) {
  let answer = [];
  const place = document.body.appendChild(document.createElement("div"));
  const number = (window.controls = (window.controls ?? 0) + 1);
  const ctx = {
    id: (part) => `w${number}-${part}`.replace(/[^\w-]/g, "-"),
    say() {}, tags() {}, fields: [field], shown: () => true, head: "h4", title: "", waits: NO_BOXES,
    change: (value) => (answer = copied(value)),
    ask: tells,
  };
  const control = KINDS[field.kind](field, ctx);
  place.append(control.el);
  control.set([]);
  return {
    el: control.el,
    answer: () => answer,
    set(value) {
      answer = copied(value);
      control.set(copied(value));
    },
    away: () => place.remove(),
  };
}

/** Type in a box as a person does, one letter after the other, in place of what is there or behind it. */
function typed(box, text, after = false) {
  box.focus();
  const put = (value) => {
    box.value = value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  if (!after) put("");
  for (const letter of text) put(box.value + letter);
}

/** Put a text in a box at once, in place of what is there. */
function pasted(box, text) {
  box.focus();
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Press a button: it has the focus then. */
function pressed(button) {
  button.focus();
  button.click();
}

function chosenIn(select, value) {
  select.focus();
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

/** A row with its cells in the order of their names. */
const ordered = (row) => Object.fromEntries(Object.entries(row).sort());

/** Rows without blank cells. */
const heldIn = (rows) => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key, value]) => key === "_id" || !blank(value))));

const finder = (made) => {
  const find = (selector) => made.el.querySelector(selector);
  return { find, keyed: (key) => find(`[data-pk-key="${CSS.escape(key)}"]`) };
};

/** A dialog says a moment later that it was closed, and is emptied then. */
async function dialogsClosed(made) {
  const open = () => [...made.el.querySelectorAll("dialog.pk-panel")].some((dialog) => !dialog.open && dialog.querySelector(".pk-panel-body")?.childElementCount);
  for (let turn = 0; turn < 2000 && open(); turn += 1) await longer();
}

/**
 * What should be there, by what was done, and the steps that led to it. `step(key)` comes before each change; changes of one key, one
 * after the other, are one step.
 */
function account(start, copy = copied) {
  let now = start;
  let key = null;
  const done = [];
  const undone = [];
  const go = (from, to) => {
    to.push(copy(now));
    now = from.pop();
    key = null;
  };
  return {
    get now() { return now; },
    set now(next) { now = next; },
    undoes: () => done.length > 0,
    redoes: () => undone.length > 0,
    step(next = null) {
      if (next === null || next !== key) done.push(copy(now));
      key = next;
      undone.length = 0;
    },
    /** The step that was made last is none, where all is as it was before it. */
    settle: () => key !== null && same(done.at(-1), now) && done.pop() && (key = null),
    /** From here on, the same key makes a new step. */
    rest: () => (key = null),
    /** Something was typed and typed back: there is nothing to do again any more. */
    touched: () => (undone.length = 0),
    forget: () => (done.length = undone.length = 0),
    undo: () => go(done, undone),
    redo: () => go(undone, done),
  };
}

/** Undo and redo by their buttons, as ways of a walk. */
const undoWays = (keyed, should) => ({
  async undo() {
    if (!should.undoes()) return null;
    pressed(keyed("undo"));
    should.undo();
    return "";
  },
  async redo() {
    if (!should.redoes()) return null;
    pressed(keyed("redo"));
    should.redo();
    return "";
  },
});

/** Walk: of `often`, names of `ways`, one after the other; a way that can't be gone now returns null. `note()` is what is compared. */
async function walked({ by, made, ways, often, steps, note, first = null }) {
  const log = [];
  let way = "";
  try {
    for (let turn = 0; turn < steps; turn += 1) {
      way = (turn === 0 && first) || by.pick(often);
      const what = await ways[way]();
      if (what === null) continue;
      await settledDown();
      await dialogsClosed(made);
      log.push({ way, what, trouble: what?.trouble ?? "", answer: copied(made.answer()), ...note() });
      if (what?.trouble) break;
    }
  } catch (error) {
    log.push({ way, what: "", trouble: `${error.message} ${error.stack}` });
  }
  made.away();
  return log;
}
