// What hosts the pages: their addresses, and all that a page asks outside itself. Here a server, ours or a guest's. Another
// host is another file in this one's place; no other script fetches anything or knows an address. Python's twin: powerkit/ui/host.py.
import { patience, told } from "./page.js";

/** @import { NotebookFile, Services } from "./shapes.d.ts" */

/** @type {string} */
const base = told.baseUrl;
const PAGES = `${base}lab/tree/`;
const FILES = `${base}files/`;

/**
 * @typedef {{ ok: boolean, status: number, body: any }} Answer What was said, and what stood in it: undefined where it is no JSON.
 * None (undefined) where there was no whole answer in time. Nothing here ever rejects but what reads and saves a page.
 */

export const host = {
  /** The kernel that a page's cells run in. */
  kernel: "powerkit",

  /** The address of the page *file*, and of a *place* on it. */
  addressOf: (/** @type {string} */ file, place = "") => `${PAGES}${encodeURIComponent(file)}${place}`,

  /** The page's file at an address of the workbook; nothing for any other. */
  fileAt: (/** @type {URL | Location | HTMLAnchorElement} */ { pathname }) =>
    pathname.startsWith(PAGES) ? decodeURIComponent(pathname.slice(PAGES.length)) : undefined,

  /**
   * Where a link to a page of the workbook leads; nothing for any other link, or one within this page.
   * @param {HTMLAnchorElement} link
   */
  leadsTo(link) {
    if (link.origin !== location.origin) {
      return undefined;
    }
    if (link.pathname.startsWith(PAGES)) {
      return link.pathname === location.pathname && link.hash ? undefined : link.href;
    }
    // JupyterLab turns a link between notebooks into one to the file itself.
    const isPage = link.pathname.startsWith(FILES) && link.pathname.endsWith(".ipynb");
    return isPage ? link.origin + PAGES + link.pathname.slice(FILES.length) + link.hash : undefined;
  },

  /** A module of the cards' own scripts, such as "suits". */
  module: (/** @type {string} */ name) => import(`${base}powerkit/web/${name}.js`),

  /** Whether there is a workbook that answers: in the body, *workbook*, and whether all was *erased*. */
  here: () => ask("powerkit/here"),

  /** Why no page opens, such as a full disk, and what to do; nothing where nobody knows. @returns {Promise<string | undefined>} */
  inTheWay: async () => (await ask("powerkit/here?why=1"))?.body?.wrong,

  /** The kernel of a page's session: its id, null where there is no such session any more, undefined where nobody knows. */
  async kernelOf(/** @type {string} */ session) {
    const answer = await ask(`api/sessions/${session}`);
    return answer?.status === 404 ? null : answer?.ok ? answer.body?.kernel?.id : undefined;
  },

  /** End a page's session, and its kernel with it. As the page is *left* it is sent on its way: it outlives the page. */
  endSession: (/** @type {string} */ session, left = false) =>
    ask(`api/sessions/${session}`, { method: "DELETE", ...(left ? { keepalive: true } : {}) }),

  /** Set the page *file* aside and put the one that belongs there in its place; where that fails the body may say why. */
  restore: (/** @type {string} */ file) =>
    ask("powerkit/restore", { method: "POST", body: JSON.stringify({ page: file }) }, 10000),

  /** The page *file* as a notebook. *services* are JupyterLab's. */
  read: async (/** @type {Services} */ services, /** @type {string} */ file) =>
    (await services.contents.get(file, { type: "notebook", format: "json", content: true })).content,

  /** Save a page: its records only go into the file, whoever hosts it takes everything else out. */
  save: (/** @type {Services} */ services, /** @type {string} */ file, /** @type {NotebookFile} */ content) =>
    services.contents.save(file, { type: "notebook", format: "json", content }),

  /** Close the workbook for all its pages. */
  close: () => ask("powerkit/close", { method: "POST" }),

  /** Say that somebody is at a page of a workbook that can be locked. */
  touch: () => ask("powerkit/touch", { method: "POST" }),

  /** Whether the workbook is locked by now. */
  isLocked: async () => (await ask("powerkit/touch"))?.body?.locked === true,

  /** Lock it; an answer once it is locked. */
  lock: () => ask("powerkit/lock-now", { method: "POST" }, 8000),

  /** What locks the words that wait in this browser: its *key*, where there is one. */
  vault: async () => (await ask("powerkit/vault", {}, 8000))?.body,
};

/**
 * Ask our own server, and hear it out, within *wait* ms.
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<Answer | undefined>}
 */
async function ask(path, options = {}, wait = 2500) {
  const xsrf = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1];
  const limit = options.keepalive ? undefined : patience(wait);
  try {
    const headers = { "Content-Type": "application/json", ...(xsrf ? { "X-XSRFToken": decodeURIComponent(xsrf) } : {}) };
    /** @type {RequestInit} */
    const given = { credentials: "same-origin", cache: "no-store", headers, signal: limit?.signal, ...options };
    const answer = await fetch(base + path, given);
    const text = await answer.text();
    return { ok: answer.ok, status: answer.status, body: parsed(text) };
  } catch {
    return undefined;
  } finally {
    limit?.stop();
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
