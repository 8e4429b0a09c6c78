async ([key, view, saved]) => {
  const CONTROLS = "button, input, select, textarea, summary, a[href], [tabindex='0'][role]";
  const TOOLS = ".pk-board, .pk-links, .pk-lists, .pk-words, .pk-sketch, .pk-rmap, .pk-rank-orders";
  const { root, press, ready, until, frame, seen, drawn, takeAway } = await window.cardOnPage(key, view);

  /** What can be pressed or filled in; radio buttons of one name are one. */
  function controls(within) {
    const all = [...within.querySelectorAll(CONTROLS)].filter(seen);
    return new Set(all.map((el) => (el.type === "radio" ? "radio " + el.name : el))).size;
  }

  /** Words that stand on a step before its first control. */
  function wordsBefore(body) {
    const first = [...body.querySelectorAll(CONTROLS)].find(seen);
    if (!first) return 0;
    const before = (el) => el.childElementCount === 0 && seen(el) && el.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING;
    return [...body.querySelectorAll("*")].filter(before).map((el) => el.textContent.trim()).filter(Boolean).join(" ").split(/\s+/).length;
  }

  const overEdge = () => document.documentElement.scrollWidth - window.innerWidth;

  const found = [];
  await ready();
  if (saved) {
    await until("its back", () => root.getAttribute("data-pk-place") === "back");
    await frame();
    found.push({ where: "back", figures: {
      "back px": root.scrollHeight,
      "over the edge": overEdge(),
      "back buttons": [...root.querySelectorAll("button")].filter(seen).length,
      "back inputs": root.querySelectorAll("input, select, textarea").length,
      "back elements": root.querySelectorAll("*").length,
    } });
  } else {
    found.push({ where: "front", figures: { "front px": root.scrollHeight, "front controls": controls(root), "over the edge": overEdge() } });
    press("start");
    await ready();
    const body = root.querySelector(".pk-body");
    for (let step = 0; step < 30; step += 1) {
      await frame();
      const shown = [...body.querySelectorAll(".pk-section")].find(seen);
      await drawn(shown);
      const figures = { "step px": root.offsetHeight, controls: controls(body), "over the edge": overEdge() };
      if (step === 0) figures.words = wordsBefore(body);
      const asked = [...shown.querySelectorAll(":scope > .pk-field")].filter(seen).length;
      const last = root.querySelector('[data-pk-key="step-next"]').hidden; // what is kept folds all lists
      const holds = (what) => [...shown.querySelectorAll(what)].some(seen);
      found.push({
        where: root.querySelector(".pk-step-name").textContent, figures,
        drawn: holds(".pk-rmap, .pk-map-screen, .pk-sketch-stage"),
        long: !last && (asked > 1 || holds(`${TOOLS}, .pk-row`)),
      });
      if (last) break;
      press("step-next");
    }
  }
  takeAway();
  return found;
}
