// One field outside a card, in any notebook: what anywidget calls, and its changes told to Python. It keeps nothing itself.

//# style ./tokens.css
//# style ./card.css
//# style ./standalone.css
import { NO_BOXES } from "./card/waiting_words.js";
import { frame, h, keepKeys, speaker } from "./dom.js";
import { speak, t } from "./language.js";
import { shared } from "./page_state.js";
import { KINDS } from "./registry.js";
import { asking } from "./rpc.js";
import "./kinds/text/index.js";
import "./kinds/choice/index.js";

/** @import { Heard, Model } from "./shapes.d.ts" */
/** @import { FieldView } from "./generated/views.d.ts" */
/** @import { Acknowledged, Answers, Refused } from "./generated/messages.d.ts" */
/** @typedef {{ field: FieldView }} OneField */

/**
 * Show the field of `view` in `root` and keep it in step with Python. Returns what to do when it is taken away.
 * @param {HTMLElement} root
 * @param {Model<OneField>} model
 */
function openAlone(root, model) {
  const { field } = model.get("view");
  const instance = "pka" + (shared().seq += 1);
  const client = instance + "-" + Math.random().toString(36).slice(2);
  const voice = speaker();
  const questions = asking((message) => model.send(message), client);
  let n = 0;
  const ctx = {
    id: (/** @type {string | number} */ part) => `${instance}-${part}`.replace(/[^\w-]/g, "-"),
    say: voice.say,
    fields: [field],
    tags: () => {},
    head: "h2",
    subhead: "h3",
    shown: () => true,
    waits: NO_BOXES,
    ask: (/** @type {string} */ what, /** @type {object} */ given) => questions.ask(field.id, what, given),
    change: (/** @type {unknown} */ value) => model.send({ kind: "draft", client, n: (n += 1), field: field.id, value }),
  };
  const control = KINDS[field.kind](field, ctx);
  const made = frame(control.field ?? field, ctx, control);
  const notes = h("div", { class: "pk-hint" });
  const heard = {
    answers: (/** @type {Answers & { notes: string[] }} */ message) => {
      control.set(message.values[field.id]);
      notes.replaceChildren(...message.notes.map((line) => h("p", {}, line)));
    },
    ack: (/** @type {Acknowledged} */ message) => message.ok === false && made.error.set(message.error),
    told: questions.told,
    refused: (/** @type {Refused} */ message) => (message.what ? questions.told(message) : made.error.set(message.error)),
  };
  const listen = (/** @type {Heard} */ message) => heard[/** @type {keyof typeof heard} */ (message?.kind)]?.(message);
  model.on("msg:custom", listen);
  root.append(voice.el, notes, made.box);
  model.send({ kind: "hello", client, n: 0 });
  root.setAttribute("data-pk-state", "ready");
  return () => {
    model.off("msg:custom", listen);
    questions.close();
  };
}

export default {
  render(/** @type {{ model: Model<OneField>, el: HTMLElement }} */ { model, el }) {
    const root = document.createElement("section");
    root.className = "pk-card pk-alone";
    speak(root, model.get("view") || {});
    keepKeys(root);
    el.append(root);
    try {
      return openAlone(root, model);
    } catch (error) {
      console.error("powerkit", error);
      root.textContent = t("This can’t be shown just now. Run the cell again.");
      return () => {};
    }
  },
};
