// One page per notebook: a second tab says so and touches nothing until the first is closed.
import { hush, kinds, pause, say } from "./page.js";

/** Call *open*, which never rejects, once this tab alone has the notebook at *path*; it keeps it until it is closed. */
export async function onlyHere(path, open) {
  const name = `powerkit:${path}`;
  if (!(await isFree(name))) {
    kinds.set("elsewhere");
    say(
      "status",
      "This page is already open in another tab.",
      "Go to that tab to carry on. If you close it there, the page opens here by itself.",
    );
    await taken(name, {});
    kinds.unset();
    hush();
  }
  await open();
}

/** Take it if no other tab has it. A tab that is being reloaded gives its own back only a moment later. */
async function isFree(name) {
  if (await taken(name, { ifAvailable: true })) {
    return true;
  }
  await pause(400);
  return taken(name, { ifAvailable: true });
}

/** Whether this tab has it now. The browser says so, however busy it is: no time is guessed. */
function taken(name, options) {
  return new Promise((tell, fail) => {
    const kept = lock => {
      tell(Boolean(lock));
      return lock && new Promise(() => {});
    };
    navigator.locks.request(name, options, kept).catch(fail);
  });
}
