// The back of a saved card: what she made, a sentence of hers, what she will do, and what came back. Nothing on it is typed in.
//# style ./back.css

import { button, h } from "../dom.js";
import { cutBetweenWords } from "../phrasing.js";
import { faultLine } from "../rpc.js";
import { boardSvg, lineDrawing } from "../svg.js";
import { suitColour, suitMark, suitOf } from "../suits.js";
import { wholeOf } from "./clipped.js";
import { otherEntry } from "./entries_of_card.js";
import { t, tn } from "../language.js";

/** @import { Back, BackTold, Drawn, NoteBack, WillDo } from "../generated/asks.d.ts" */
/** @import { BackActs, Card } from "./shapes.d.ts" */

export const SMALL = 620; // px: a narrower card gets pictures for a small screen
export const READ_AT_ONCE = [{ note: 24, action: 120 }, { note: 90, action: 90 }]; // letters before "Read on" where not all has room: on a wide card, on a small one
const BACK_LEAST = 11; // px: smaller letters are said in words beside the picture
const DAY_ICON = "M5 6.5h14v13H5zM5 10.5h14M9 4v4M15 4v4";
const TICK_ICON = "M5 12.5l4.5 4.5L19 7.5";

const lineIcon = (/** @type {string} */ d) => lineDrawing({ look: "pk-icon", size: 20 }, boardSvg("path", { d }));

/**
 * What stands on a back, empty: { el, title, fault, fill(made, said, foot) }.
 * @param {Card} card
 */
function backParts({ ctx, view }) {
  const title = h("h2", { class: "pk-back-title", id: ctx.id("back"), tabindex: "-1", dir: "auto" }, h("span", { class: "pk-back-number" }, view.card.id), suitMark(suitOf(view.card.id), 22), view.card.title);
  const made = h("div", { class: "pk-back-made", id: ctx.id("made") });
  const said = h("div", { class: "pk-back-said", id: ctx.id("said") });
  const [allMade, allSaid] = [wholeOf(made, "all-made"), wholeOf(said, "all-said")];
  const foot = h("div", { class: "pk-back-foot" });
  const fault = faultLine(ctx);
  const el = h("div", { class: "pk-back", hidden: true, style: `--pk-suit: ${suitColour(suitOf(view.card.id))}` },
    h("div", { class: "pk-back-left" }, title, made, allMade.el), h("div", { class: "pk-back-right" }, fault.el, said, allSaid.el, foot));

  function fill(/** @type {HTMLElement[][]} */ ...parts) {
    [made, said, foot].forEach((part, at) => part.replaceChildren(...parts[at]));
    for (const all of [allMade, allSaid]) all.begin();
  }
  return { el, title, fault, fill };
}

/**
 * The back of `card`, whose buttons call `act`: what changes an entry comes after `act.hold(entry)`. Gives { el, show(turn, entry), hide(), focus() }.
 * `show` asks Python, of the `entry` that is named, and says whether there was something saved.
 * @param {Card} card
 * @param {BackActs} act
 */
// Long: what was told of a back, whether it is covered and what it shows change together.
export function backOf(card, act) {
  const { ctx, root, safe } = card;
  const { el, title, fault, fill } = backParts(card);
  let back = /** @type {Back} */ ({});
  let which = /** @type {number | undefined} */ (undefined); // another entry than the one that the card holds
  let open = false; // whether it shows on a screen that others see
  let narrow = false; // whether its picture is one for a small screen
  let unfollow = () => {};

  const small = () => root.clientWidth < SMALL;
  const watch = new ResizeObserver(() => small() !== narrow && renew()); // a phone is turned, or a window made narrow

  function draw() {
    const covered = safe.on() && !open;
    el.classList.toggle("pk-low", covered || !back.picture);
    const made = covered ? [cover(uncover)] : madeOf(back, small() ? { width: root.clientWidth - 40, height: pictureHigh(el) } : null);
    fill(made, covered ? [] : saidOf(back, READ_AT_ONCE[small() ? 1 : 0]), footOf(back, heldFirst(act, back.entry, fault), covered));
  }

  /** The screen is one that others see: asked anew, without what is private, or all of it shown again. */
  async function turned() {
    back = /** @type {Back} */ ({ entry: back.entry, version: back.version, day: back.day }); // what must not be seen is not kept here either
    open = false;
    draw();
    if (!safe.on()) await renew();
  }

  async function uncover() {
    open = true;
    open = await renew();
    if (open) title.focus();
  }

  /** Asked until the screen is still as it was when it was asked. */
  async function renew() {
    try {
      let [told, safely] = [/** @type {BackTold | null | undefined} */ (null), false];
      do {
        [safely, narrow] = [safe.on(), small()];
        told = await ctx.askCard("back", { narrow, ...(which && { entry: which }), safe: safely });
      } while (told?.back && safely !== safe.on());
      if (!told?.back) return false;
      back = told.back;
      fault.clear();
      draw();
      return true;
    } catch (error) {
      fault.say(error);
      return false;
    }
  }

  return {
    el,
    async show(turn = true, /** @type {number | undefined} */ entry = undefined) {
      which = entry;
      open = false;
      if (!(await renew())) return false;
      unfollow();
      unfollow = safe.follow(turned);
      watch.observe(root);
      el.hidden = false;
      if (turn) turnOver(el);
      return true;
    },
    hide() {
      unfollow();
      unfollow = () => {};
      watch.disconnect();
      el.hidden = true;
      fill([], [], []);
    },
    focus: () => title.focus(),
  };
}

/** The doings `act` of a back, of which those that change its `entry` come once the card holds it; or it is said why not. @returns {BackActs} */
function heldFirst(/** @type {BackActs} */ act, /** @type {number} */ entry, /** @type {ReturnType<typeof faultLine>} */ fault) {
  const held = (/** @type {(picture: boolean) => unknown} */ does) => async (picture = false) => {
    try {
      await act.hold(entry);
      does(picture);
    } catch (error) {
      fault.say(error);
    }
  };
  return { ...act, change: held(act.change), group: held(act.group), away: held(act.away) };
}

/**
 * The one movement there is: a card turns over. The style says how, and that nothing moves for whoever wants no motion.
 * @param {HTMLElement} el
 */
function turnOver(el) {
  el.classList.remove("pk-turns");
  void el.offsetWidth; // or one that is still turning does not begin anew
  el.classList.add("pk-turns");
  el.addEventListener("animationend", () => el.classList.remove("pk-turns"), { once: true });
}

function cover(/** @type {() => void} */ open) {
  return h("div", { class: "pk-back-cover" },
    h("p", {}, t("What you wrote on this card is not shown on this screen.")),
    button("pk-secondary", t("Show it here, without what is private"), open, { "data-pk-key": "back/uncover" }));
}

/**
 * The left half: the picture, or her answers as large words; it is never empty. `room` is what a small screen leaves.
 * @param {Pick<Back, "picture" | "words" | "kept">} back
 * @param {Room | null} [room]
 */
export function madeOf(back, room = null) {
  const { picture } = back;
  if (picture) {
    const tall = picture.height > picture.width * 1.2;
    const beside = room && lettersOf(picture, room, tall) < BACK_LEAST && h("details", { class: "pk-details pk-back-alt" }, h("summary", { "data-pk-key": "back/alt" }, t("Read it in words")), h("p", { dir: "auto" }, picture.alt));
    const heading = picture.svg.includes("data-pk-photo") && h("p", { class: "pk-hint" }, picture.label);
    return [heading, h("img", { class: tall ? "pk-back-tall" : "pk-back-picture", alt: picture.alt, width: Math.round(picture.width), height: Math.round(picture.height), src: svgSource(picture.svg) }), keyOf(picture, Boolean(room)), beside].filter(Boolean);
  }
  const words = (back.words || []).map(({ label, text, more }) =>
    h("div", {}, h("dt", {}, label), ...text.split("\n").map((line, i, { length }) => h("dd", { class: more && i === length - 1 && "pk-back-rest", dir: "auto" }, line))));
  if (words.length) return [h("dl", { class: "pk-back-words" }, ...words)];
  return [h("p", { class: "pk-back-none" }, back.kept ? t("What is on this card is private. It is not shown on this screen.") : t("Saved without an answer."))];
}

const svgSource = (/** @type {string} */ svg) => "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);

/**
 * What the lines and marks of a picture mean and its numbers stand for; folded on a small screen.
 * @param {Pick<Drawn, "key" | "lines" | "marks">} picture
 * @param {boolean} folded
 */
export function keyOf({ key = [], lines = [], marks = [] }, folded) {
  const sample = (/** @type {number} */ width, /** @type {number} */ height) => (/** @type {string[]} */ [svg, words]) => h("li", {}, svg && h("img", { alt: "", width, height, src: svgSource(svg) }), words);
  const sense = lines.some(([svg]) => svg) ? t("What the lines mean") : t("What the size means");
  const meant = lines.length > 0 && h("ul", { class: "pk-back-key", "aria-label": sense }, ...lines.map(sample(42, 12)));
  const stand = marks.length > 0 && h("ul", { class: "pk-back-key", "aria-label": t("What the marks mean") }, ...marks.map(sample(22, 22)));
  if (stand && !folded && meant) meant.append(h("li", {}, h("details", { class: "pk-back-marks" }, h("summary", { "data-pk-key": "back/marks" }, t("What the marks mean")), stand)));
  const names = key.length > 0 && h("ol", { class: "pk-back-key", "aria-label": t("Names by their numbers in the picture") }, ...key.map(([mark, words]) => h("li", {}, h("b", {}, mark), " ", h("bdi", {}, words))));
  if (!meant && !names) return null;
  const title = !names ? sense : meant ? t("Lines, and names by numbers ({key})", { key: key.length }) : t("Names by their numbers ({key})", { key: key.length });
  return folded ? h("details", { class: "pk-details pk-back-names" }, h("summary", { "data-pk-key": "back/key" }, title), meant, stand, names) : h("div", { class: "pk-back-keys" }, meant, names);
}

/** @typedef {{ width: number, height: number }} Room What a small screen has for a picture, in px. */

/** How high a picture may be on a small screen, in px, as back.css has it in rem. */
const pictureHigh = (/** @type {Element} */ el) => parseFloat(getComputedStyle(el).getPropertyValue("--pk-picture-high")) * parseFloat(getComputedStyle(document.documentElement).fontSize);

/**
 * How high the smallest letters of a picture are on the screen, in px.
 * @param {Drawn} picture
 * @param {Room} room
 * @param {boolean} tall
 */
function lettersOf({ svg, width, height }, room, tall) {
  const ruled = new Map([...svg.matchAll(/([^{}>]+)\{[^{}]*font-size:([\d.]+)/g)].map((found) => [found[1].trim(), Number(found[2])])); // the last of two rules holds
  const sizes = [...svg.replace(/<style.*?<\/style>/s, "").matchAll(/font-size[:=]\s*"?([\d.]+)/g)].map((found) => Number(found[1]));
  return Math.min(...ruled.values(), ...sizes) * (tall ? room.width / width : Math.min(room.width / width, room.height / height));
}

/**
 * The right half above its buttons: her sentence, her action, what came back; that first where it came since. Where not all has room `most` letters stand for more.
 * @param {Back} back
 * @param {{ note: number, action: number }} most
 */
export function saidOf(back, most) {
  const { sentence = "", whole = "", action, notes = [], picture, also = 0, photo = "" } = back;
  const size = sentence.length > 130 ? " pk-long" : sentence.length > 80 ? " pk-longer" : "";
  const came = notes.length > 0 && notesOf(notes, most.note);
  const fresh = notes.length > 0 && notes[0].fresh;
  return [
    fresh && came,
    sentence && h("blockquote", { class: "pk-back-sentence" + size, dir: "auto" }, ...(whole ? [h("span", { class: "pk-back-begins" }, `“${sentence}”`), h("span", { class: "pk-back-full" }, `“${whole}”`)] : [`“${sentence}”`])),
    also > 0 && h("p", { class: "pk-hint" }, tn("and {number} more person’s answer", "and {number} more people’s answers", also)),
    action && h("div", { class: "pk-back-action" }, h("h3", {}, back.group ? t("What we will do") : t("What I will do")), words(action.what, most.action), dayOf(action)),
    !fresh && came,
    photo && h("p", { class: "pk-hint" }, t("{photo}: in “Read everything”.", { photo })),
    back.kept && (picture || sentence || action) && h("p", { class: "pk-hint" }, t("What is private is not shown on this screen.")),
  ].filter(Boolean);
}

function dayOf(/** @type {WillDo} */ { by, state }) {
  const done = state && h("span", { class: "pk-back-state" }, state === t("Done") && lineIcon(TICK_ICON), state);
  return (by || state) && h("p", { class: "pk-back-day" }, by && lineIcon(DAY_ICON), by && h("span", {}, by), done);
}

/**
 * What came back, the newest first; more than one is unfolded.
 * @param {NoteBack[]} notes
 * @param {number} most
 */
function notesOf(notes, most) {
  const [first, ...more] = notes.map((note) => h("li", {}, ...noteOf(note, most)));
  const count = tn("{number} more note", "{number} more notes", more.length);
  return h("div", { class: "pk-back-notes" }, h("h3", { class: "pk-aside" }, t("What came back")), h("ul", {}, first),
    more.length > 0 && h("details", {}, h("summary", {}, count), h("ul", {}, ...more)));
}

/**
 * @param {NoteBack} note
 * @param {number} most
 * @returns {HTMLElement[]}
 */
function noteOf({ text, by, day, about, closed, answers = [] }, most) {
  return [
    h("p", { class: "pk-back-by", dir: "auto" }, [t("{name} wrote", { name: by }), day, about, closed && t("closed")].filter(Boolean).join(", ")),
    words(text, most),
    answers.length > 0 && h("ul", {}, ...answers.map((answer) => h("li", {}, ...noteOf(answer, most)))),
  ].filter(Boolean);
}

/**
 * Somebody's words, about the `most` first letters where they are many; "Read on" shows all.
 * @param {string} text
 * @param {number} most
 */
function words(text, most) {
  const el = h("p", { class: "pk-lines", dir: "auto" }, text);
  if (text.length <= most * 1.3) return el;
  const cut = h("span", { class: "pk-back-begins" }, cutBetweenWords(text, most), "… ");
  const more = button("pk-quiet", t("Read on"), () => {
    el.replaceChildren(text);
    el.setAttribute("tabindex", "-1");
    el.focus();
  }, { "data-pk-key": "back/on" });
  cut.append(more);
  el.replaceChildren(cut, h("span", { class: "pk-back-full" }, text));
  return el;
}

function footOf(/** @type {Back} */ back, /** @type {BackActs} */ act, /** @type {boolean} */ covered) {
  const quiet = (/** @type {string} */ words, /** @type {string} */ key, /** @type {() => void} */ does) => button("pk-quiet", words, does, { "data-pk-key": `back/${key}` });
  const leads = act.leads();
  return [
    h("div", { class: "pk-buttons" },
      button("", leads ? t("Next card: {card} {title}", { card: leads.card, title: leads.title ?? "" }).trim() : t("Next card"), act.next, { "data-pk-key": "back/next" }),
      button("pk-secondary", t("Show my supervisor"), () => act.show(back.entry), { "data-pk-key": "back/show" })),
    h("div", { class: "pk-back-more" }, (covered || back.picture || back.action) && quiet(t("Take it away"), "away", () => act.away(Boolean(back.picture))), quiet(t("Change it"), "change", act.change), quiet(t("With a group"), "group", act.group), quiet(t("Read everything"), "everything", () => act.everything(back.entry))),
    h("div", { class: "pk-back-saved" }, quiet(t("Version {version}", { version: back.version }), "history", () => act.everything(back.entry)),
      ...(back.others ?? []).map((other) => quiet(otherEntry(other), `entry-${other.entry}`, () => act.other(other.entry))),
      back.group && h("span", {}, back.community ? t("A group’s entry for {community}", { community: back.community }) : t("A group’s entry")),
      h("span", {}, lineIcon(TICK_ICON), t("Saved {day}", { day: back.day }))),
  ];
}
