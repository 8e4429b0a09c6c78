// The hand: on a capability's page one card is open, and the address says which; those beside it are a turn away.
import { host } from "./host.js";
import { Landing } from "./landing.js";
import { neighbours } from "./neighbours.js";
import { config, page } from "./page.js";
import { StepsBack } from "./steps_back.js";
import { watchTurns } from "./turn_gestures.js";

/** @import { NotebookWidget } from "./shapes.d.ts" */

const CARD = /workbook\.card\("([\d.]+)"\)$/;
const ADDRESS = /^#card-(\d+)-(\d+)$/;

/** Where this browser keeps which card of each page was open last: numbers only. */
const KEPT = "powerkit-hand";

/** All cards in the order of the deck, each with the file of its page. */
const deck = () => config.pages.flatMap(({ file, cards }) => (cards ?? []).map(card => ({ ...card, file })));

/** The card that an address ends in, such as "1.2". */
export const cardOf = (/** @type {string} */ hash) => ADDRESS.exec(hash)?.slice(1).join(".");

/** A page whose notebook shows cards, one at a time. */
export class Hand {
  /** *go* leads to another page's address. The cells of *content* that show no card leave the screen. */
  constructor(/** @type {NotebookWidget} */ content, /** @type {(address: string) => void} */ go) {
    this.go = go;
    /** @type {Map<string, HTMLElement>} */
    this.cells = new Map();
    this.open = ""; // the card that is
    for (const cell of content.widgets) {
      const id = cell.model.type === "code" && CARD.exec(cell.model.sharedModel.getSource())?.[1];
      if (id) {
        this.cells.set(id, cell.node);
      }
      cell.node.classList.add(id ? "pk-hand-card" : "pk-hand-rest");
    }
    this.content = content;
    this.ending = new AbortController();
  }

  /** Open the first card: that of the address, the one open last, or the first of all. *came* by a turn: land on it. */
  start(came = false) {
    if (!this.cells.size) {
      history.scrollRestoration = "auto";
      return;
    }
    const { signal } = this.ending;
    history.scrollRestoration = "manual"; // where a card stands is ours to say
    this.landing = new Landing(signal);
    this.beside = neighbours(page.main(), () => this.content.node.querySelector(".pk-beside"));
    const kept = remembered()[config.path];
    const [first] = [this.asked(), kept, ...this.cells.keys()].filter(id => this.cells.has(id));
    this.show(first, came || first === cardOf(location.hash));
    history.replaceState({ ...history.state, card: this.open }, "");
    window.addEventListener("popstate", () => this.popped(), { signal });
    document.addEventListener("powerkit:place", () => this.place(), { signal });
    new StepsBack(this, signal);
    document.addEventListener("powerkit:turn", event => this.turn(event.detail.by, event.detail.card), { signal });
    watchTurns(page.main(), by => this.mayTurn() && this.turn(by), signal);
    const watch = new MutationObserver(() => this.place());
    watch.observe(this.content.node, { childList: true, subtree: true, attributeFilter: ["data-pk-place"] });
    signal.addEventListener("abort", () => watch.disconnect());
  }

  /** The page goes. */
  end() {
    this.ending.abort();
    this.beside?.end();
    delete page.main().dataset.pkOpen;
    delete document.body.dataset.pkPlace;
  }

  /** The card that the address asks for, or this place in the browser's history; none where they name no card here. */
  asked() {
    return [cardOf(location.hash), history.state?.card].find(id => this.cells.has(id));
  }

  /** Back or Forward to a card; between its own steps it is here already. */
  popped() {
    const asked = host.fileAt(location) === config.path && this.asked();
    const here = asked === this.open && history.state?.step && document.body.dataset.pkPlace === "steps";
    if (asked && !here) {
      this.show(asked, true);
    }
  }

  /** Open that card and put the others away; *land* brings it to the top and the focus to its heading. */
  show(/** @type {string} */ id, /** @type {boolean} */ land) {
    this.open = id;
    for (const [card, cell] of this.cells) {
      cell.classList.toggle("pk-away", card !== id);
    }
    page.main().dataset.pkOpen = id;
    remember(config.path, id);
    this.beside?.show(this.card(-1), this.card(1));
    this.place();
    window.dispatchEvent(new Event("resize")); // what was drawn while it was away measures itself now
    if (land) {
      this.landing?.on(/** @type {HTMLElement} */ (this.cells.get(id)), id);
    }
  }

  /** The open card, once it is drawn. @returns {HTMLElement | null | undefined} */
  root() {
    return this.cells.get(this.open)?.querySelector("[data-pk-card]");
  }

  /** Say where the open card stands: "front", "steps", "back" or "all"; nothing before it is drawn. */
  place() {
    const root = this.root();
    const stands = root ? root.dataset.pkPlace ?? "all" : "";
    if (document.body.dataset.pkPlace !== stands) {
      document.body.dataset.pkPlace = stands;
    }
  }

  mayTurn() {
    return document.body.dataset.pkPlace !== "steps";
  }

  /** The card so many places after *from* in the deck; none at its ends. */
  card(/** @type {number} */ by, from = this.open) {
    const all = deck();
    const at = all.findIndex(({ id, file }) => id === from && file === config.path);
    const found = at < 0 ? undefined : all[at + by];
    return found && { ...found, href: this.addressOf(found) };
  }

  addressOf(/** @type {{ id: string, file: string }} */ { id, file }) {
    const place = `#card-${id.replace(".", "-")}`;
    return this.cells.has(id) ? place : host.addressOf(file, place);
  }

  /** Turn to a card beside the one that is open. After the last one come all cards. */
  turn(/** @type {number} */ by, from = this.open) {
    const next = this.card(by, from);
    if (next && this.cells.has(next.id)) {
      location.hash = next.href; // and popstate does the rest
    } else if (next || by > 0) {
      this.go(new URL(next ? next.href : host.addressOf(config.pages[0].file), location.href).href);
    }
  }
}

function remembered() {
  try {
    return Object(JSON.parse(localStorage.getItem(KEPT) ?? "{}"));
  } catch {
    return {}; // a browser with its store switched off
  }
}

function remember(/** @type {string} */ file, /** @type {string} */ id) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ ...remembered(), [file]: id }));
  } catch {
    // then the first card is open next time
  }
}
