// Words that wait in a box for its button: kept as they are typed, like answers and beside them, and never as an answer.

import { blank, same } from "../compare.js";
import { button, h, show } from "../dom.js";
import { beginning } from "../kinds/row_values.js";
import { t } from "../language.js";

/** @import { BoxSource, Control, Frame, Waiting, WaitingFrame } from "./shapes.d.ts" */
/** @typedef {{ id: string, open(): void }} Opener */

/** How the id begins under which the words of a box are kept: "box.QUESTION/KEY". */
export const BOX = "box.";

/**
 * The question that such an id belongs to; any other id is a question's own.
 * @param {string} id
 */
export function questionOf(id) {
  return id.startsWith(BOX) ? id.slice(BOX.length).split("/")[0] : id;
}

/** What stands in a box, as it is kept: null where nothing does. */
const boxWords = (/** @type {unknown} */ value) => (blank(value) ? null : value);

/** For a field that is in no card, so that nothing of it is kept. */
export const NO_BOXES = { box: (/** @type {HTMLElement} */ input) => input, source() {}, naming: () => ({ typed() {}, done() {} }), lazily() {} };

/**
 * The boxes of a card, each a frame of its own: what waits travels, comes back and is offered as an answer is. `change(id,
 * value)` is told what is typed. An editor says where it makes a box, by what `of(question)` gives, that words can wait in it.
 * @param {Map<string, Frame>} frames
 * @param {(id: string, value: unknown) => void} change
 */
export function waitingBoxes(frames, change) {
  /** @type {Opener[]} */
  const openers = []; // { id, open }: what makes a box that is not there from the start
  const all = () => /** @type {WaitingFrame[]} */ ([...frames.values()].filter((made) => made.waits));

  /** The frame under that id, made when it is first asked for: words may come before their box. */
  function frameOf(/** @type {string} */ id) {
    const there = frames.get(id);
    if (there) return /** @type {WaitingFrame} */ (there);
    const owner = () => /** @type {Frame} */ (frames.get(questionOf(id)));
    /** @type {Waiting} */
    const waits = { id, value: null, source: null };
    const set = (/** @type {unknown} */ value) => {
      waits.value = boxWords(value);
      if (waits.source) putBack(waits);
      else if (waits.value) openers.filter((each) => each.id === id).forEach((each) => queueMicrotask(each.open));
    };
    const control = /** @type {Control} */ ({ set, get main() { return waits.source?.main?.() ?? owner().control.main; } });
    const field = { id, kind: "text", get label() { return waits.source?.label() || owner().field.label; } };
    const made = { waits, field, control, inside: true, box: h("span"), tag: h("span"), error: { set() {} } };
    frames.set(id, made);
    return made;
  }

  /** Take note of what stands in the boxes now, whoever put it there or took it away. */
  function sweep() {
    for (const { waits } of all()) {
      const value = waits.source && boxWords(waits.source.get());
      if (!waits.source || same(value, waits.value)) continue;
      waits.value = value;
      change(waits.id, value);
    }
  }

  return {
    of: (/** @type {string} */ question) => boxesOf(question, frameOf, openers),
    sweep,
    /** Make room for words that come with these ids, where the card has their question. */
    expect: (/** @type {string[]} */ ids) => ids.forEach((id) => id.startsWith(BOX) && frames.has(questionOf(id)) && frameOf(id)),
    /** Before a card is saved: what their own buttons would add without a question is added. The focus stays. */
    add() {
      const at = /** @type {HTMLElement} */ (document.activeElement);
      for (const { waits } of all()) if (waits.source?.add && boxWords(waits.source.get())) waits.source.add();
      if (at !== document.activeElement && at?.isConnected) at.focus({ preventScroll: true });
      sweep();
    },
    waiting: () => all().filter(({ waits }) => waits.value),
    /** What waits in a box is left out of the card: its box is empty. */
    leaveOut(/** @type {WaitingFrame} */ { waits, control }) {
      control.set(null);
      change(waits.id, null);
    },
  };
}

/**
 * What an editor of that question uses to say where words can wait.
 * @param {string} question
 * @param {(id: string) => WaitingFrame} frameOf
 * @param {Opener[]} openers
 */
function boxesOf(question, frameOf, openers) {
  const idOf = (/** @type {string} */ key) => `${BOX}${question}/${key}`;

  /**
   * Something that waits: { get(), set(value), label(), main?(), add?(), asItStands?() }. `add` does what its button does, where it is clear what
   * that is; `asItStands` puts what its button has to ask about into the answer as it is, and says whether it could.
   */
  function source(/** @type {string} */ key, /** @type {BoxSource} */ given) {
    const made = frameOf(idOf(key));
    made.waits.source = given;
    made.box = given.main?.() ?? made.box;
    if (made.waits.value) queueMicrotask(() => putBack(made.waits));
  }

  return {
    source,
    /**
     * A box for text. What comes back is told to its own listeners, and folded parts around it open.
     * @param {HTMLInputElement | HTMLTextAreaElement} input
     * @param {BoxSource["add"]} [add]
     * @param {Partial<BoxSource>} [more]
     */
    box(input, add, more) {
      const key = /** @type {string} */ (input.getAttribute("data-pk-key"));
      source(key, {
        get: () => input.value,
        set(/** @type {string | null} */ value) {
          input.value = value ?? "";
          input.dispatchEvent(new Event("input"));
          if (value) unfoldAround(input);
        },
        label: () => input.labels?.[0]?.textContent,
        main: () => input,
        add,
        ...more,
      });
      return input;
    },
    /** Boxes with names of things, each taken over when it is left: { typed(what it names, text), done(what) }. */
    naming: (/** @type {string} */ key, /** @type {string} */ label, /** @type {(what: any, name: string) => void} */ take) => namesIn((given) => source(key, given), label, take),
    /** `open` makes the box of that key, when words come for it. */
    lazily: (/** @type {string} */ key, /** @type {() => void} */ open) => openers.push({ id: idOf(key), open }),
  };
}

/**
 * `source` takes note of names that wait, `take(what, name)` is called for each when they are added.
 * @param {(given: BoxSource) => void} source
 * @param {string} label
 * @param {(what: any, name: string) => void} take
 */
function namesIn(source, label, take) {
  /** @type {{ of: unknown, text: string }[]} */
  let held = [];
  const done = (/** @type {unknown} */ what) => (held = held.filter((each) => each.of !== what));
  const give = (/** @type {typeof held | null} */ names) => {
    held = [];
    names?.forEach((each) => take(each.of, each.text));
  };
  source({ get: () => held, set: give, label: () => label, add: () => give(held) });
  return {
    done,
    typed(/** @type {unknown} */ what, /** @type {string} */ text) {
      done(what);
      if (text.trim()) held = [...held, { of: what, text }];
    },
  };
}

/**
 * @param {{ source: BoxSource | null, value: unknown }} waits
 */
function putBack({ source, value }) {
  if (source && !same(source.get(), value)) source.set(value);
}

/**
 * @param {HTMLElement} el
 */
function unfoldAround(el) {
  for (let part = el.closest("details"); part; part = part.parentElement?.closest("details") ?? null) part.open = true;
}

/**
 * What a saved version does not hold though it stands on the card: { el, say(frames, quoted) → words }. `act.go(frame)` leads there, `act.add(frame)`
 * adds it as it stands, `act.leave(frame)` leaves it out: what cannot be added holds no card back.
 * @param {Record<"go" | "add" | "leave", (made: WaitingFrame) => void>} act
 */
export function notAdded(act) {
  const el = h("div", { class: "pk-waits", hidden: true });
  return {
    el,
    /** @param {WaitingFrame[]} waiting @param {boolean} [quoted] */
    say(waiting, quoted) {
      const words = waiting.map(({ waits, field }) => {
        const texts = [waits.value].flat().map((each) => each.text ?? each).filter((text) => typeof text === "string");
        const where = `“${/** @type {string} */ (field.label).trim().replace(/\s+/g, " ")}”`;
        return quoted && texts.length ? t("{texts} in {where}", { texts: texts.map((text) => `“${beginning(text)}”`).join(", "), where }) : t("What you wrote in {where}", { where });
      });
      const head = t("Not added yet, so not in this version. It is kept where it stands:");
      const way = (/** @type {string} */ label, /** @type {() => void} */ press, /** @type {string} */ about) => button("pk-secondary", label, press, { "aria-label": `${label}: ${about}` });
      const ways = (/** @type {WaitingFrame} */ made, /** @type {string} */ about) => [made.waits.source?.asItStands && way(t("Add it as it stands"), () => act.add(made), about), way(t("Leave it out"), () => act.leave(made), about)].filter(Boolean);
      el.replaceChildren(h("p", {}, head), h("ul", {}, ...waiting.map((made, i) => h("li", {}, button("pk-quiet", words[i], () => act.go(made), { dir: "auto" }), " ", ...ways(made, words[i])))));
      show(el, waiting.length);
      return waiting.length ? `${head} ${words.join("; ")}.` : "";
    },
  };
}
