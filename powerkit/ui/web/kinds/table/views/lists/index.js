// Lists filled one after the other, and then matched: which items of one are the same as those of another.

//# style ./lists.css
import { capital } from "../../../../phrasing.js";
import { LOOKS } from "../../../../registry.js";
import { historyTools } from "../../../../undo.js";
import { fillList } from "../../../keep_focus.js";
import { boardSplit } from "../../../row_values.js";
import { pairStrip, pairsLook } from "../../pairs/editor.js";
import { pairWork } from "../../pairs/joining.js";
import { listsChanges } from "./changes.js";
import { listsColumn } from "./column.js";
import { listsItems } from "./items.js";
import { listsModel } from "./model.js";
import { listsPages } from "./pages.js";
import { listsPanel } from "./panel.js";
import { t } from "../../../../language.js";

/** @import { Row, Store } from "../../../../shapes.d.ts" */
/** @import { TableContext } from "../../shapes.d.ts" */
/** @import { ListsField } from "./shapes.d.ts" */

LOOKS.lists = (/** @type {ListsField} */ field, ctx) =>
  pairsLook(field, ctx, { class: "pk-lists", title: t("The same lists as one list"), hint: t("What you change here changes the lists, and the other way round."), work: listsWork });

/**
 * The lists being worked on; keys of undo work in all of `root`. Returns { main, tools }.
 * @param {ListsField} field
 * @param {TableContext} ctx
 * @param {Store} store
 * @param {HTMLElement} shell
 * @param {HTMLElement} root
 */
// Long: how the parts of the lists are joined: each is made of those before it.
function listsWork(field, ctx, store, shell, root) {
  const model = listsModel(field);
  const last = model.lists.length; // the step in which all are matched
  const columns = model.lists.map((list, at) => listsColumn(field, ctx, store, list, at + 1));
  const pages = listsPages(ctx, model, columns, go, () => model.listOf(rowOf(/** @type {string} */ (pairs.held())) ?? {}));
  /** @type {number | null} */
  let step = null; // none chosen yet: what is there decides
  const changes = listsChanges(ctx, store, model);
  const { rowOf, join } = changes;
  const { what, said } = listsItems(field, model, rowOf, (id, from) => panel.open(id, from));
  const name = (/** @type {string} */ key) => capital(model.name(rowOf(key)));
  const menu = (/** @type {string} */ key, /** @type {HTMLElement | null} */ from) => panel.open(boardSplit(key)[0], from);
  const keyOf = (/** @type {Row} */ row) => `${row._id}/item`;
  const at = () => step ?? Math.max(0, model.lists.findIndex((list) => !model.items(list.id).length) + 1 || last + 1) - 1;

  function go(/** @type {number} */ to) {
    step = to;
    pairs.restart();
    refresh();
    pages.head(to).focus();
  }

  // ---- the parts ----
  const pairs = pairWork(ctx, store, shell, {
    columns: () => [...model.lists.filter((_list, i) => at() === last || at() === i).map((list) => model.items(list.id).map(keyOf)), model.items("").map(keyOf)],
    what, said, join,
    remove: changes.remove,
    fits: (key, other) => at() === last && model.fits(rowOf(key), rowOf(other)),
    name,
    ask: () => (at() === last ? t("Now choose the same thing in another list.") : t("It can be matched once the lists are filled: that is the last step.")),
    menuWords: t("Match, move or change"),
    menu,
    reveal(key) {
      const list = model.lists.findIndex((each) => each.id === model.listOf(rowOf(key) ?? {}));
      if (list >= 0) pages.shows(list);
    },
    nothingLeft: () => columns[Math.min(at(), last - 1)].main.focus(),
  });
  const panel = listsPanel(field, ctx, { ...changes, store, model, match: (id, other) => ctx.say(join(`${id}/item`, `${other}/item`)), remove: (id) => pairs.remove(`${id}/item`), focus: (id) => pairs.focus(`${id}/item`) });
  const tools = historyTools(ctx, store, root);
  const strip = pairStrip(ctx, shell, tools, pairs, t("Enter picks it up, arrow keys then go through what it could be the same as, Enter matches. M opens its menu."), {
    menu, name,
    next: (name) => t("{name}: choose the same thing in another list.", { name }),
    how: () => (at() === last ? t("Drag an item onto the same thing in another list, or choose one and then the other. The ⋯ button opens a menu. With keys: Enter, arrows, Enter.") : t("Write what comes to mind, a line each. The ⋯ button changes an item. You match the lists in the last step.")),
  });
  shell.append(...pages.above, strip.el, ...pages.below, panel.el);

  /** @param {string} [by] */
  function refresh(by) {
    model.read(store.rows());
    const tokens = (/** @type {string} */ list) => model.items(list).map((row) => pairs.token(keyOf(row)).el);
    model.lists.forEach((list, i) => fillList(columns[i].list, tokens(list.id)));
    fillList(pages.tray, tokens(""));
    pages.draw(at());
    pairs.refresh();
    tools.sync();
    panel.sync(by);
    strip.sync();
  }

  store.on((by) => {
    if (by !== "set" && step === null) step = at(); // where somebody works, nothing turns the page
    refresh(by);
  });
  refresh();
  return { main: columns[0]?.main ?? pages.head(last), tools };
}
