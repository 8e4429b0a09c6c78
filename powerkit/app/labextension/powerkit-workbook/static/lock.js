// One page per notebook: a second tab says so and touches nothing until the first is closed.
import { hush, kinds, pause, say } from "./page.js";
import { t } from "./words.js";

/** @type {(() => void) | undefined} */
let giveBack; // what this tab has

/** Call *open*, which never rejects, once this tab alone has the notebook at *path*; it keeps it until it is closed. */
export async function onlyHere(/** @type {string} */ path, /** @type {() => Promise<void>} */ open) {
  let free = await isFree(path);
  if (!free) {
    kinds.set("elsewhere");
    say(
      "status",
      t("This page is already open in another tab."),
      t("Go to that tab to carry on. If you close it there, the page opens here by itself."),
    );
    free = await taken(path, {});
    kinds.unset();
    hush();
  }
  giveBack = free;
  await open();
}

/** Take the notebook at *path* as well, to move there; nothing where another tab has it. Then keep that one only, or drop it. */
export async function claimed(/** @type {string} */ path) {
  const free = await isFree(path);
  const keep = () => {
    giveBack?.();
    giveBack = free;
    return true;
  };
  return free && { keep, drop: free };
}

/** Take it if no other tab has it. A tab that is being reloaded gives its own back only a moment later. */
async function isFree(/** @type {string} */ path) {
  const free = await taken(path, { ifAvailable: true });
  if (free) {
    return free;
  }
  await pause(400);
  return taken(path, { ifAvailable: true });
}

/** What gives it back, once this tab has it; nothing where another has. The browser says so, however busy it is: no time is guessed. */
/** @param {string} path @param {LockOptions} options @returns {Promise<(() => void) | undefined>} */
function taken(path, options) {
  return new Promise((tell, fail) => {
    const kept = (/** @type {Lock | null} */ lock) => (lock ? new Promise(free => tell(() => free(undefined))) : tell(undefined));
    navigator.locks.request(`powerkit:${path}`, options, kept).catch(fail);
  });
}
