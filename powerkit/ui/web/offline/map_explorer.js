// A map on a page from disk, with scripts on: arrows walk from person to person, and each sentence lights its people.
// All that is said and listed is on the page already; none of it needs this.

/** Each sentence about people becomes a button that calls `press` with itself, their numbers, and whether a pointer pressed it. */
function pkMapSentences(press) {
  for (const item of document.querySelectorAll("#pk-map-said li[data-people]")) {
    const lit = item.dataset.people.split(" ").map(Number);
    const button = pkMake("button", { type: "button", "aria-pressed": "false", dir: "auto" }, ...item.childNodes);
    button.addEventListener("click", (event) => press(button, lit, event.detail > 0));
    item.append(button);
  }
}

/** Whom somebody knows and may know: a sentence each. */
function pkMapKnows({ knows = "", may_know = "" }) {
  const linesOf = (words) => words.split("\n").filter((line) => line.trim()).join(", ");
  return [
    knows.trim() && t("Knows: {people}.", { people: linesOf(knows) }),
    may_know.trim() && t("May know: {people}.", { people: linesOf(may_know) }),
  ].filter(Boolean);
}

function pkMapPage() {
  const page = document.querySelector("#pk-map-page");
  const people = page?.querySelector("#on-map");
  if (!people) return;
  const { people: rows } = JSON.parse(page.dataset.map);
  const numbers = [...people.children].map((each) => Number(each.id.slice("on-map-".length)));
  const walk = pkMapWalk(people, numbers, rows);
  const status = pkMake("p", { role: "status", class: "pk-map-status", dir: "auto" });
  const all = pkMake("button", { type: "button", hidden: "" }, t("Show everyone again"));
  let pressed = null; // the button of the sentence that is lit

  const nameOf = (number) => rows[number - 1].name || t("(no name)");

  function press(button, lit) {
    const on = button !== pressed;
    pressed?.setAttribute("aria-pressed", "false");
    pressed = on ? button : null;
    button.setAttribute("aria-pressed", String(on));
    pkMapLight(rows, on ? lit : []);
    all.hidden = !on;
    pkTell(
      status,
      on ? t("Lit: {people}. Escape shows everyone again.", { people: lit.map(nameOf).join("; ") }) : t("Everyone shows alike again."),
    );
  }

  function everyone() {
    if (!pressed) return;
    const button = pressed;
    press(button, []);
    if (document.activeElement === document.body) button.focus();
  }

  pkMapSentences((button, lit, byPointer) => {
    press(button, lit);
    if (byPointer) page.scrollIntoView({ block: "nearest" }); // who looks wants to see them
  });
  all.addEventListener("click", () => {
    pressed.focus();
    everyone();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && everyone());

  pkMapArrows(people, rows, walk, status);
  page.after(pkMake("div", { class: "pk-map-now" }, status, all));
  if (!people.children.length) return; // a list with nothing in it is none
  pkMapKeys(people);
  walk.stand(people.children[0]);
}

/** Say who is come to, and let the arrows lead on. */
function pkMapArrows(people, rows, walk, status) {
  people.addEventListener("focusin", (event) => {
    const node = event.target.closest("a");
    if (!node) return;
    walk.stand(node);
    const one = rows[Number(node.id.slice("on-map-".length)) - 1];
    pkTell(status, [`${node.getAttribute("aria-label")}.`, ...pkMapKnows(one)].join(" "));
  });
  people.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = walk.from(event.target.closest("a"), event.key);
    if (next === undefined) return;
    event.preventDefault();
    if (next) next.focus();
    else pkTell(status, event.key === "ArrowUp" ? t("Nobody closer.") : t("Nobody further out."));
  });
}

/** Light these people on the map and in the table, and nobody else: a ring round them, and their names in bold. */
function pkMapLight(rows, lit) {
  rows.forEach((_, index) => {
    const yes = lit.includes(index + 1);
    document.getElementById(`person-${index + 1}`).classList.toggle("pk-lit", yes);
    const node = document.getElementById(`on-map-${index + 1}`);
    if (!node) return;
    node.querySelector(".lit")?.remove();
    if (yes) node.prepend(pkMapRing(node));
    node.setAttribute("aria-label", yes ? t("{person}, lit", { person: node.dataset.said }) : node.dataset.said);
    node.querySelector("text")?.classList.replace(yes ? "t" : "h", yes ? "h" : "t");
  });
}

/** Say that the map is a list that keys walk through. */
function pkMapKeys(people) {
  people.setAttribute("role", "listbox");
  people.setAttribute("aria-label", t("People on the map"));
  people.setAttribute("aria-describedby", "pk-map-hint");
  for (const node of people.children) {
    node.setAttribute("role", "option");
    node.dataset.said = node.getAttribute("aria-label");
  }
  const hint = document.querySelector("#pk-map-hint");
  pkTell(hint, t("With keys: Tab to the map, arrows from person to person, Enter for what the table says about them. Each sentence of what the map says lights its people on it; Escape shows everyone again."));
}

/** A ring round somebody's mark. */
function pkMapRing(node) {
  const { x, y, width, height } = node.querySelector(".n").getBBox();
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  for (const [name, value] of Object.entries({ class: "lit", cx: x + width / 2, cy: y + height / 2, r: width / 2 + 7 })) ring.setAttribute(name, value);
  return ring;
}

/** The way of the arrows: round the ring, or to whoever is nearest in the next ring that has anybody. One stop for Tab. */
function pkMapWalk(people, numbers, rows) {
  const top = Math.PI / 2;
  const circle = 2 * Math.PI;
  const rings = [[], [], [], [], []]; // the last are those who are not placed yet
  const at = new Map(); // node → { ring (from 0), turn (clockwise from the top) }
  [...people.children].forEach((node, index) => {
    const { x, y, width, height } = node.querySelector(".n").getBBox();
    const turn = (Math.atan2(y + height / 2, x + width / 2) + top + circle + 1e-9) % circle;
    const ring = (Number(rows[numbers[index] - 1].ring) || 5) - 1;
    rings[ring].push(node);
    at.set(node, { ring, turn });
  });
  for (const ring of rings) ring.sort((item, other) => at.get(item).turn - at.get(other).turn);
  const apart = (item, other) => {
    const turn = Math.abs(at.get(item).turn - at.get(other).turn);
    return Math.min(turn, circle - turn);
  };

  return {
    /** Let Tab stop at this one only. */
    stand(node) {
      for (const each of people.children) each.setAttribute("tabindex", each === node ? "0" : "-1");
    },
    /** Whom a key leads to; null where there is nobody, undefined where it leads nowhere. */
    from(node, key) {
      const { ring } = at.get(node);
      const round = rings[ring];
      const place = round.indexOf(node);
      if (key === "ArrowRight") return round[(place + 1) % round.length];
      if (key === "ArrowLeft") return round[(place + round.length - 1) % round.length];
      if (key === "Home") return rings.flat()[0];
      if (key === "End") return rings.flat().at(-1);
      if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
      const further = key === "ArrowUp" ? rings.slice(0, ring).reverse() : rings.slice(ring + 1);
      const next = further.find((each) => each.length);
      return next ? next.reduce((best, each) => (apart(each, node) < apart(best, node) ? each : best)) : null;
    },
  };
}

pkMapPage();
