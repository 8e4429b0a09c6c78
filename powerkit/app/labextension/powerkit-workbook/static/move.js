// Moving to another page in place: the same tab, panel and kernel, with another notebook in them. What is unusual is loaded anew.
import { arrive, landmarks, letGo, widgetsOf } from "./arrive.js";
import { Hand } from "./hand.js";
import { host } from "./host.js";
import { claimed } from "./lock.js";
import { cards, config, kinds, patience, pause, within } from "./page.js";
import { ownSources } from "./run.js";
import { saver } from "./save.js";

/** @import { Bar, Comm, Kernel, NotebookFile, Panel, Saver, Services, Session, Wish } from "./shapes.d.ts" */
/** @import { Keeper } from "./keep.js" */
/** @typedef {Wish & { path: string, file: NotebookFile, claim: { keep(): boolean, drop(): void } }} Claimed */

/** The one line that runs beside the cells' own: the widgets of the page before are closed. */
const LEAVE = "from powerkit import workbook; workbook.leave()";

/** So many moves, and the page is loaded anew: whatever a long day leaves behind is gone then. */
const MOST = 100;

const WAIT = 3000; // ms for words and versions on their way

/** Moves one tab from page to page. Several wishes in a row: the last one counts. */
export class Mover {
  constructor(/** @type {{ services: Services, panel: Panel, keeper: Keeper, save: Saver, hand: Hand, state: Bar }} */ { services, panel, keeper, save, hand, state }) {
    this.services = services;
    this.panel = panel;
    this.keeper = keeper;
    this.save = save;
    this.hand = hand;
    this.state = state; // what the bar is told, and how it leads on
    this.here = config.path;
    this.ran = true; // the page's lines
    this.moves = 0;
    /** @type {Wish | null} */
    this.wish = null;
    /** @type {Promise<Wish | null> | null} */
    this.moving = null;
    this.over = false; // a page is being loaded
    /** @type {Promise<unknown>} */
    this.named = Promise.resolve(true);
    /** @type {Comm[]} */
    this.held = []; // widgets that may be closed by now
    window.addEventListener("popstate", () => this.popped());
  }

  /** Go to *url*; false where it has to be loaded. *how*: "push", or "pop" where the address says so already. */
  async to(/** @type {URL} */ url, how = "push") {
    if (this.over) {
      return false;
    }
    const wish = { url, how, alone: !this.moving };
    this.wish = wish;
    this.moving ??= this.work();
    return (await this.moving) !== wish;
  }

  /** Grant wishes until there is none. Resolves to the last one, where it has to be loaded. */
  async work() {
    /** @type {Wish | null} */
    let refused = null;
    while (this.wish) {
      const { wish } = this;
      this.wish = null;
      const granted = await this.once(wish).catch(error => console.warn("powerkit: moving", error));
      refused = granted ? null : wish;
    }
    this.moving = null;
    this.over = Boolean(refused);
    return refused;
  }

  /** Back or Forward within this document: the address is another one already. */
  async popped() {
    const there = host.fileAt(location) !== this.here;
    if (!there && !this.moving) {
      return; // a turn of the hand, or a place on the page
    }
    if (there) {
      kinds.unset();
    }
    if (!(await this.to(new URL(location.href), "pop"))) {
      await this.state.leave(() => location.reload());
    }
  }

  /** One wish. What comes meanwhile takes its place, until the page is swapped. */
  async once(/** @type {Wish} */ wish) {
    const path = host.fileAt(wish.url);
    if (path === this.here) {
      return this.stay(wish);
    }
    if (!path?.endsWith(".ipynb") || this.moves >= MOST || !this.calm()) {
      return false;
    }
    if (!(await within(WAIT, this.named))) {
      return false;
    }
    const claim = await claimed(path);
    const [file] = claim ? await Promise.all([this.fileAt(path), cards.flush(WAIT)]) : [];
    const ready = file && (await this.stored()) && this.calm();
    // From here on nothing is waited for: what is typed stands on the one page or on the other.
    if (ready && claim && !this.wish) {
      this.swap({ ...wish, path, file, claim });
      return true;
    }
    claim?.drop();
    return Boolean(this.wish);
  }

  /** Nothing is being mended, and the kernel is there as far as the page knows. */
  calm() {
    const kernel = this.panel.sessionContext.session?.kernel;
    const { checking, broken, leaving } = this.keeper;
    return kernel?.connectionStatus === "connected" && kernel.status !== "dead" && !checking && !broken && !leaving;
  }

  /** The notebook's file, if it is there and holds the workbook's own lines only. */
  async fileAt(/** @type {string} */ path) {
    const asked = host.read(this.services, path);
    const content = await within(WAIT, asked);
    return content && ownSources(content) ? content : undefined;
  }

  /** Whether words and versions are in the log book, their records in the file, and nothing is on its way at this moment. */
  async stored() {
    const limit = patience(WAIT);
    try {
      while (!limit.signal.aborted) {
        if (!(await cards.flush(WAIT)) || !(await cards.settle(WAIT))) {
          return false;
        }
        await within(WAIT, this.save.done());
        if (!cards.pending() && !this.save.busy()) {
          return true;
        }
        await pause(10);
      }
      return false;
    } finally {
      limit.stop();
    }
  }

  /** The wish is the page that is here: the last of several, or a link to a card of it. */
  stay(/** @type {Wish} */ { url, how, alone }) {
    if (how === "push" && alone && !url.hash) {
      return false;
    }
    if (how === "push" && host.fileAt(location) !== this.here) {
      history.pushState(null, "", url);
    } else if (how === "push" && url.hash) {
      location.hash = url.hash; // the hand hears of it
    }
    if (this.ran) {
      kinds.set("ready");
    }
    return true;
  }

  /** Put the notebook *file* in the panel. At a fault the address is right already: then it is loaded. */
  swap(/** @type {Claimed} */ { url, how, path, file, claim }) {
    const session = /** @type {Session} */ (this.panel.sessionContext.session);
    const kernel = /** @type {Kernel} */ (session.kernel);
    const before = widgetsOf(kernel);
    this.save.end();
    this.hand.end();
    kinds.unset();
    if (how === "push") {
      history.replaceState({ ...history.state, top: scrollY }, "");
      history.pushState(null, "", url);
    }
    this.here = config.path = path;
    this.moves += 1;
    this.ran = false;
    try {
      this.panel.model.fromJSON(file);
      this.panel.model.dirty = false;
      cards.forget();
      landmarks(path);
      this.save = saver(this.services, this.panel, path);
      this.hand = new Hand(this.panel.content, this.state.go);
      this.state.opened({ save: this.save, hand: this.hand });
      this.hand.start(true);
      // The server's name for the session. Only then is the earlier page another tab's to open, with a kernel of its own.
      this.named = session.setPath(path).then(() => claim.keep(), () => location.reload());
      this.show(kernel, before).catch(() => this.keeper.check());
    } catch (error) {
      console.warn("powerkit: moving", error);
      location.reload();
    }
  }

  /** Run the page. Nobody waits for it: another click need not, and the keeper mends what goes wrong. */
  async show(/** @type {Kernel} */ kernel, /** @type {Comm[]} */ before) {
    const { moves } = this;
    const isHere = () => this.moves === moves;
    arrive(this.hand, isHere);
    await pause(0); // a card that is taken away says its last words first
    const left = closed(kernel);
    await this.keeper.show();
    within(WAIT, left).then(() => (this.held = letGo([...this.held, ...before]))); // what closes later is let go next time
    if (!isHere()) {
      return;
    }
    this.ran = true;
    if (host.fileAt(location) === this.here) {
      kinds.set("ready");
    }
    await this.save.ifRecordsChanged();
  }
}

/** Close the earlier page's widgets in the kernel. One that is gone has none any more. */
async function closed(/** @type {Kernel} */ kernel) {
  await kernel.requestExecute({ code: LEAVE, silent: true, store_history: false, allow_stdin: false }).done;
}
