// The page around the notebook: what the server told it, its state, and the notices at its top.

import { t } from "./words.js";

/** @import { NoticePart, PageConfig } from "./shapes.d.ts" */

/** The element with this id, which the page has from its first line on. */
export const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** All that the page was told as it came. */
export const told = JSON.parse(/** @type {string} */ (part("jupyter-config-data").textContent));

/**
 * What it was told of the workbook: its path, the workbook's folder and pages.
 * @type {PageConfig}
 */
export const config = { ...told.powerkit, path: told.powerkit.page };

/**
 * The page's state, for styles, tests and the watchdog (watch.js): ready, changed, missing, elsewhere, closed; stuck
 * where something went wrong that loading again may mend. None yet: it is being opened.
 */
export const kinds = {
  set(/** @type {string} */ kind) {
    document.body.dataset.pkPage = kind;
    const said = document.querySelector(".pk-watch"); // what the watchdog said is over
    if (said?.contains(document.activeElement)) {
      page.main().focus();
    }
    said?.remove();
  },

  /** The page is being opened after all: the watchdog begins anew. */
  unset() {
    delete document.body.dataset.pkPage;
    document.dispatchEvent(new CustomEvent("powerkit:opening"));
  },
};

/**
 * End a start that failed: what is there is shown, what is in the way where that is known, and there is something to press.
 * @param {unknown} error
 * @param {string} [inTheWay]
 */
export function stuck(error, inTheWay) {
  console.error("powerkit", error);
  kinds.set("stuck");
  const words = inTheWay || t("Nothing you saved is lost. Load it again; if it stays like this, close the workbook and start it again.");
  say("alert", t("This page did not open."), words, loadAgain);
}

export const page = {
  /** The main landmark. */
  main: () => part("pk-content"),

  /** Undo what JupyterLab puts on cells for programmers: tab stops, roles and labels that tell a reader nothing. */
  plain(/** @type {Element} */ root) {
    for (const node of root.querySelectorAll(".jp-Cell, .jp-OutputArea-output, .jp-OutputArea-child, .jp-RenderedHTMLCommon")) {
      node.removeAttribute("tabindex");
      node.removeAttribute("aria-label");
      node.removeAttribute("role");
    }
    for (const node of root.querySelectorAll(".jp-InternalAnchorLink")) {
      node.remove();
    }
    for (const node of [root, ...root.querySelectorAll(".jp-WindowedPanel-viewport, .jp-WindowedPanel-outer")]) {
      node.removeAttribute("tabindex");
      node.removeAttribute("role");
      node.removeAttribute("aria-label");
    }
  },
};

/** The cards on the page, kept by their own scripts. */
export const cards = {
  all: () => [...(window.__powerkit?.cards ?? [])],
  pending: () => cards.all().reduce((sum, card) => sum + card.pending(), 0),
  /** Whether this browser holds all that is not in the log book yet: not where its store is full or switched off. */
  kept: () => cards.all().every(card => card.kept?.() !== false),
  /** Whether a card has had an answer since that moment (of performance.now()). */
  heardSince: (/** @type {number} */ moment) => cards.all().some(card => (card.heard?.() ?? 0) > moment),
  /**
   * Wait, for *wait* ms at most, until the versions that were asked for have come; true if there are none. A version
   * cannot be taken back: its record is in the page only once it has come.
   */
  async settle(wait = 3000) {
    const all = Promise.all(cards.all().map(async card => card.settled?.()));
    return (await within(wait, all)) !== undefined;
  },
  /** Another page comes in this one's place: where its cards stood, the focus in them and what was uncovered is over. */
  forget() {
    window.__powerkit?.focus?.standIn?.end();
    Object.assign(window.__powerkit ?? {}, { places: {}, focus: undefined, group: undefined, uncovered: {} });
  },
  /** Send what is not sent yet; true if all of it was stored within *wait* ms. What isn't stays in the browser. */
  async flush(wait = 3000) {
    const all = Promise.all(cards.all().map(async card => card.flush())).then(done => done.every(Boolean));
    return (await within(wait, all)) === true;
  },
};

/**
 * What *promise* gives, or undefined if it fails or takes longer than *wait* ms in which the page was free.
 * @template T
 * @param {number} wait
 * @param {Promise<T> | T | undefined} promise
 * @returns {Promise<T | undefined>}
 */
export async function within(wait, promise) {
  const limit = patience(wait);
  const late = new Promise((/** @type {(nothing: undefined) => void} */ done) => limit.signal.addEventListener("abort", () => done(undefined)));
  try {
    return await Promise.race([promise, late]);
  } catch {
    return undefined;
  } finally {
    limit.stop();
  }
}

export const pause = (/** @type {number} */ wait) => new Promise(done => setTimeout(done, wait));

/**
 * A signal that aborts after *wait* ms in which the page itself was free. A browser that is busy meanwhile has not been
 * listening, so that time is nobody's silence: a beat that comes late counts once.
 */
export function patience(/** @type {number} */ wait, beats = 10) {
  const giver = new AbortController();
  let left = beats;
  const beat = setInterval(() => {
    left -= 1;
    if (left <= 0) {
      clearInterval(beat);
      giver.abort();
    }
  }, wait / beats);
  return { signal: giver.signal, stop: () => clearInterval(beat) };
}

/** The button of every notice about a page that does not go on by itself. */
export const loadAgain = { label: t("Load again"), act: () => location.reload() };

/**
 * Show a notice at the top of the page: a heading, then paragraphs and buttons ({label, act}).
 * An "alert" is read out at once, a "status" when the reader is free.
 * @param {"alert" | "status"} role
 * @param {string} heading
 * @param {...NoticePart} parts
 */
export function say(role, heading, ...parts) {
  hush();
  const box = document.createElement("section");
  box.className = `pk-page-notice pk-page-${role}`;
  box.setAttribute("role", role);
  const title = document.createElement("h2");
  title.textContent = heading;
  box.append(title, ...parts.flatMap(each => (each ? partOf(each) : [])));
  part("pk-notices").append(box);
  return box;
}

/** Take the notice away: *box*, or whichever there is. @param {Element} [box] */
export function hush(box) {
  (box ?? document.querySelector(".pk-page-notice"))?.remove();
}

/** A paragraph, or a button. */
export function partOf(/** @type {Exclude<NoticePart, false | null | undefined>} */ words) {
  if (typeof words === "string") {
    const paragraph = document.createElement("p");
    paragraph.textContent = words;
    return paragraph;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.label;
  button.addEventListener("click", words.act);
  return button;
}

/** What stands in the place of a part of the page that can't be shown: why, and a button that loads the page again. */
export function partNotice(/** @type {string} */ words) {
  const box = document.createElement("div");
  box.className = "pk-part-notice";
  box.append(partOf(words), partOf(loadAgain));
  return box;
}
