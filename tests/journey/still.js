async ([key, view, way, most]) => {
  const CONTROLS = "button, input, select, textarea, summary, a[href]";
  const PICTURES = ".pk-map-stage, .pk-sketch-stage, .pk-board-body";
  const { root, press, ready, until, quiet, seen, drawn, takeAway } = await window.cardOnPage(key, view);
  const called = (el) => (el.getAttribute("data-pk-key") || el.getAttribute("aria-label") || el.labels?.[0]?.textContent || el.textContent || el.id).trim().slice(0, 40);

  const found = [];
  await ready();
  if (way === "change") await until("its back", () => root.getAttribute("data-pk-place") === "back");
  const entrance = way === "change" ? "back/change" : way;
  const offered = root.querySelector(`[data-pk-key="${entrance}"]`); // a card may have no short way
  if (offered) press(entrance);
  await ready();
  const body = root.querySelector(".pk-body");
  const shownNow = () => [...body.querySelectorAll(".pk-section")].find(seen);
  const tellBack = [];

  /** What can be scrolled on this step, as a person sees a scrollbar. */
  function scrollers() {
    const all = [...root.querySelectorAll("*")].filter((each) => seen(each) && each.tagName !== "TEXTAREA" && each.scrollHeight > each.clientHeight + 1 && each.clientHeight > 0 && /auto|scroll/.test(getComputedStyle(each).overflowY));
    const own = all.map((each) => each.className);
    return root.offsetHeight > window.innerHeight + 1 ? ["the page", ...own] : own;
  }

  /** How much of a hundred parts of the room between the top line and the buttons the tool's picture has: a board, as tall as what is on it, of its width. */
  function share() {
    const picture = [...shownNow().querySelectorAll(PICTURES)].find(seen);
    if (!picture) return null;
    const [top, foot] = [".pk-stage-top", ".pk-stage-foot"].map((which) => root.querySelector(which).getBoundingClientRect());
    const inner = getComputedStyle(shownNow());
    const box = picture.getBoundingClientRect();
    const wide = box.width / (shownNow().clientWidth - parseFloat(inner.paddingLeft) - parseFloat(inner.paddingRight));
    const high = (Math.min(box.bottom, foot.top) - Math.max(box.top, top.bottom)) / (foot.top - top.bottom);
    return Math.round(100 * wide * (picture.matches(".pk-board-body") ? 1 : high));
  }

  const controls = () => [...root.querySelectorAll(CONTROLS)].filter(seen);
  const places = (all) => new Map(all.map((each) => [each, each.getBoundingClientRect()]));
  const gone = (was, each) => {
    if (!each.isConnected || !seen(each)) return 0;
    const now = each.getBoundingClientRect();
    return Math.round(Math.max(Math.abs(now.top - was.top), Math.abs(now.left - was.left)));
  };

  /** What moved since `before`, of these controls. */
  const moved = (before, which = () => true) => [...before].filter(([each]) => which(each)).map(([each, was]) => [called(each), gone(was, each)]).filter(([, by]) => by > 4);
  const primary = (each) => each.closest(".pk-stage-foot, .pk-stage-top");

  /** What is written in a box moves nothing; a column of a table may grow with its words. */
  async function typed(box) {
    box.focus({ preventScroll: true });
    await quiet();
    const before = places(controls());
    document.execCommand("insertText", false, box.type === "number" || /numeric|decimal/.test(box.inputMode) ? "1" : "Zo");
    await quiet();
    const after = moved(before).filter(([, by]) => by > (box.closest(".pk-table") ? 16 : 1));
    if (after.length) tellBack.push({ did: "typed in " + called(box), moved: after });
  }

  /** What is pressed stays under the finger, and so do the card's own buttons; unless what came has the focus, as a new row does. */
  async function pressed(control) {
    const before = places(controls());
    control.focus({ preventScroll: true });
    await quiet();
    const late = moved(before, (each) => each === control || primary(each));
    if (late.length) tellBack.push({ did: "came to " + called(control), moved: late });
    const there = places(controls());
    control.click();
    await quiet();
    if (document.activeElement !== control && document.activeElement !== document.body) return;
    const after = moved(there, (each) => each === control || primary(each));
    if (after.length) tellBack.push({ did: "pressed " + called(control), moved: after });
  }

  for (let step = 0; offered && step < 30; step += 1) {
    await quiet();
    await drawn(shownNow());
    await quiet();
    const last = root.querySelector('[data-pk-key="step-next"]').hidden;
    tellBack.length = 0;
    const told = { where: root.querySelector(".pk-step-name").textContent, scrollers: scrollers(), share: share() };
    if (most && !last) {
      const all = [...shownNow().querySelectorAll("input[type=text], input[type=number], input:not([type]), textarea")].filter(seen);
      for (const box of all) if (seen(box)) await typed(box);
      const some = [...shownNow().querySelectorAll("input[type=radio], input[type=checkbox], button, summary")].filter((each) => seen(each) && !/remove|take-away|file|download|photo|\/(up|down|earlier|later)$/.test(each.getAttribute("data-pk-key") ?? ""));
      for (const control of some.slice(0, most)) if (control.isConnected && seen(control) && !document.querySelector("dialog[open]")) await pressed(control);
      document.querySelector("dialog[open]")?.close();
    }
    found.push({ ...told, moved: [...tellBack] });
    if (last) break;
    press("step-next");
  }
  takeAway();
  return found;
}
