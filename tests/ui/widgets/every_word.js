// Walks a card in the page: its front and steps, or its back, its steps and group view; returns what `window.shown` finds on each.
async ([key, view, saved]) => {
  const { root, until, frame, quiet, ready, takeAway } = await window.cardOnPage(key, view);
  const at = (which) => root.querySelector(`[data-pk-key="${which}"]`);
  const found = [];
  const seen = (part) => part.checkVisibility({ visibilityProperty: true });

  /** What is shown now, with all that is folded opened. */
  async function note(where) {
    for (let round = 0; round < 2; round += 1) {
      for (const fold of root.querySelectorAll("details:not([open])")) if (seen(fold) && !fold.matches(".pk-steps-menu")) fold.open = true;
      await quiet();
    }
    found.push([where, window.shown(root)]);
  }

  async function steps(name, next) {
    for (let step = 0; step < 40; step += 1) {
      await note(`${name} ${step + 1}`);
      const further = at(next);
      if (!further || further.hidden || further.getAttribute("aria-disabled") === "true") return;
      further.click();
      await frame();
    }
  }

  await ready();
  if (saved) {
    await until("its back", () => root.getAttribute("data-pk-place") === "back");
    await note("back");
    at("back/change").click();
  } else {
    await note("front");
    at("start").click();
  }
  await ready();
  await frame();
  await steps(saved ? "filled step" : "step", "step-next");
  if (saved) {
    at("group").click();
    await until("the group", () => root.querySelector(".pk-big[open]"));
    await note("before the group");
    at("group-same")?.click();
    await steps("group", "group-next");
    const safe = root.querySelector('[role="switch"][aria-checked="true"]'); // a group's screen hides what was written before
    safe?.click();
    if (safe?.getAttribute("aria-checked") === "true") throw new Error("what was written stays hidden");
  }
  takeAway();
  return found;
}
