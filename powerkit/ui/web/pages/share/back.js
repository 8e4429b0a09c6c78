// What came back and what was seen; and everything taken along, or erased.

import { button, h, show } from "../../dom.js";
import { forgetWords, fromStore } from "../../page_state.js";
import { handOut } from "../../host.js";
import { doorTo, fold } from "../page.js";
import { shareDrop, shareField, shareList } from "./parts.js";
import { t, tn } from "../../language.js";

/** @import { Page, Share } from "../shapes.d.ts" */
/** @import { Brought, CommentTold, ReplyTold, Sent, SentItem, ShareTold, ShareView, SurveyTold, WholeTold } from "../../generated/pages.d.ts" */

/**
 * A card that was in a copy: which version, and what became of it.
 * @param {SentItem} given
 */
function itemWords({ card, title, community, version, newer, by_hand }) {
  const it = { title: `${card} ${title}${community ? ": " + community : ""}`, version };
  const words = newer ? t("{title}, version {version} (there is a newer one now)", it) : t("{title}, version {version}", it);
  return [words, by_hand && tn("{number} private answer put in by you", "{number} private answers put in by you", by_hand)].filter(Boolean).join(", ");
}

/**
 * What a comment is about.
 * @param {CommentTold} given
 */
function commentAt({ card, title, about, thread }) {
  const it = { card, title, about };
  if (card) return [about ? t("On {card} {title}, at “{about}”", it) : t("On {card} {title}", it), thread];
  return [about ? t("On your copy, at “{about}”", it) : t("On all of it"), thread];
}

/**
 * @param {Page<ShareView>} ctx
 * @param {Share} share
 */
export function shareBack(ctx, share) {
  const said = h("div", { class: "pk-note", role: "status", hidden: true });
  const drop = shareDrop(ctx.id("reply"), t("Bring in a reply"), t("The small file from Save my reply, or the Word copy with comments. Choose it, or drop it here."), ".json,.docx", (file) => share.engine.ask("bring", { data: file.data }, 20000));
  const list = h("div", {});
  const way = button("pk-quiet", t("Has a reply come back?"), () => drop.go(), { hidden: true }); // above the steps, once something was sent
  const el = h("section", { "aria-labelledby": ctx.id("back") }, h("h2", { id: ctx.id("back") }, t("What came back, and who has seen what")), drop.el, said, list);

  function draw(/** @type {ShareTold} */ { seen }) {
    show(way, seen.length);
    const people = [...new Set(seen.map((item) => item.to))];
    list.replaceChildren(...(seen.length
      ? people.flatMap((to) => [h("h3", { dir: "auto" }, to || t("No reader named")), ...seen.filter((item) => item.to === to).map(shared)])
      : [h("p", {}, t("You have not shared anything yet. What you share is listed here, with the replies to it."))]));
  }

  function shared(/** @type {Sent} */ one) {
    const comments = one.replies.reduce((sum, reply) => sum + reply.comments.length, 0);
    const what = one.review ? t("a review") : tn("{number} card", "{number} cards", one.items.length);
    const title = `${one.when}: ${[what, comments && tn("{number} comment", "{number} comments", comments)].filter(Boolean).join(", ")}`;
    const box = fold(title, ...[
      h("h4", {}, t("What was in it")),
      shareList(one.items.map(itemWords)),
      one.wants && h("h4", {}, t("What you asked for")),
      one.wants && h("p", { dir: "auto" }, one.wants),
      one.questions.some((each) => each.trim()) && shareList(one.questions.filter((each) => each.trim())),
      ...one.replies.flatMap(reply),
      h("h4", {}, t("Files")),
      shareList(one.files),
    ].filter(Boolean));
    if (share.openShare === one.number) box.open = true;
    return box;
  }

  function reply(/** @type {ReplyTold} */ { by, when, comments }) {
    return [h("h4", { dir: "auto" }, t("{name}: reply brought in on {when}", { name: by, when })),
      ...comments.map((comment) => h("div", { class: "pk-reply-comment" },
        h("p", { class: "pk-quiet-words" }, ...commentAt(comment)),
        h("p", { dir: "auto", class: "pk-lines" }, comment.text)))];
  }

  function onBrought(/** @type {Brought} */ { said: words, number, cards }) {
    share.openShare = number;
    const doors = cards.map(({ file, card, title }) => h("li", {}, doorTo(file, card, {}, `${card} ${title}`)));
    said.replaceChildren(h("p", {}, words), ...(doors.length ? [h("p", {}, t("Now on the back of:")), h("ul", { class: "pk-bullets" }, ...doors)] : []));
    show(said, true);
    share.engine.ask("hello");
  }

  function fault(/** @type {string} */ text) {
    show(said, false);
    drop.fault(text);
  }

  return { el, way, draw, onBrought, fault };
}

/** @typedef {ReturnType<typeof shareBack>} ShareBack */

/**
 * @param {Page<ShareView>} ctx
 * @param {Share} share
 */
export function shareEverything(ctx, share) {
  const where = h("p", { role: "status" });
  const get = button("pk-secondary", t("Download everything"), () => { where.textContent = t("Packing…"); share.engine.ask("everything", {}, 120000); });
  const taken = fold(t("Download everything"), h("p", {}, t("One plain ZIP with every entry to read, your tables for a spreadsheet, the pictures, and all of it as JSON. No program of ours is needed to open it. Nothing is replaced or left out: keep it safe.")), get, where);
  taken.classList.add("pk-everything");

  const word = shareField(ctx.id("erase-word"), t("Type {word} to go on", { word: ctx.view.word }), "", "", () => {}, { autocomplete: "off", spellcheck: "false" });
  const error = h("p", { class: "pk-error", role: "alert", hidden: true });
  const sure = h("div", { class: "pk-danger", hidden: true }, error, word.el, button("pk-warn", t("Erase everything for good"), erase));
  const begin = button("pk-secondary", t("I want to erase everything"), () => share.engine.ask("survey", {}, 60000));
  const goes = h("div", { hidden: true, tabindex: "-1" });
  const erased = fold(t("Erase everything"),
    h("p", {}, t("This erases all you wrote in this workbook. You see first what goes and what stays. It cannot be undone.")),
    h("p", {}, t("It cannot reach:")),
    shareList([t("files you have sent, downloaded or printed"), t("other copies you made elsewhere"), t("older versions that a synced folder or a backup of this computer may keep"), t("what a disk may still hold of deleted files until it writes over them")]),
    h("p", {}, t("Close all other tabs of the workbook first.")), begin, goes, sure);

  function erase() {
    if (word.input.value.trim().toLowerCase() !== ctx.view.word) return fault(t("Type the word {word}. Nothing was erased.", { word: ctx.view.word }));
    share.engine.ask("erase", { word: word.input.value, sure: true }, 30000);
  }

  /** What would go and what would stay, before anything is asked. */
  function onSurvey(/** @type {SurveyTold} */ { files, pages, stays }) {
    goes.replaceChildren(
      h("h3", {}, t("These go")), shareList(files.length ? files : [t("nothing: there is no file of yours yet")]),
      ...(pages.length ? [h("h3", {}, t("Their records go, the pages stay")), shareList(pages)] : []),
      ...(stays.length ? [h("h3", {}, t("These stay: the workbook did not make them, or cannot reach them")), shareList(stays)] : []));
    show(goes, true);
    show(sure, true);
    goes.focus();
  }

  function fault(/** @type {string} */ text) {
    error.textContent = text;
    show(error, Boolean(text));
    word.input.focus();
  }

  function onWhole(/** @type {WholeTold} */ message) {
    where.textContent = t("It is here: {path}", { path: message.path });
    handOut(message);
  }

  return { els: [taken, ...lockPart(), erased], onWhole, onSurvey, fault, stop: () => (where.textContent = "") };
}

/** @typedef {ReturnType<typeof shareEverything>} ShareEverything */

/** Where the lock is set, changed and taken off: a page of the server's, for no passphrase passes through a notebook. */
function lockPart() {
  const told = document.getElementById("jupyter-config-data");
  if (!told) return [];
  const { baseUrl, powerkit } = JSON.parse(told.textContent);
  const words = powerkit?.lock ? t("Change the passphrase, when the workbook locks itself, or take the lock off") : t("Lock your workbook with a passphrase");
  return [fold(t("A passphrase for your workbook"), h("p", {}, h("a", { class: "pk-link", href: `${baseUrl}powerkit/lock` }, words)))];
}

/**
 * The whole page once everything is erased, in the browser's own store too.
 * @param {HTMLElement} root
 * @param {string[]} stays
 */
export function shareErased(root, stays) {
  forgetWords((key) => key.startsWith("powerkit"));
  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    fromStore(() => Object.keys(window[name]).forEach((key) => key.startsWith("powerkit") && window[name].removeItem(key)), undefined);
  }
  const title = h("h2", { tabindex: "-1" }, t("Everything is erased"));
  root.replaceChildren(title, h("p", {}, t("Your log book, its backups, copies to send and the records in the pages are gone.")), ...(stays.length ? [h("p", {}, t("These stay, because the workbook did not make them or cannot reach them:")), shareList(stays)] : []), h("p", {}, t("Your workbook is empty now. Choose Cards to begin again, or close the workbook.")));
  title.focus();
}
