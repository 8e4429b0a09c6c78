// Step 5 of a share: the kinds of file, a passphrase if wanted, and the files made.

import { button, h, show } from "../../dom.js";
import { capital } from "../../phrasing.js";
import { madePart, makingPart } from "../making.js";
import { limitsNote } from "../names/reading.js";
import { tickRow } from "../names/tick_row.js";
import { shareField } from "./parts.js";
import { t, tn } from "../../language.js";

/** @import { Page, Share } from "../shapes.d.ts" */
/** @import { Made, ShareView, StrengthTold } from "../../generated/pages.d.ts" */

/**
 * @param {Page<ShareView>} ctx
 * @param {Share} share
 */
export function shareMake(ctx, share) {
  const wanted = new Set(["docx"]);
  const error = h("p", { class: "pk-error", id: ctx.id("make-error"), role: "alert", hidden: true });
  const kinds = h("fieldset", { class: "pk-group" }, h("legend", { class: "pk-label" }, t("Which files?")),
    ...ctx.view.formats.map(({ id, label, hint }) => {
      const made = tickRow(ctx.id("format-" + id), `${capital(label)} (.${id})`, hint, { value: id, checked: wanted.has(id), onchange: () => (made.input.checked ? wanted.add(id) : wanted.delete(id)) });
      return made.el;
    }));
  const lock = tickRow(ctx.id("lock"), t("Lock the web page with a passphrase"), t("Only the web page can be locked, so it is then made alone."), { onchange: () => show(secrets, lock.input.checked) });
  const first = shareField(ctx.id("passphrase"), t("Passphrase"), "", "", weigh, { type: "password", autocomplete: "new-password" });
  const second = shareField(ctx.id("passphrase-again"), t("The same passphrase again"), "", "", () => {}, { type: "password", autocomplete: "new-password" });
  const strong = h("p", { class: "pk-hint", role: "status" });
  const secrets = h("div", { class: "pk-note pk-secret", hidden: true }, h("p", {}, h("strong", {}, t("Nobody can open the file without the passphrase, and it cannot be recovered: not by you, and not by us.")), " ", t("Tell it to your reader by telephone or face to face, never in the same e-mail.")), first.el, strong, second.el);
  const { act, going, begin, stop, onProgress } = makingPart(t("Make the files"), make);
  const told = limitsNote();
  const el = h("div", {}, h("p", {}, t("The files are made on this computer. You send them yourself, by e-mail or as you like.")), going, error, kinds, lock.el, secrets, told.el);
  let timer = 0;

  function weigh() {
    clearTimeout(timer);
    timer = setTimeout(() => share.engine.ask("strength", { passphrase: first.input.value }), ctx.timing.debounce);
  }

  /** @param {string} text @param {HTMLElement} [at] */
  function fault(text, at) {
    error.textContent = text;
    show(error, Boolean(text));
    at?.focus();
  }

  function make() {
    fault("");
    const formats = ctx.view.formats.map((format) => format.id).filter((id) => wanted.has(id));
    const passphrase = lock.input.checked ? first.input.value : "";
    if (lock.input.checked && !passphrase.trim()) return fault(t("Type a passphrase, or take the tick away from locking."), first.input);
    if (lock.input.checked && passphrase !== second.input.value) return fault(t("The two passphrases are not the same. Type both again."), second.input);
    if (!lock.input.checked && !formats.length) return fault(t("Choose at least one kind of file."), kinds.querySelector("input"));
    begin();
    share.keepNow(); // a draft that came after the files were made would come back with the page
    share.engine.ask("make", { draft: share.draft, formats: lock.input.checked ? ["html"] : formats, passphrase }, 60000);
  }

  function open() {
    stop();
    told.set(share.limits);
    first.input.value = second.input.value = "";
    strong.textContent = "";
  }

  ctx.leaving(() => clearTimeout(timer));
  return { title: t("Make the files"), short: t("Make"), el, act, open, stop, fault, onProgress, onStrength: (/** @type {StrengthTold} */ { say }) => (strong.textContent = say), check: () => "" };
}

/** @typedef {ReturnType<typeof shareMake>} ShareMake */

/**
 * What stands on the page when the files are made.
 * @param {Page<ShareView>} ctx
 * @param {Share} share
 * @param {Made} made
 */
export function shareMade(ctx, share, made, inbox = "") {
  const el = madePart(ctx, tn("Your file is ready", "Your files are ready", made.files.length), made, share.draft.to.trim() ? t("Your log book has noted this as share {number}: what was in it, when, and for whom.", { number: made.number }) : t("Your log book has noted this as share {number}: what was in it, and when.", { number: made.number }), (/** @type {string} */ name) => share.engine.ask("file", { name }, 20000));
  el.append(inbox, button("pk-secondary", t("Make another copy"), share.startAgain));
  return el;
}
