// One page per notebook: a second tab says so and touches nothing until the first is closed.
import { hush, kinds, pause, say } from "./page.js";

/** Call *open*, which never rejects, once this tab alone has the notebook at *path*; it keeps it until it is closed. */
export async function onlyHere(path, open) {
  const name = `powerkit:${path}`;
  const keep = () => {
    open();
    return new Promise(() => {});
  };
  let mine = false;
  const asked = navigator.locks.request(name, () => {
    mine = true;
    if (document.body.dataset.pkPage === "elsewhere") {
      kinds.unset();
      hush();
    }
    return keep();
  });
  // A tab that is being reloaded gives its own lock back only a moment later.
  await pause(400);
  if (!mine) {
    kinds.set("elsewhere");
    say(
      "status",
      "This page is already open in another tab.",
      "Go to that tab to carry on. If you close it there, the page opens here by itself.",
    );
  }
  return asked;
}
