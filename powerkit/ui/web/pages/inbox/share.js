// In a Hub with an inbox, on the share page: a copy is put into a supervisor's, and a reply that came is taken in.

//# style ./inbox.css
import { button, h, show } from "../../dom.js";
import { t } from "../../language.js";
import { INBOX } from "../page.js";
import { inboxTrouble } from "./trouble.js";

/** @import { InboxTold } from "../../generated/pages.d.ts" */
/** @import { Page } from "../shapes.d.ts" */

/**
 * Under the files that were made: whose inbox, and a button for each file: { part, draw(message), problem }. `to` is whom they are for.
 * @param {Page} ctx
 * @param {string[]} files
 * @param {string} to
 * @param {(name: string, whose: string) => void} put
 */
function inboxOffer(ctx, files, to, put) {
  const whose = h("select", { class: "pk-input", id: ctx.id("inbox-whose") });
  const names = h("div", {}, h("label", { class: "pk-label", for: whose.id }, t("Whose inbox?")), whose);
  const problem = inboxTrouble(ctx);
  const said = h("p", { class: "pk-done-line", role: "status", hidden: true });
  const buttons = files.map((name) => button("pk-secondary", "", () => act(name), { "data-pk-put-file": name }));
  const part = h("section", { class: "pk-inbox", "aria-labelledby": ctx.id("inbox-title"), hidden: true },
    h("h3", { id: ctx.id("inbox-title") }, t("Or put it into an inbox in your Hub")),
    h("p", {}, t("Only the person you choose can open it there. Who looks after the Hub can see what lies in an inbox: lock the copy with a passphrase if they should not read it.")),
    names, problem.el, h("div", { class: "pk-buttons" }, ...buttons), said);

  function act(/** @type {string} */ name) {
    problem.clear();
    show(said, false);
    put(name, whose.value);
  }

  function label() {
    files.forEach((name, at) => buttons[at].textContent = t("Put {file} into {name}’s inbox", { file: name, name: whose.value }));
  }

  function draw(/** @type {Pick<InboxTold, "readers" | "said">} */ message) {
    const chosen = whose.value || message.readers.find((name) => name.toLowerCase() === to.trim().toLowerCase()) || message.readers[0];
    whose.replaceChildren(...message.readers.map((name) => h("option", { value: name, selected: name === chosen }, name)));
    show(names, message.readers.length > 1);
    show(part, message.readers.length);
    label();
    said.textContent = message.said;
    show(said, Boolean(message.said));
  }

  whose.addEventListener("change", label);
  return { part, draw, problem };
}

/** { el, put, offer(files, to), again(), onInbox, problems }: `el` stands above the steps, `put` below them, what `offer` gives under files that were made. */
INBOX.share = (ctx, share) => {
  const trouble = inboxTrouble(ctx);
  const replies = h("ul", { class: "pk-inbox-list" });
  const put = h("ul", { class: "pk-inbox-list" });
  const waiting = h("details", { class: "pk-fold", hidden: true }, h("summary", {}, t("Copies you put into inboxes")), h("div", { class: "pk-fold-body" }, put));
  const el = h("section", { class: "pk-inbox", "aria-label": t("Your Hub’s inbox"), hidden: true }, trouble.el, replies);
  /** @type {ReturnType<typeof inboxOffer> | null} */
  let offered = null; // where the files that were made can be put
  /** @type {{ readers: string[] }} */
  let now = { readers: [] };

  function onInbox(/** @type {InboxTold} */ message) {
    now = message;
    trouble.clear();
    replies.replaceChildren(...message.replies.map((each) => h("li", { class: "pk-note" }, h("p", { dir: "auto" }, t("A reply came from {name} on {when}.", { name: each.by, when: each.when })),
      button("pk-secondary", t("Take it in"), () => share.engine.ask("take_reply", { id: each.id }, 40000), { "aria-label": t("Take in the reply from {name}, {when}", { name: each.by, when: each.when }) }))));
    put.replaceChildren(...message.put.map((each) => h("li", {}, h("p", { dir: "auto" }, t("For {name}, {when}.", { name: each.to, when: each.when }), " ", each.opened ? t("It was opened.") : t("Nobody opened it yet.")),
      !each.opened && button("pk-quiet", t("Take it back"), () => share.engine.ask("take_back", { id: each.id }, 40000), { "aria-label": t("Take back the copy for {name}, {when}", { name: each.to, when: each.when }) }))));
    show(waiting, message.put.length);
    show(el, message.replies.length);
    offered?.draw(message);
    if (message.said) ctx.say(message.said);
  }

  function fault(/** @type {string} */ error) {
    show(el, true);
    trouble.say(error);
  }

  function offer(/** @type {string[]} */ files, /** @type {string} */ to) {
    offered = inboxOffer(ctx, files, to, (name, whose) => share.engine.ask("put", { name, to: whose }, 40000));
    offered.draw({ ...now, said: "" });
    return offered.part;
  }

  return { el, put: waiting, offer, again: () => share.engine.ask("inbox", {}, 40000), onInbox, problems: { inbox: fault, take_reply: fault, take_back: fault, put: (/** @type {string} */ error) => offered?.problem.say(error) } };
};
