// The page around the notebook: what the server told it, its state, and the notices at its top.

const told = JSON.parse(document.getElementById("jupyter-config-data").textContent);

/** What the server said: this page's path, the workbook's folder and pages, and the base of its addresses. */
export const config = { ...told.powerkit, path: told.powerkit.page, base: told.baseUrl, token: told.token };

/** The page's state, for styles and tests: loading, ready, changed, missing, elsewhere, closed. */
export const kinds = {
  set(kind) {
    document.body.dataset.pkPage = kind;
    if (kind !== "loading") {
      document.querySelector(".pk-opening")?.remove();
    }
  },
};

export const page = {
  /** The main landmark. */
  main: () => document.getElementById("pk-content"),

  /** Undo what JupyterLab puts on cells for programmers: tab stops, roles and labels that tell a reader nothing. */
  plain(root) {
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
  /** Whether a card has had an answer since that moment (of performance.now()). */
  heardSince: moment => cards.all().some(card => card.heard?.() > moment),
  /** Send what is not sent yet; true if all of it was stored within *wait* ms. What isn't stays in the browser. */
  async flush(wait = 3000) {
    const all = Promise.all(cards.all().map(card => card.flush())).then(done => done.every(Boolean));
    return (await within(wait, all)) === true;
  },
};

/** What *promise* gives, or undefined if it fails or takes longer than *wait* ms. */
export function within(wait, promise) {
  return Promise.race([promise.catch(() => undefined), new Promise(done => setTimeout(done, wait))]);
}

export const pause = wait => new Promise(done => setTimeout(done, wait));

/** Ask our own server; undefined when it can't be reached within *wait* ms. */
export async function fetchFrom(path, options = {}, wait = 2500) {
  const xsrf = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1];
  const headers = { "Content-Type": "application/json", ...(xsrf ? { "X-XSRFToken": decodeURIComponent(xsrf) } : {}) };
  try {
    const signal = options.keepalive ? undefined : AbortSignal.timeout(wait);
    return await fetch(config.base + path, { credentials: "same-origin", cache: "no-store", headers, signal, ...options });
  } catch {
    return undefined;
  }
}

/**
 * Show a notice at the top of the page: a heading, then paragraphs and buttons ({label, act}).
 * An "alert" is read out at once, a "status" when the reader is free.
 */
export function say(role, heading, ...parts) {
  hush();
  const box = document.createElement("section");
  box.className = `pk-page-notice pk-page-${role}`;
  box.setAttribute("role", role);
  const title = document.createElement("h2");
  title.textContent = heading;
  box.append(title, ...parts.filter(Boolean).map(partOf));
  document.getElementById("pk-notices").append(box);
  return box;
}

/** Take the notice away: *box*, or whichever there is. */
export function hush(box) {
  (box ?? document.querySelector(".pk-page-notice"))?.remove();
}

function partOf(part) {
  if (typeof part === "string") {
    const paragraph = document.createElement("p");
    paragraph.textContent = part;
    return paragraph;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = part.label;
  button.addEventListener("click", part.act);
  return button;
}
