// A walk on a board: items added, placed by tap and by menu, renamed, moved in the list, removed, undone; places of one's own named.

async function walkBoard(field, seed, steps) {
  const by = chances(seed);
  const made = controlOf(field);
  const { find, keyed } = finder(made);
  for (let turn = 0; turn < 2000 && !find(".pk-board-scene"); turn += 1) await longer();
  const column = (id) => field.columns.find((each) => each.id === id);
  const second = field.second || "";
  const twice = Boolean(column("then")) && !second;
  const zones = field.zones.map((zone) => zone.id);
  const last = zones.at(-1);
  const thens = (column("then")?.options ?? []).map((option) => option.id);
  const ITEMS = ["Leg clinic", "Letters", "Flu jabs", "letters"];
  const PLACES = ["Police", "police", "Youth work", "Choirs"];
  const alike = (text) => String(text ?? "").trim().toLowerCase();
  const alikeRows = (item, other) => same(heldIn(item), heldIn(other));
  const should = account([]); // { id, item, zone, then, own, mark, why }
  const token = (id) => find(`[data-pk-key="token/${CSS.escape(id)}/zone"]`);

  /** Where an item goes by one tap: what that makes of it. */
  const placed = { "zone/": { zone: "" } };
  for (const zone of zones) placed[`zone/${zone}`] = { zone };
  if (second) for (const id of thens) placed[`then/${id}`] = { zone: second, then: id };
  if (twice) for (const id of thens) placed[`then/${id}`] = { then: id };

  function put(item, place) {
    const parts = place.startsWith("own/") ? { zone: last, own: keyed(`here/${place}`).parentNode.querySelector("ul").getAttribute("aria-label") } : placed[place];
    const next = { ...item, ...parts };
    if (second && !place.startsWith("then/")) next.then = "";
    if (field.own && !place.startsWith("own/")) next.own = "";
    return next;
  }

  /** A step where something changes by it. */
  function changeTo(item, next, key = null) {
    if (alikeRows([item], [next])) return;
    should.step(key);
    should.now = should.now.map((each) => (each.id === item.id ? next : each));
  }

  const ways = {
    async add() {
      const lines = by.chance(3) ? [by.pick(ITEMS), by.pick(ITEMS)] : [by.pick(ITEMS)];
      should.rest();
      should.step();
      pasted(keyed("new"), lines.join("\n"));
      pressed(keyed("add"));
      const ids = made.answer().map((row) => row._id).slice(-lines.length);
      lines.forEach((item, at) => should.now.push({ id: ids[at], item }));
      return lines;
    },
    async tap() {
      const item = by.pick(should.now);
      if (!item) return null;
      pressed(token(item.id));
      should.rest();
      const heres = [...made.el.querySelectorAll('[data-pk-key^="here/"]')].map((each) => each.getAttribute("data-pk-key").slice(5));
      if (!heres.length) return { trouble: "nowhere to put it" };
      const place = by.pick(heres);
      const next = put(item, place);
      pressed(keyed(`here/${place}`));
      changeTo(item, next);
      if (!find(".pk-board-strip-buttons").hidden) pressed(keyed("strip-done"));
      should.rest();
      return [item.item, place];
    },
    async menu() {
      const item = by.pick(should.now);
      const which = by.pick(["zone", "then", "own", "mark", "item", "item", "why"].filter(column));
      if (!item) return null;
      pressed(find(`[data-pk-key="more/${CSS.escape(item.id)}/zone"]`));
      const box = keyed(`one/${which}`);
      const texts = { item: [...ITEMS, ""], own: [...PLACES, ""], why: ["it is far", ""] };
      const value = by.pick(texts[which] ?? ["", ...column(which).options.map((option) => option.id)]);
      const next = { ...item, [which]: value };
      if (which === "zone" && second && item.then && value !== second) next.then = "";
      if (which === "then" && second && value && item.zone !== second) next.zone = second;
      if (which === "zone" && field.own && alike(item.own) && value !== last) next.own = "";
      if (which === "own" && alike(value) && item.zone !== last) next.zone = last;
      // A place of one's own that holds nothing any more, and a name typed letter by letter, are other matters: put at once.
      if (texts[which]) pasted(box, value);
      else chosenIn(box, value);
      find("dialog.pk-panel").close();
      await dialogsClosed(made);
      if (texts[which]) {
        if (!alikeRows([item], [next])) {
          changeTo(item, next, `panel/${item.id}/${which}`);
          should.settle();
        }
      } else changeTo(item, next);
      return [item.item, which, value];
    },
    async list() {
      const item = by.pick(should.now);
      const row = item && find(`[data-pk-row="${item.id}"]`);
      if (!row) return null;
      if (!row.querySelector('[data-pk-column="item"]')) pressed(row.querySelector(".pk-fold"));
      const text = by.pick(ITEMS);
      typed(row.querySelector('[data-pk-column="item"]'), text);
      const next = { ...item, item: text };
      should.touched();
      if (item.item !== text) {
        changeTo(item, next, `table/${item.id}/item`);
        should.settle();
      }
      return [item.item, text];
    },
    async order() {
      const item = by.pick(should.now);
      const at = should.now.indexOf(item);
      if (!item || at + 1 >= should.now.length) return null;
      const row = find(`[data-pk-row="${item.id}"]`);
      if (row.querySelector(".pk-fold")?.getAttribute("aria-expanded") === "false") pressed(row.querySelector(".pk-fold"));
      should.step();
      pressed(row.querySelector(`[data-pk-key="${item.id}/down"]`));
      should.now.splice(at, 1);
      should.now.splice(at + 1, 0, item);
      return at;
    },
    async remove() {
      const item = by.pick(should.now);
      if (!item) return null;
      // In the list an item of which nothing is left is none: to take its row away is no step.
      const listed = by.chance(2);
      if (!listed || !alikeRows([item], [{ id: item.id }])) should.step();
      if (listed) pressed(find(`[data-pk-row="${item.id}"] [data-pk-key="${item.id}/remove"]`));
      else {
        pressed(find(`[data-pk-key="more/${CSS.escape(item.id)}/zone"]`));
        pressed(keyed("panel-remove"));
      }
      should.now = should.now.filter((each) => each !== item);
      should.rest();
      return item.item;
    },
    async place() {
      if (!field.own) return null;
      const name = by.pick(PLACES);
      typed(keyed("own"), name);
      pressed(keyed("own-add"));
      return name;
    },
    async rename() {
      const inputs = [...made.el.querySelectorAll('[data-pk-key^="zone-name/"]')];
      if (!inputs.length) return null;
      const input = by.pick(inputs);
      const old = input.value;
      const name = by.pick(PLACES);
      const others = inputs.map((each) => each.value).filter((each) => alike(each) !== alike(old));
      const next = others.find((each) => alike(each) === alike(name)) ?? name;
      input.focus();
      input.value = name;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      const renamed = should.now.map((item) => (alike(item.own) && alike(item.own) === alike(old) ? { ...item, own: next } : item));
      if (name !== old && !alikeRows(renamed, should.now)) {
        should.step();
        should.now = renamed;
      }
      return [old, name];
    },
    ...undoWays((key) => find(`.pk-board-strip [data-pk-key="${key}"]`), should),
  };
  const often = ["add", "add", "add", "add", "tap", "tap", "tap", "menu", "menu", "menu", "list", "list", "order", "remove", "place", "rename", "undo", "undo", "undo", "redo"];
  const note = () => ({
    answer: heldIn(copied(made.answer())).map(ordered),
    wanted: heldIn(should.now.map(({ id, ...cells }) => ({ _id: id, ...cells })).filter((row) => !blank(row))).map(ordered),
    seen: should.now.map(({ id }) => [id, token(id)?.closest("[data-pk-place]")?.getAttribute("data-pk-place")]),
    stands: should.now.map((item) => [item.id, standsAt(item)]),
  });
  const standsAt = (item) => (second && item.zone === second && item.then ? `then/${item.then}` : field.own && item.zone === last && alike(item.own) ? `own/${alike(item.own)}` : `zone/${item.zone ?? ""}`);
  return walked({ by, made, ways, often, steps, note, first: "add" });
}
