// Words waiting in this browser, locked where the workbook is: read and written as the browser's own store is.
import { host } from "./host.js";
import { config, within } from "./page.js";

const MARK = "powerkit-locked:1:";
const PREFIX = "powerkit:";

/** Make window.__powerkit.vault where it is needed: the workbook is locked, or this browser holds words from when it was. */
export async function openVault() {
  const held = lockedKeys();
  if (!config.lock && !held.length) {
    return;
  }
  const all = (window.__powerkit ??= {});
  const told = await host.vault();
  const key = told?.key && (await within(3000, imported(told.key)));
  /** @type {Map<string, string>} */
  const words = new Map();
  if (key) {
    for (const name of held) {
      const text = await opened(key, name, localStorage.getItem(name) ?? "");
      text === null || words.set(name, text);
    }
  }
  if (!config.lock) {
    words.forEach((text, name) => localStorage.setItem(name, text)); // the lock was taken off
    return;
  }
  const store = (all.vault = vault(key, words));
  for (const name of ours().filter(each => !localStorage.getItem(each)?.startsWith(MARK))) {
    store.setItem(name, localStorage.getItem(name) ?? ""); // from before the workbook was locked
  }
  await store.settled();
}

const ours = () => Object.keys(localStorage).filter(name => name.startsWith(PREFIX));

function lockedKeys() {
  try {
    return ours().filter(name => localStorage.getItem(name)?.startsWith(MARK));
  } catch {
    return []; // a browser with its stores switched off
  }
}

/** As the browser's store: reads at once from memory; what is written is locked, and in the browser a moment later. */
function vault(/** @type {CryptoKey | undefined} */ key, /** @type {Map<string, string>} */ words) {
  /** @type {Set<Promise<unknown>>} */
  const waiting = new Set();
  /** @type {Set<string>} */
  const full = new Set(); // what the browser had no room for
  const write = (/** @type {CryptoKey} */ key, /** @type {string} */ name, /** @type {string} */ text) => {
    const work = closed(key, name, text).then(locked => words.get(name) === text && localStorage.setItem(name, locked));
    waiting.add(work);
    work.then(() => full.delete(name), () => full.add(name)).finally(() => waiting.delete(work));
  };
  window.addEventListener("storage", async ({ key: name, newValue }) => {
    if (!name?.startsWith(PREFIX)) return;
    const text = newValue?.startsWith(MARK) ? key ? await opened(key, name, newValue) : null : newValue;
    text === null ? words.delete(name) : words.set(name, text);
  });
  return {
    get length() {
      return words.size;
    },
    key: (/** @type {number} */ at) => [...words.keys()][at] ?? null,
    keys: () => [...words.keys()],
    getItem: (/** @type {string} */ name) => words.get(name) ?? null,
    setItem(/** @type {string} */ name, /** @type {string} */ text) {
      if (!key) throw new Error("locked"); // never in plain: the page says that it can't keep words here
      words.set(name, String(text));
      write(key, name, String(text));
    },
    get full() {
      return full.size > 0;
    },
    removeItem(/** @type {string} */ name) {
      words.delete(name);
      full.delete(name);
      localStorage.removeItem(name);
    },
    /** When all that was written is in the browser. */
    settled: () => Promise.allSettled(waiting),
  };
}

function imported(/** @type {string} */ text) {
  return crypto.subtle.importKey("raw", bytes(text), "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function closed(/** @type {CryptoKey} */ key, /** @type {string} */ name, /** @type {string} */ text) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = new TextEncoder().encode(text);
  const made = new Uint8Array(await crypto.subtle.encrypt(bound(iv, name), key, data));
  return MARK + base64([...iv, ...made]);
}

async function opened(/** @type {CryptoKey} */ key, /** @type {string} */ name, /** @type {string} */ text) {
  try {
    const all = bytes(text.slice(MARK.length));
    const data = await crypto.subtle.decrypt(bound(all.slice(0, 12), name), key, all.slice(12));
    return new TextDecoder().decode(data);
  } catch {
    return null; // another workbook's, or one that was erased
  }
}

/** The place a text is kept at belongs to it: one can't be put in the place of another. */
const bound = (/** @type {Uint8Array<ArrayBuffer>} */ iv, /** @type {string} */ name) => ({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) });
const bytes = (/** @type {string} */ text) => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
const base64 = (/** @type {number[]} */ list) => btoa(list.map(byte => String.fromCharCode(byte)).join(""));
