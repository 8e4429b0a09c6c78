// Keeps the page and its kernel together: notices when they lose touch, and joins them again in place.
import { host } from "./host.js";
import { cards, loadAgain, partNotice, patience, pause, say, within } from "./page.js";
import { t } from "./words.js";

/** @import { Kernel, KernelMessage, NoticePart, Panel } from "./shapes.d.ts" */
/** @import { Answer } from "./host.js" */

const LOST = new Set(["restarting", "autorestarting", "dead"]);

/** So long (ms in which the page was free) is a page mended before the person is told and offered to load it again. */
const UNTOLD = 15000;

const UNKEPT = t("This browser has no room for your newest words: they are on this page only. Copy them somewhere safe first.");

/** Say it unless *there* says it already; returns the notice. @param {Element | null} there @param {string} heading @param {...NoticePart} parts */
function saidOnce(there, heading, ...parts) {
  if (there?.isConnected && there.firstChild?.textContent === heading) {
    return there;
  }
  const notice = say("status", heading, ...parts);
  notice.classList.add("pk-page-lost"); // cards need not say it too
  return notice;
}

/** Take that notice away, if there is one. */
function taken(/** @type {Element | null} */ notice) {
  notice?.remove();
  return null;
}

/** Watches one page. While it mends things, what is on the page stays, and typing goes on. */
export class Keeper {
  constructor(/** @type {{ panel: Panel, run: () => Promise<unknown> }} */ { panel, run }) {
    this.panel = panel;
    this.run = run;
    this.broken = this.leaving = this.checking = this.ranHere = false;
    this.started = 0;
    this.process = "";
    this.hasRun = () => {};
    this.session = panel.sessionContext;
    // JupyterLab would say in a dialog that the kernel died: here the page mends itself.
    this.session.statusChanged.disconnect(panel._onSessionStatusChanged, panel);
    document.addEventListener("powerkit:lost", () => this.check());
  }

  /** Run the page for the first time, then watch over it. */
  async start() {
    // Before the run, whose messages tell the kernel's name: one that is replaced right after it must be noticed.
    this.session.iopubMessage.connect((_, message) => this.onMessage(message));
    this.session.statusChanged.connect((_, status) => this.onStatus(status));
    await this.show();
    this.session.sessionChanged.connect((_, { newValue }) => newValue || this.check());
    if (!(await this.kernelIsThere())) {
      this.check();
    }
  }

  /** Run what stands in the panel. The run may never end, its kernel having died: the one that mends it will do. */
  show() {
    return new Promise((done, fail) => {
      this.hasRun = () => done(undefined);
      this.runNow().catch(fail);
    });
  }

  /** Stop watching: the page is being left or closed. */
  leave() {
    this.leaving = true;
  }

  onStatus(/** @type {string} */ status) {
    if (LOST.has(status)) {
      this.broken = true;
    }
    if (status === "dead") {
      this.check();
    } else if (this.broken && status === "idle" && !this.checking) {
      this.runNow().catch(() => this.check());
    }
  }

  /** Each kernel process signs its messages with a name of its own: a new name means a new, empty kernel. */
  onMessage(/** @type {KernelMessage} */ { header, parent_header, content }) {
    if (header.msg_type === "execute_input") {
      this.ranBy(parent_header?.session);
    }
    if (header.msg_type !== "status" || content.execution_state !== "idle" || !parent_header?.msg_id) {
      return; // the server sends some in its own name
    }
    const replaced = this.process && this.process !== header.session;
    this.process = header.session;
    if (replaced && !this.leaving && !this.checking) {
      this.runNow().catch(() => this.check());
    }
  }

  /** A cell was run by that *client* of the kernel: by another one after ours, where another window opened the page. */
  ranBy(/** @type {string | undefined} */ client) {
    const own = this.session.session?.kernel?.clientId;
    if (client === own) {
      this.ranHere = true; // what came before is of the page before a reload
    } else if (own && this.ranHere) {
      this.sayElsewhere();
    }
  }

  /** Run the page's cells; true, for there is nothing more to do about it here. */
  async runNow() {
    this.broken = false;
    this.process = "";
    this.started = performance.now();
    const { hasRun } = this; // another page may stand in the panel by the end
    await this.run();
    for (const cell of this.panel.content.widgets) {
      const failed = [...(cell.model.outputs?.toJSON() ?? [])].some(output => output.output_type === "error");
      cell.node.querySelector(":scope > .pk-part-notice")?.remove();
      if (failed) {
        cell.node.append(partNotice(t("This part could not be shown. Load the page again; if that does not help, close the workbook and start it again.")));
      }
    }
    hasRun();
    return true;
  }

  /** Find out what is wrong, and mend it. One check at a time; it goes on until all is well. */
  async check() {
    if (this.checking || this.leaving) {
      return;
    }
    this.checking = true;
    /** @type {Element | null} */
    let notice = null;
    /** @type {ReturnType<typeof patience> | null} */
    let untold = null; // since the server is there
    try {
      while (!this.leaving) {
        const here = await host.here();
        if (!here?.body?.workbook) { // a login's form may answer too
          untold?.stop();
          untold = null;
          notice = this.sayGone(here, notice);
          await pause(700);
          continue;
        }
        if (!untold) {
          notice = taken(notice);
          untold = patience(UNTOLD);
          untold.signal.addEventListener("abort", () => (notice = this.sayNotMended(notice)));
        }
        if (await this.mended()) {
          return;
        }
        await pause(1000);
      }
    } finally {
      untold?.stop();
      taken(notice);
      this.checking = false;
    }
  }

  /** Say that there is no answer, or one that is no use; *there* is what was said before, and stays if it is the same. */
  sayGone(/** @type {Answer | undefined} */ here, /** @type {Element | null} */ there) {
    const kept = cards.kept() ? t("You can go on typing: your words are kept in this browser.") : UNKEPT;
    return here
      ? saidOnce(there, t("The workbook can’t answer this page just now."), t("{kept} Load the page again if it stays like this.", { kept }), loadAgain)
      : saidOnce(there, t("The workbook is not answering."), t("{kept} Leave this tab open and it carries on by itself.", { kept }), t("If you closed the workbook, start it again."));
  }

  /** Another browser runs this page: its cards took the place of those here. Of a second tab of this one the page has its lock. */
  sayElsewhere() {
    if (this.leaving) {
      return;
    }
    this.leave();
    const kept = cards.kept() ? t("What you typed here is kept.") : UNKEPT;
    say("alert", t("This page was opened in another browser or window."), t("{kept} To carry on here, load the page again.", { kept }), loadAgain);
  }

  sayNotMended(/** @type {Element | null} */ there) {
    return saidOnce(there, t("This page has lost its connection."), t("{kept} Load the page again to carry on.", { kept: cards.kept() ? t("Your words are kept in this browser.") : UNKEPT }), loadAgain);
  }

  /** One try that can neither fail nor last for ever. */
  async mended() {
    return (await within(45000, this.mend())) === true;
  }

  /** One try at mending, the server being there; true when there is nothing more to do. */
  async mend() {
    const there = await this.kernelIsThere();
    if (!there) {
      return there === false && this.revive(); // not known: ask again
    }
    const kernel = /** @type {Kernel} */ (this.session.session?.kernel);
    if (kernel.connectionStatus !== "connected") {
      await within(3000, kernel.reconnect());
    }
    if (this.broken || kernel.status === "dead") {
      return kernel.status === "dead" ? this.revive() : (await this.answers(kernel)) && this.runNow();
    }
    if (!(await this.answers(kernel))) {
      return false; // busy or slow: leave it, ask again
    }
    const since = performance.now();
    for (let turn = 0; turn < 6; turn++) {
      await pause(250);
      // While somebody types there is always something on its way: what counts is that answers come back.
      if (cards.pending() === 0 || cards.heardSince(since)) {
        return true;
      }
    }
    if (performance.now() - this.started < 4000) {
      return false;
    }
    return this.runNow(); // it answers, but not to the cards: they are not there any more
  }

  async answers(/** @type {Kernel} */ kernel) {
    return Boolean(await within(3000, kernel.requestKernelInfo()));
  }

  /** Whether the server has the page's kernel; undefined where it gave no answer that tells. */
  async kernelIsThere() {
    const session = this.session.session;
    if (!session?.kernel || session.isDisposed) {
      return false;
    }
    const kernel = await host.kernelOf(session.id);
    return kernel === undefined ? undefined : kernel === session.kernel.id;
  }

  /** Start a new kernel for the page and run it there. */
  async revive() {
    try {
      const session = this.session.session;
      if (session && !(await host.endSession(session.id))?.ok) {
        // The server doesn't know it any more: JupyterLab must not ask it to change anything about it.
        session.dispose();
      } else if (session) {
        session.dispose();
      }
      // On a busy computer JupyterLab may wait for a kernel that went meanwhile: then it is tried again.
      const changed = await within(20000, this.session.changeKernel({ name: host.kernel }).then(() => true));
      return Boolean(changed) && (await this.runNow());
    } catch {
      return false;
    }
  }
}
