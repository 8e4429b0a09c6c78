// The script of all cards, which the page loads by itself: the kernel need not send it to a page that has it.
import { host } from "./host.js";

/** The scripts of this page by their keys, where each widget looks first. */
const scripts = ((window.__powerkit ??= {}).scripts ??= new Map());

/** The keys of those that came so. */
const had = new Set();

/** Load it. Should it not come, the kernel sends what is needed, as in any other notebook. */
export async function loadCards() {
  try {
    const { key, default: shown } = await host.module("cards");
    scripts.set(key, Promise.resolve(shown));
    had.add(key);
  } catch (error) {
    console.warn("powerkit: cards", error);
  }
}

/** What the kernel is told beside a cell: the scripts that are here. */
export const scriptsHere = () => ({ powerkit_scripts: [...had] });
