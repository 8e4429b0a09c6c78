// Words that wait in a box for its button: kept as they are typed, like answers and beside them, and never as an answer.

import { blank, same } from "../compare.js";
import { button, h, show } from "../dom.js";
import { beginning } from "../kinds/row_values.js";
import { t } from "../language.js";

/** How the id begins under which the words of a box are kept: "box.QUESTION/KEY". */
export const BOX = "box.";

/** The question that such an id belongs to; any other id is a question's own. */
export function questionOf(id) {
  return id.startsWith(BOX) ? id.slice(BOX.length).split("/")[0] : id;
}

/** What stands in a box, as it is kept: null where nothing does. */
const boxWords = (value) => (blank(value) ? null : value);

/** For a field that is in no card, so that nothing of it is kept. */
export const NO_BOXES = { box: (input) => input, source() {}, naming: () => ({ typed() {}, done() {} }), lazily() {} };

/**
 * The boxes of a card, each a frame of its own: what waits travels, comes back and is offered as an answer is. `change(id,
 * value)` is told what is typed. An editor says where it makes a box, by what `of(question)` gives, that words can wait in it.
 */
export function waitingBoxes(frames, change) {
  const openers = []; // { id, open }: what makes a box that is not there from the start
  const all = () => [...frames.values()].filter((made) => made.waits);

  /** The frame under that id, made when it is first asked for: words may come before their box. */
  function frameOf(id) {
    if (frames.has(id)) return frames.get(id);
    const owner = () => frames.get(questionOf(id));
    const waits = { id, value: null, source: null };
    const set = (value) => {
      waits.value = boxWords(value);
      if (waits.source) putBack(waits);
      else if (waits.value) openers.filter((each) => each.id === id).forEach((each) => queueMicrotask(each.open));
    };
    const control = { set, get main() { return waits.source?.main?.() ?? owner().control.main; } };
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
    of: (question) => boxesOf(question, frameOf, openers),
    sweep,
    /** Make room for words that come with these ids, where the card has their question. */
    expect: (ids) => ids.forEach((id) => id.startsWith(BOX) && frames.has(questionOf(id)) && frameOf(id)),
    /** Before a card is saved: what their own buttons would add without a question is added. The focus stays. */
    add() {
      const at = /** @type {HTMLElement} */ (document.activeElement);
      for (const { waits } of all()) if (waits.source?.add && boxWords(waits.source.get())) waits.source.add();
      if (at !== document.activeElement && at?.isConnected) at.focus({ preventScroll: true });
      sweep();
    },
    waiting: () => all().filter(({ waits }) => waits.value),
    /** What waits in a box is left out of the card: its box is empty. */
    leaveOut({ waits, control }) {
      control.set(null);
      change(waits.id, null);
    },
  };
}

/** What an editor of that question uses to say where words can wait. */
function boxesOf(question, frameOf, openers) {
  const idOf = (key) => `${BOX}${question}/${key}`;

  /**
   * Something that waits: { get(), set(value), label(), main?(), add?(), asItStands?() }. `add` does what its button does, where it is clear what
   * that is; `asItStands` puts what its button has to ask about into the answer as it is, and says whether it could.
   */
  function source(key, given) {
    const made = frameOf(idOf(key));
    made.waits.source = given;
    made.box = given.main?.() ?? made.box;
    if (made.waits.value) queueMicrotask(() => putBack(made.waits));
  }

  return {
    source,
    /** A box for text. What comes back is told to its own listeners, and folded parts around it open. */
    box(input, add, more) {
      const key = input.getAttribute("data-pk-key");
      source(key, {
        get: () => input.value,
        set(value) {
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
    naming: (key, label, take) => namesIn((given) => source(key, given), label, take),
    /** `open` makes the box of that key, when words come for it. */
    lazily: (key, open) => openers.push({ id: idOf(key), open }),
  };
}

/** `source` takes note of names that wait, `take(what, name)` is called for each when they are added. */
function namesIn(source, label, take) {
  let held = [];
  const done = (what) => (held = held.filter((each) => each.of !== what));
  const give = (names) => {
    held = [];
    names?.forEach((each) => take(each.of, each.text));
  };
  source({ get: () => held, set: give, label: () => label, add: () => give(held) });
  return {
    done,
    typed(what, text) {
      done(what);
      if (text.trim()) held = [...held, { of: what, text }];
    },
  };
}

function putBack({ source, value }) {
  if (!same(source.get(), value)) source.set(value);
}

function unfoldAround(el) {
  for (let part = el.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
}

/**
 * What a saved version does not hold though it stands on the card: { el, say(frames, quoted) → words }. `act.go(frame)` leads there, `act.add(frame)`
 * adds it as it stands, `act.leave(frame)` leaves it out: what cannot be added holds no card back.
 */
export function notAdded(act) {
  const el = h("div", { class: "pk-waits", hidden: true });
  return {
    el,
    say(waiting, quoted) {
      const words = waiting.map(({ waits, field }) => {
        const texts = [waits.value].flat().map((each) => each.text ?? each).filter((text) => typeof text === "string");
        const where = `“${field.label.trim().replace(/\s+/g, " ")}”`;
        return quoted && texts.length ? t("{texts} in {where}", { texts: texts.map((text) => `“${beginning(text)}”`).join(", "), where }) : t("What you wrote in {where}", { where });
      });
      const head = t("Not added yet, so not in this version. It is kept where it stands:");
      const way = (label, press, about) => button("pk-secondary", label, press, { "aria-label": `${label}: ${about}` });
      const ways = (made, about) => [made.waits.source?.asItStands && way(t("Add it as it stands"), () => act.add(made), about), way(t("Leave it out"), () => act.leave(made), about)].filter(Boolean);
      el.replaceChildren(h("p", {}, head), h("ul", {}, ...waiting.map((made, i) => h("li", {}, button("pk-quiet", words[i], () => act.go(made), { dir: "auto" }), " ", ...ways(made, words[i])))));
      show(el, waiting.length);
      return waiting.length ? `${head} ${words.join("; ")}.` : "";
    },
  };
}
