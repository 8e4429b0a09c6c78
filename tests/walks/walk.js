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
  const number = (window.walked = (window.walked ?? 0) + 1);
  const ctx = {
    id: (part) => `w${number}-${part}`.replace(/[^\w-]/g, "-"),
    say() {}, tags() {}, fields: [field], shown: () => true, head: "h4", title: "",
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

/** Rows without blank cells. */
const heldIn = (rows) => rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key, value]) => key === "_id" || !blank(value))));
