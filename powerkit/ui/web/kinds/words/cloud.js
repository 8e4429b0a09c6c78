// The picture: every word a button at its place in Python's layout; one arrow-key stop, and one redraw for one change.

import { button, h, show } from "../../dom.js";
import { Unanswered } from "../../rpc.js";
import { drawnKey, peopleOf, plainLists, wordsMany } from "./model.js";

const CLOUD_WAIT = 200; // ms: a number being typed is one change
const COPY_HIGH = 300; // px
const UNSEEN_WIDE = 560; // px: for a picture that is asked for before its own place was ever on the screen
const CLOUD_SLACK = 24; // px: the picture may be so much narrower than its place before it is drawn anew

/** Buttons of which Tab meets one, and arrow keys the others: { put(buttons), are(buttons), keys(event), entered(event) }. */
function oneStop() {
  let order = []; // as they are met: those that most people said first
  let at = null;

  function rove(to) {
    if (at) at.tabIndex = -1;
    at = to ?? null;
    if (at) at.tabIndex = 0;
  }

  return {
    put(next) {
      order = next;
      rove(order.includes(at) ? at : order[0]);
    },
    are: (next) => next.length === order.length && next.every((each, i) => each === order[i]),
    entered(event) {
      if (order.includes(event.target)) rove(event.target);
    },
    keys(event) {
      const from = order.indexOf(event.target);
      const to = { ArrowRight: from + 1, ArrowDown: from + 1, ArrowLeft: from - 1, ArrowUp: from - 1, Home: 0, End: order.length - 1 }[event.key];
      if (from < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      order[Math.min(order.length - 1, Math.max(0, to))].focus();
    },
  };
}

/** Put a word's button where Python has it: { made, lines }. */
function placeWord(made, word, row) {
  const [left, top, wide, high] = word.box;
  made.style.cssText = `transform:translate(${left}px,${top}px);width:${wide}px;height:${high}px;font-size:${word.size}px;font-weight:${word.weight};--pk-word:${word.colour}`;
  made.classList.toggle("pk-pinned", Boolean(row?.pin));
  made.setAttribute("aria-label", `${word.text}, ${word.said}${row?.pin ? ", kept in view" : ""}`);
  const step = word.lines.length > 1 ? word.lines[1].y - word.lines[0].y : 0;
  let rest = word.text.split(/\s+/).filter(Boolean).join(" ");
  const lines = word.lines.map(({ text }) => {
    rest = rest.slice(text.length);
    const blank = rest.startsWith(" "); // kept, so that what is copied or found is the phrase as it is said
    rest = rest.trimStart();
    return h("span", { dir: "auto", class: "pk-word-line", style: step ? `line-height:${step}px` : null }, text + (blank ? " " : ""));
  });
  made.replaceChildren(...lines);
  return { made, lines };
}

/** The cloud once more, to look at only. */
function cloudPicture(box, width) {
  const copy = box.cloneNode(true);
  for (const word of copy.children) for (const name of ["data-pk-word", "data-pk-key"]) word.removeAttribute(name);
  for (const name of ["aria-label", "aria-describedby", "role", "data-pk-drawn"]) copy.removeAttribute(name);
  copy.inert = true;
  const high = parseFloat(box.style.height) || COPY_HIGH;
  if (width) copy.style.width = width + "px";
  copy.style.zoom = Math.min(1, COPY_HIGH / high);
  return h("div", { role: "img", "aria-label": box.getAttribute("aria-label") }, copy);
}

/** { el, watch(part), stale(), want(), copy(), shown() }: draws what `list` holds, for the width it has, once `part` is near the screen. */
export function wordCloud(ctx, list, open, drawn, how = "Choose a word to read what people said. Arrow keys go from word to word.") {
  const hint = h("p", { class: "pk-hint", id: ctx.id("cloud-hint") }, how);
  const box = h("div", { class: "pk-cloud", role: "group", "aria-describedby": hint.id, "data-pk-drawn": "0", onkeydown: (event) => stop.keys(event), onfocusin: (event) => stop.entered(event) });
  const trouble = h("p", { class: "pk-error", hidden: true });
  const again = button("pk-secondary", "Draw the cloud again", () => stale(true), { hidden: true, "data-pk-key": "cloud-again" });
  const el = h("div", { class: "pk-cloud-frame" }, hint, trouble, again, box);
  const buttons = new Map();
  const stop = oneStop();
  let layout = null;
  let asked = ""; // what the picture on the page, or on its way, was made from
  let near = false;
  let wanted = false; // elsewhere on the card, so drawn though its own place is not on the screen
  let timer = 0;
  let unfit = null; // lines drawn while nobody could see them: their widths are not known yet
  let watched = null;

  const width = () => Math.floor(box.clientWidth || layout?.width || watched?.clientWidth || UNSEEN_WIDE);
  const fits = () => layout && layout.width <= width() && layout.width > width() - CLOUD_SLACK;

  /** Something changed: draw soon, if the picture would differ. */
  function stale(now) {
    clearTimeout(timer);
    if (now) asked = "";
    if (near || wanted) timer = setTimeout(askLayout, now || !layout ? 0 : CLOUD_WAIT);
  }

  async function askLayout() {
    const rows = list.words();
    const wide = fits() ? layout.width : width();
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

  function complain(error) {
    if (!(error instanceof Unanswered)) console.error("powerkit", error.name);
    trouble.textContent = "The cloud could not be drawn just now. Your words are safe, and the two lists show them all.";
    [trouble, again].forEach((part) => show(part, true));
    drawn({ ...plainLists(list.words()), said: wordsMany(list.words().length) });
  }

  function wordButton(word) {
    const made = h("button", { type: "button", class: "pk-word", tabindex: "-1", "data-pk-word": word.id, "data-pk-key": "cloud/" + word.id, onclick: () => open(word.id, made) });
    buttons.set(word.id, made);
    return made;
  }

  /** Narrow the lines that this computer's letters make wider than the layout knew: reads first, then writes. */
  function fitLines(placed) {
    unfit = box.clientWidth ? null : placed;
    if (unfit) return;
    const wide = placed.flatMap(({ lines }, i) => lines.map((line, j) => [line, line.offsetWidth, layout.words[i].lines[j].length]));
    for (const [line, has, may] of wide) if (has > may + 4) line.style.transform = `scaleX(${(may + 4) / has})`;
  }

  function draw(told) {
    layout = told;
    [trouble, again].forEach((part) => show(part, false));
    const rows = new Map(list.rows().map((row) => [row._id, row]));
    const placed = told.words.map((word) => placeWord(buttons.get(word.id) ?? wordButton(word), word, rows.get(word.id)));
    const shown = new Set(told.words.map((word) => word.id));
    for (const [id, made] of buttons) if (!shown.has(id)) buttons.delete(id), made.remove();
    const people = (id) => peopleOf(rows.get(id) ?? {});
    const next = told.words.map((word) => word.id).sort((a, b) => people(b) - people(a)).map((id) => buttons.get(id));
    if (!stop.are(next)) {
      const had = /** @type {HTMLElement} */ (document.activeElement);
      const held = box.contains(had);
      box.replaceChildren(...next);
      if (held && had.isConnected) had.focus({ preventScroll: true });
    }
    stop.put(next);
    box.style.height = told.height + "px";
    box.setAttribute("aria-label", `Word cloud: ${told.said}`);
    box.setAttribute("data-pk-drawn", String(Number(box.getAttribute("data-pk-drawn")) + 1));
    fitLines(placed);
    drawn(told);
  }

  const sight = new IntersectionObserver((seen) => {
    near = seen.at(-1).isIntersecting;
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
    copy: () => cloudPicture(box, layout?.width),
    watch(part) {
      watched = part;
      sight.observe(part);
      new ResizeObserver(() => layout && !fits() && stale()).observe(part);
    },
    shown() {
      if (unfit) fitLines(unfit);
      stale();
    },
  };
}
