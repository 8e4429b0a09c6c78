// When the cloud is drawn: near the screen or asked for, for the width it has, once for one change.

import { button, h, show } from "../../dom.js";
import { Unanswered } from "../../rpc.js";
import { cloudButtons } from "./cloud_picture.js";
import { drawnKey, plainLists, wordsMany } from "./model.js";
import { t } from "../../language.js";

/** @import { CloudTold } from "../../generated/asks.d.ts" */
/** @import { Row } from "../../shapes.d.ts" */
/** @import { CloudSaid, WordsContext } from "./shapes.d.ts" */

const CLOUD_WAIT = 200; // ms: a number being typed is one change
const UNSEEN_WIDE = 560; // px: for a picture that is asked for before its own place was ever on the screen
const CLOUD_SLACK = 24; // px: the picture may be so much narrower than its place before it is drawn anew

/**
 * That the picture could not be drawn, and a button to try once more: { parts, show(yes) }.
 * @param {() => void} again
 */
function cloudTrouble(again) {
  const words = h("p", { class: "pk-error", hidden: true });
  const parts = [words, button("pk-secondary", t("Draw the cloud again"), again, { hidden: true, "data-pk-key": "cloud-again" })];
  return {
    parts,
    show(/** @type {boolean} */ yes) {
      words.textContent = yes ? t("The cloud could not be drawn just now. Your words are safe, and the two lists show them all.") : "";
      parts.forEach((part) => show(part, yes));
    },
  };
}

/**
 * { el, watch(part), stale(), want(), copy(), shown() }: draws what `list` holds, for the width it has, once `part` is near the screen.
 * @param {Pick<WordsContext, "id" | "ask">} ctx
 * @param {{ rows: () => Row[], words: () => Row[] }} list
 * @param {(id: string, from: HTMLElement) => void} open
 * @param {(said: CloudSaid) => void} drawn
 * @param {string} [how]
 */
// Long: when the picture is asked for: width, sight, time and answers decide together.
export function wordCloud(ctx, list, open, drawn, how = t("Choose a word to read what people said. Arrow keys go from word to word.")) {
  const hint = h("p", { class: "pk-hint", id: ctx.id("cloud-hint") }, how);
  const picture = cloudButtons(hint.id, open);
  const { box } = picture;
  const trouble = cloudTrouble(() => stale(true));
  const el = h("div", { class: "pk-cloud-frame" }, hint, ...trouble.parts, box);
  let layout = /** @type {CloudTold | null} */ (null);
  let asked = ""; // what the picture on the page, or on its way, was made from
  let near = false;
  let wanted = false; // elsewhere on the card, so drawn though its own place is not on the screen
  let timer = 0;
  let watched = /** @type {HTMLElement | null} */ (null);

  const width = () => Math.floor(box.clientWidth || layout?.width || watched?.clientWidth || UNSEEN_WIDE);
  const fits = () => layout && layout.width <= width() && layout.width > width() - CLOUD_SLACK;

  /** Something changed: draw soon, if the picture would differ. @param {boolean} [now] */
  function stale(now) {
    clearTimeout(timer);
    if (now) asked = "";
    if (near || wanted) timer = setTimeout(askLayout, now || !layout ? 0 : CLOUD_WAIT);
  }

  async function askLayout() {
    const rows = list.words();
    const wide = fits() ? /** @type {CloudTold} */ (layout).width : width();
    const key = wide + drawnKey(rows);
    if (!rows.length || !(near || wanted)) return;
    if (key === asked) return void (layout && drawn(layout)); // the same picture, but a reason or a quote beside it may differ
    asked = key;
    box.setAttribute("aria-busy", "true");
    try {
      const told = await ctx.ask("layout", { rows, width: wide });
      if (told && asked === key) draw(told);
    } catch (error) {
      if (asked === key) asked = "";
      complain(error);
    }
    box.removeAttribute("aria-busy");
  }

  function complain(/** @type {unknown} */ error) {
    if (!(error instanceof Unanswered)) console.error("powerkit", /** @type {Error} */ (error).name);
    trouble.show(true);
    drawn({ ...plainLists(list.words()), said: wordsMany(list.words().length) });
  }

  function draw(/** @type {CloudTold} */ told) {
    layout = told;
    trouble.show(false);
    picture.draw(told, list.rows());
    drawn(told);
  }

  const sight = new IntersectionObserver((seen) => {
    near = seen[seen.length - 1].isIntersecting;
    if (near) stale();
  }, { rootMargin: "400px" });

  return {
    el,
    stale,
    /** A question that speaks of it is on the screen: draw it wherever it is itself. */
    want() {
      wanted = true;
      stale();
    },
    copy: () => picture.copy(layout?.width),
    watch(/** @type {HTMLElement} */ part) {
      watched = part;
      sight.observe(part);
      new ResizeObserver(() => layout && !fits() && stale()).observe(part);
    },
    shown() {
      picture.shown();
      stale();
    },
  };
}

/** @typedef {ReturnType<typeof wordCloud>} WordCloud */
