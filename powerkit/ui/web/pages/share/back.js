// What came back and what was seen; and everything taken along, or erased.

import { button, h, show } from "../../dom.js";
import { forgetWords } from "../../page_state.js";
import { counted } from "../../phrasing.js";
import { handOut } from "../../host.js";
import { doorTo, fold } from "../page.js";
import { shareDrop, shareField, shareList } from "./parts.js";

export function shareBack(ctx, share) {
  const said = h("div", { class: "pk-note", role: "status", hidden: true });
  const drop = shareDrop(ctx.id("reply"), "Bring in a reply", "The small file from Save my reply, or the Word copy with comments. Choose it, or drop it here.", ".json,.docx", (file) => share.engine.ask("bring", { data: file.data }, 20000));
  const list = h("div", {});
  const way = button("pk-quiet", "Has a reply come back?", () => drop.go(), { hidden: true }); // above the steps, once something was sent
  const el = h("section", { "aria-labelledby": ctx.id("back") }, h("h2", { id: ctx.id("back") }, "What came back, and who has seen what"), drop.el, said, list);

  function draw({ seen }) {
    show(way, seen.length);
    const people = [...new Set(seen.map((item) => item.to))];
    list.replaceChildren(...(seen.length
      ? people.flatMap((to) => [h("h3", { dir: "auto" }, to || "No reader named"), ...seen.filter((item) => item.to === to).map(shared)])
      : [h("p", {}, "You have not shared anything yet. What you share is listed here, with the replies to it.")]));
  }

  function shared(one) {
    const comments = one.replies.reduce((sum, reply) => sum + reply.comments.length, 0);
    const what = one.review ? "a review" : counted(one.items.length, "card");
    const title = `${one.when}: ${what}${comments ? ", " + counted(comments, "comment") : ""}`;
    const box = fold(title, ...[
      h("h4", {}, "What was in it"),
      shareList(one.items.map((item) => `${item.card} ${item.title}${item.community ? ": " + item.community : ""}, version ${item.version}` + (item.newer ? " (there is a newer one now)" : "") + (item.by_hand ? `, ${counted(item.by_hand, "private answer")} put in by you` : ""))),
      one.wants && h("h4", {}, "What you asked for"),
      one.wants && h("p", { dir: "auto" }, one.wants),
      one.questions.some((each) => each.trim()) && shareList(one.questions.filter((each) => each.trim())),
      ...one.replies.flatMap(reply),
      h("h4", {}, "Files"),
      shareList(one.files),
    ].filter(Boolean));
    if (share.openShare === one.number) box.open = true;
    return box;
  }

  function reply({ by, when, comments }) {
    return [h("h4", { dir: "auto" }, `Reply${by ? " from " + by : ""}, brought in on ${when}`),
      ...comments.map((comment) => h("div", { class: "pk-reply-comment" },
        h("p", { class: "pk-quiet-words" }, comment.card ? `On ${comment.card} ${comment.title}` : comment.about ? "On your copy" : "On all of it", comment.about && `, at “${comment.about}”`, comment.thread),
        h("p", { dir: "auto", class: "pk-lines" }, comment.text)))];
  }

  function onBrought({ said: words, number, cards }) {
    share.openShare = number;
    const doors = cards.map(({ file, card, title }) => h("li", {}, doorTo(file, card, {}, `${card} ${title}`)));
    said.replaceChildren(h("p", {}, words), ...(doors.length ? [h("p", {}, "Now on the back of:"), h("ul", { class: "pk-bullets" }, ...doors)] : []));
    show(said, true);
    share.engine.ask("hello");
  }

  function fault(text) {
    show(said, false);
    drop.fault(text);
  }

  return { el, way, draw, onBrought, fault };
}

export function shareEverything(ctx, share) {
  const where = h("p", { role: "status" });
  const get = button("pk-secondary", "Download everything", () => { where.textContent = "Packing…"; share.engine.ask("everything", {}, 120000); });
  const taken = fold("Download everything", h("p", {}, "One plain ZIP with every entry to read, your tables for a spreadsheet, the pictures, and all of it as JSON. No program of ours is needed to open it. Nothing is replaced or left out: keep it safe."), get, where);
  taken.classList.add("pk-everything");

  const word = shareField(ctx.id("erase-word"), `Type ${ctx.view.word} to go on`, "", "", () => {}, { autocomplete: "off", spellcheck: "false" });
  const error = h("p", { class: "pk-error", role: "alert", hidden: true });
  const sure = h("div", { class: "pk-danger", hidden: true }, error, word.el, button("pk-warn", "Erase everything for good", erase));
  const begin = button("pk-secondary", "I want to erase everything", () => share.engine.ask("survey", {}, 60000));
  const goes = h("div", { hidden: true, tabindex: "-1" });
  const erased = fold("Erase everything",
    h("p", {}, "This erases all you wrote in this workbook. You see first what goes and what stays. It cannot be undone."),
    h("p", {}, "It cannot reach:"),
    shareList(["files you have sent, downloaded or printed", "other copies you made elsewhere", "older versions that a synced folder or a backup of this computer may keep", "what a disk may still hold of deleted files until it writes over them"]),
    h("p", {}, "Close all other tabs of the workbook first."), begin, goes, sure);

  function erase() {
    if (word.input.value.trim().toLowerCase() !== ctx.view.word) return fault(`Type the word ${ctx.view.word}. Nothing was erased.`);
    share.engine.ask("erase", { word: word.input.value, sure: true }, 30000);
  }

  /** What would go and what would stay, before anything is asked. */
  function onSurvey({ files, pages, stays }) {
    goes.replaceChildren(
      h("h3", {}, "These go"), shareList(files.length ? files : ["nothing: there is no file of yours yet"]),
      ...(pages.length ? [h("h3", {}, "Their records go, the pages stay"), shareList(pages)] : []),
      ...(stays.length ? [h("h3", {}, "These stay: the workbook did not make them, or cannot reach them"), shareList(stays)] : []));
    show(goes, true);
    show(sure, true);
    goes.focus();
  }

  function fault(text) {
    error.textContent = text;
    show(error, Boolean(text));
    word.input.focus();
  }

  function onWhole(message) {
    where.textContent = `It is here: ${message.path}`;
    handOut(message);
  }

  return { els: [taken, ...lockPart(), erased], onWhole, onSurvey, fault, stop: () => (where.textContent = "") };
}

/** Where the lock is set, changed and taken off: a page of the server's, for no passphrase passes through a notebook. */
function lockPart() {
  const told = document.getElementById("jupyter-config-data");
  if (!told) return [];
  const { baseUrl, powerkit } = JSON.parse(told.textContent);
  const words = powerkit?.lock ? "Change the passphrase, when the workbook locks itself, or take the lock off" : "Lock your workbook with a passphrase";
  return [fold("A passphrase for your workbook", h("p", {}, h("a", { class: "pk-link", href: `${baseUrl}powerkit/lock` }, words)))];
}

/** The whole page once everything is erased, in the browser's own store too. */
export function shareErased(root, stays) {
  forgetWords((key) => key.startsWith("powerkit"));
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) if (key.startsWith("powerkit")) store.removeItem(key);
  }
  const title = h("h2", { tabindex: "-1" }, "Everything is erased");
  root.replaceChildren(title, h("p", {}, "Your log book, its backups, copies to send and the records in the pages are gone."), ...(stays.length ? [h("p", {}, "These stay, because the workbook did not make them or cannot reach them:"), shareList(stays)] : []), h("p", {}, "Your workbook is empty now. Choose Cards to begin again, or close the workbook."));
  title.focus();
}
