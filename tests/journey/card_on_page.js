// A card of the page’s own script on a blank page, its real keeper behind it: what leads it calls `cardOnPage`.
() => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  /** Draw the card `key` as its `view` says: { root, press(which), ready(), until(what, holds), frame(), quiet(), seen(el), takeAway() }. */
  window.cardOnPage = async (key, view) => {
    window.card ??= (await import("/card.js")).default;
    const heard = new Set();
    let asked = 0; // messages that no answer came to yet
    const model = {
      get: (name) => (name === "view" ? view : undefined),
      on: (_name, hear) => heard.add(hear),
      off: (_name, hear) => heard.delete(hear),
      async send(message) {
        asked += 1;
        const replies = await window.toEngine({ ...JSON.parse(JSON.stringify(message)), of: key });
        replies.forEach((reply) => [...heard].forEach((hear) => hear(reply, [])));
        asked -= 1;
      },
    };

    async function until(what, holds) {
      for (let frames = 0; !holds(); frames += 1) {
        if (frames > 3000) throw new Error(`${key}: ${what} never came`);
        await frame();
      }
    }

    const el = document.querySelector("#place").appendChild(document.createElement("div"));
    const away = window.card.render({ model, el });
    const root = el.querySelector(".pk-card");
    return {
      root, until, frame,
      seen: (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".pk-aside"),
      press: (which) => root.querySelector(`[data-pk-key="${which}"]`).click(),
      ready: () => until("its answers", () => root.getAttribute("data-pk-state") === "ready"),
      async quiet() {
        await frame();
        await until("an answer", () => asked === 0);
        await frame();
      },
      /** What the step that shows draws late is there. */
      drawn: (step) => until("its tool", () => !step.querySelector(".pk-field:not(.pk-step-folded) :is(.pk-sketch, .pk-board, .pk-rmap):empty")),
      /** Where it stood is not where the next one begins. */
      takeAway() {
        away();
        el.remove();
        delete window.__powerkit.places;
        try {
          window.localStorage.clear();
        } catch {
          // a page that keeps nothing
        }
      },
    };
  };
}
