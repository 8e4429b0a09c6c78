// In a Hub with an inbox, on the supervision page: copies that came, each opened by hand, and the reply sent back.

//# style ./inbox.css
import { button, h, show } from "../../dom.js";
import { handOut, takeIn } from "../../host.js";
import { t } from "../../language.js";
import { INBOX } from "../page.js";
import { Unanswered } from "../../rpc.js";
import { inboxTrouble } from "./trouble.js";

/** @import { FileTold, InboxCopy, InboxTold } from "../../generated/pages.d.ts" */

const REPLY_MOST = 25_000_000;

/** { el, onInbox, onCopy, problems }. Two people may sit at this screen, so the list opens by hand. */
INBOX.supervision = (ctx, engine) => {
  const trouble = inboxTrouble(ctx);
  const title = h("bdi", {});
  const list = h("ul", { class: "pk-inbox-list" });
  const said = h("p", { class: "pk-done-line", role: "status", hidden: true });
  const fold = h("details", { class: "pk-fold", hidden: true }, h("summary", {}, title), h("div", { class: "pk-fold-body" },
    h("p", {}, t("A copy goes to your downloads when you open it. Write on it, save your reply there, and send that file back here.")), list, said));
  const el = h("section", { class: "pk-inbox", "aria-label": t("Copies that came for you") }, trouble.el, fold);
  const look = () => engine.ask("inbox", {}, 40000);

  function onInbox(/** @type {InboxTold} */ message) {
    trouble.clear();
    title.textContent = t("Copies that came for you ({number})", { number: message.copies.length });
    list.replaceChildren(...message.copies.map(copy));
    show(fold, message.copies.length);
    said.textContent = message.said;
    show(said, Boolean(message.said));
  }

  function copy(/** @type {InboxCopy} */ { id, by, when, form, opened, answered }) {
    const file = h("input", { type: "file", class: "pk-input", id: ctx.id("reply-" + id), accept: ".json,.docx", onchange: () => file.files[0] && send(id, file) });
    const facts = [t("Came on {when}", { when }), form, answered ? t("you sent a reply back") : opened ? t("opened") : t("not opened yet")].filter(Boolean).join(" · ");
    return h("li", { class: "pk-entry", "data-pk-copy": id }, h("h2", { dir: "auto" }, t("From {name}", { name: by })), h("p", { class: "pk-quiet-words" }, facts),
      h("div", { class: "pk-buttons" }, button("pk-secondary", t("Open"), () => engine.ask("open_copy", { id }, 40000), { "aria-label": t("Open the copy from {name}, {when}", { name: by, when }) })),
      h("label", { class: "pk-label", for: file.id }, t("Send your reply back to {name}", { name: by })),
      h("p", { class: "pk-hint", id: file.id + "-hint" }, t("The small file from Save my reply, or the Word copy with comments.")), file);
  }

  async function send(/** @type {string} */ id, /** @type {HTMLInputElement & { files: FileList }} */ input) {
    trouble.clear();
    show(said, false);
    try {
      engine.ask("send_back", { id, data: (await takeIn(input.files[0], REPLY_MOST)).data }, 40000);
    } catch (error) {
      trouble.say(error instanceof Unanswered ? error.message : t("This file could not be read. Choose it again."));
    }
    input.value = "";
  }

  function onCopy(/** @type {FileTold} */ message) {
    ctx.say(handOut(message));
    look();
  }

  look();
  return { el, onInbox, onCopy, problems: { inbox: trouble.say, open_copy: trouble.say, send_back: trouble.say } };
};
