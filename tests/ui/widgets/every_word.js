// Walks a card in the page: its front and steps, or its back, its steps and group view; returns what `window.shown` finds on each.
async ([key, view, saved]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  async function until(what, holds) {
    for (let frames = 0; !holds(); frames += 1) {
      if (frames > 3000) throw new Error(`${key}: ${what} never came`);
      await frame();
    }
  }

  window.card ??= (await import("/card.js")).default;
  const heard = new Set();
  let waiting = 0;
  const model = {
    get: (name) => (name === "view" ? view : undefined),
    on: (_name, hear) => heard.add(hear),
    off: (_name, hear) => heard.delete(hear),
    send(message) {
      waiting += 1;
      window.toEngine({ ...JSON.parse(JSON.stringify(message)), of: key }).then((replies) => {
        replies.forEach((reply) => [...heard].forEach((hear) => hear(reply, [])));
        waiting -= 1;
      });
    },
  };
  const el = document.querySelector("#place").appendChild(document.createElement("div"));
  const away = window.card.render({ model, el });
  const root = el.querySelector(".pk-card");
  const at = (which) => root.querySelector(`[data-pk-key="${which}"]`);
  const found = [];
  const seen = (part) => part.checkVisibility({ visibilityProperty: true });

  /** What is shown now, with all that is folded opened. */
  async function note(where) {
    for (let round = 0; round < 2; round += 1) {
      for (const fold of root.querySelectorAll("details:not([open])")) if (seen(fold) && !fold.matches(".pk-steps-menu")) fold.open = true;
      await frame();
      await until("an answer", () => !waiting);
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

  await until("its answers", () => root.getAttribute("data-pk-state") === "ready");
  if (saved) {
    await until("its back", () => root.getAttribute("data-pk-place") === "back");
    await note("back");
    at("back/change").click();
  } else {
    await note("front");
    at("start").click();
  }
  await until("its answers", () => root.getAttribute("data-pk-state") === "ready");
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
  away();
  el.remove();
  delete window.__powerkit.places;
  return found;
}
