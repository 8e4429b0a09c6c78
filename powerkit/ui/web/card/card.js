// One card: its questions put together, answers coming and going, what shows when, and saving a version.

import { browserStore, identity, knownVersion, leftOver, outbox } from "../autosave.js";
import { notAdded, questionOf, waitingBoxes } from "./boxes.js";
import { button, frame, h, show, speaker } from "../dom.js";
import { shared } from "../page_state.js";
import { projector, projectorSwitch } from "../projector.js";
import { ADDED, BENEATH, KINDS } from "../registry.js";
import { asking } from "../rpc.js";
import { takeAway } from "./agreements.js";
import { conditions, inOrder, shortWay } from "./conditions.js";
import { OWN, PRIVATE, READ_BACK, aboutFields, heading } from "./entry_fields.js";
import { errorSummary } from "./errors.js";
import { restoreFocus } from "./focus.js";
import { ALSO, othersPart, severalPeople } from "./group_answers.js";
import { groupView } from "./group_view.js";
import { emptied, seating } from "./placement.js";
import { offerBanner, olderNotice } from "./restore_offers.js";
import { statusBar } from "./status_bar.js";
import { freshPart, versionWords } from "./versions.js";

/** Build a card in `root` and keep it in touch with Python through `model`. Returns what to do when it is taken away. */
export function openCard(root, model) {
  const view = model.get("view");
  const timing = { ack: 3000, debounce: 150, save: 10000, ...view.timing };
  const instance = "pk" + (shared().seq += 1);
  const voice = speaker();
  const who = identity();
  const store = browserStore(`powerkit:${view.workbook}:${view.card.id}:`);
  const savedHere = knownVersion(view.workbook, view.card.id);
  const frames = new Map(); // field id → frame
  const values = {}; // what each field shows now
  const boxes = waitingBoxes(frames, (id, value) => edited(id, value));
  const followers = []; // told of each answer that changed; of null when all of them have come
  const contextOf = (field) => ({
    id: (part) => `${instance}-${field.id}-${part}`.replace(/[^\w-]/g, "-"),
    say: voice.say,
    fields: view.fields || [],
    tags: (map) => Object.entries(map).forEach(([id, yes]) => frames.has(id) && show(frames.get(id).tag, yes)),
    shown: (id) => !frames.get(id)?.box.hidden,
    change: (value) => edited(field.id, value),
    waits: boxes.of(field.id),
    ask: (what, given) => questions.ask(field.id, what, given),
    askCard: (what, given) => questions.ask("about.card", what, given),
    /** Put an element above all questions. */
    above(el) {
      above.append(el);
      show(above, true);
    },
    place: `${view.workbook}:${view.card.id}:${field.id}`,
    others: {
      value: (id) => values[id],
      isPrivate: (id) => Boolean(frames.get(id) && !frames.get(id).tag.hidden),
      put: (id, value) => {
        fill(id, value);
        edited(id, value);
      },
      /** Put an element before another question's control. */
      beside: (id, el, owner = field.id) => frames.has(id) && seats.beside(owner, frames.get(id).control.el, el),
      focus(id) {
        group.bring(id);
        seats.focus(id);
      },
      follow: (tell) => followers.push(tell),
    },
  });
  const ctx = contextOf({ id: "card" });
  const safe = projector();
  const seats = seating(ctx, values, safe);

  const event = (name, more) => root.dispatchEvent(new CustomEvent("powerkit:" + name, { bubbles: true, detail: { card: view.card.id, ...more } }));
  const lost = () => event("lost");
  const send = (message) => model.send(message);
  const questions = asking(send, who.client, timing.ask);
  const drafts = outbox({ who, store, send, timing, on: { change: showStatus, lost } });

  // ---- what stands on the page ----
  const bar = statusBar();
  const version = h("p", { class: "pk-version", hidden: true });
  const left = notAdded((made) => goTo(questionOf(made.field.id), made.control.main));
  const communities = h("datalist", { id: ctx.id("communities") });
  const problemsPlace = h("div", { class: "pk-top" });
  const offersPlace = h("div", { class: "pk-top" });
  const finish = h("div", {});
  let known = []; // communities of earlier entries
  const saveButton = button("pk-save", "Save to my log book", saveVersion, { "data-pk-key": "save" });
  const body = h("div", { class: "pk-body", inert: true });
  const above = h("div", { class: "pk-section", hidden: true });
  const brief = shortWay(root, view, ctx);
  const showAsked = conditions(view.fields || [], frames, values, voice.say);
  const reveal = (aloud) => {
    showAsked(aloud);
    seats.sync();
    group.sync();
  };
  const main = (field) => !root.classList.contains("pk-short") || field.short;
  const group = groupView(root, {
    view, ctx, frames, seats, safe, finish, guests: [bar.el, voice.el, problemsPlace],
    shown: (id) => !frames.get(id).box.hidden && main(frames.get(id).field),
  });
  const toggle = projectorSwitch(ctx.id("projector"), safe, voice.say);
  let offersKept = null;
  let aboveKept = null;
  const away = takeAway(ctx, safe);
  let ready = false;
  let unsure = ""; // why saving stands still though no draft is waiting: the first answer or a version has not come
  let request = null; // the save or fresh now on its way
  const ended = []; // told when it is over
  let lastSave = null;
  let lastVersion = null;
  let helloTimer = 0;

  function framed(field) {
    const make = KINDS[field.story ? "consent" : field.kind];
    const fieldCtx = contextOf(field);
    let made;
    try {
      if (!make) throw new Error(`kind “${field.kind}”`);
      const control = make(field, fieldCtx);
      made = frame(control.field ?? field, fieldCtx, control);
    } catch (error) {
      console.error("powerkit", field.id, error);
      const words = `The question “${field.label || field.id}” can’t be shown in this version of the workbook. Nothing you wrote for it is lost.`;
      return h("p", { class: "pk-plain", "data-pk-field": field.id }, words);
    }
    frames.set(field.id, made);
    if (!field.id.startsWith("about.")) made.box.setAttribute("data-pk-answer", "");
    if (field.short) made.box.classList.add("pk-is-short");
    if (field.kind === "table" && BENEATH[field.shown]) made.box.append(BENEATH[field.shown](field, fieldCtx).el);
    if (view.fields.includes(field) && !["recall", "photo"].includes(field.kind) && field.form !== "date" && !field.quick) addOthers(field, made);
    for (const name in ADDED) if (field[name]) made.box.append(ADDED[name](field, fieldCtx) ?? "");
    return made.box;
  }

  /** What others say to a question stands under its answer, and is kept beside it. */
  function addOthers(field, under) {
    const { id, made } = othersPart(field, contextOf({ id: ALSO + field.id }));
    frames.set(id, made);
    under.box.append(made.box);
  }

  function build() {
    const section = (name, ...parts) => h("div", { class: "pk-section" }, name && h("h3", {}, name), ...parts);
    const about = aboutFields(view).map(framed);
    const questions = inOrder(view.fields || []).map(framed);
    const rest = [OWN, ...(view.read_back ? [READ_BACK] : []), PRIVATE].map(framed);
    frames.get("about.community")?.control.main.setAttribute("list", communities.id);
    const head = heading(view.card, ctx);
    root.setAttribute("aria-labelledby", ctx.id("title"));
    finish.append(h("div", { class: "pk-buttons" }, saveButton), version, left.el, away.el);
    const end = h("div", { class: "pk-section pk-finish" }, finish, freshPart(ctx, startAfresh));
    head.append(h("div", { class: "pk-buttons pk-together" }, group.opener, severalPeople(root, view.card.id).el, toggle.el));
    body.append(above, section("About this entry", ...about), section("Your answers", h("p", { class: "pk-hint" }, "No question has to be answered. Save as few or as many as you like."), brief.el, ...questions), section("", ...rest), end);
    for (const made of frames.values()) if (!made.inside) seats.add(made);
    root.append(communities, voice.el, problemsPlace, head, offersPlace, body, bar.el);
    offersKept = emptied(offersPlace, "Words that did not reach your log book are kept for you: not shown here.");
    aboveKept = emptied(above, "What you take with you, and notes you bring back, are not shown here.");
  }

  // ---- answers coming and going ----
  function edited(field, value) {
    seats.touch(questionOf(field));
    values[field] = value;
    lastSave = null;
    drafts.put(field, value);
    showVersion(lastVersion, true);
    if (!left.el.hidden) sayLeft();
    followQuickOne(field);
    reveal(true);
    followers.forEach((tell) => tell(field));
    queueMicrotask(boxes.sweep);
  }

  const sayLeft = () => left.say(boxes.waiting(), !safe.on());

  /** What is made quickly here can be picked from at once. */
  function followQuickOne(key) {
    const quick = frames.get(key);
    if (!quick?.field.quick || quick.box.hidden) return;
    for (const each of frames.values()) if (each.field.of === key) each.control.follow?.(values[key], quick.field.column);
  }

  /** Show earlier answers where there are some, and the quick one where there are none yet. */
  function lookBack(recalled) {
    for (const [id, found] of Object.entries(recalled || {})) {
      const made = frames.get(id);
      if (!made?.control.recalled) continue;
      made.control.recalled(found);
      const quick = frames.get(made.field.of);
      if (quick?.field.quick) show(quick.box, !found);
      if (!found) followQuickOne(made.field.of);
    }
  }

  function fill(field, value) {
    const made = frames.get(field);
    if (!made) return;
    values[field] = value;
    try {
      made.control.set(value);
    } catch (error) {
      console.error("powerkit", field, error.name);
      made.error.set("What is stored for this question can’t be shown here. It is still in your log book.");
    }
    if (ready) followers.forEach((tell) => tell(field));
  }

  function offer(items) {
    const shown = items.map((item) => ({ ...item, field: frames.get(item.field).field }));
    const letGo = () => {
      if (items[0].copy) return send({ kind: "settle", client: who.client, n: who.next(), of: items[0].client });
      items.forEach((item) => (item.key ? store.removeKey(item.key) : store.remove(item.field, item.client)));
    };
    offersPlace.append(offerBanner(shown, contextOf({ id: "offer-" + items[0].client }), {
      use() {
        items.forEach((item) => {
          fill(item.field, item.value);
          edited(item.field, item.value);
        });
        letGo();
        frames.get(items[0].field).control.main.focus();
        voice.say("Your words are back in the card.");
      },
      leave() {
        letGo();
        body.querySelector("input, textarea, select, button")?.focus();
      },
    }));
  }

  function onAnswers(message) {
    clearTimeout(helloTimer);
    Object.values(message.seen || {}).forEach((seen) => seen.client === who.client && who.atLeast(seen.n));
    const afresh = request?.kind === "fresh";
    if (afresh) finishRequest();
    boxes.expect([...Object.keys(message.values || {}), ...[...(message.others ?? []), ...store.list(), ...store.strays()].map((item) => item.field)]);
    const { mine, offers } = ready ? { mine: [], offers: new Map() } : leftOver(message, { who, store, frames, drafts });
    known = message.communities || [];
    nameCommunities();
    for (const [id, made] of frames) {
      const busy = ready && (drafts.has(id) || (!afresh && made.box.contains(document.activeElement)));
      if (!busy) fill(id, message.values?.[id]);
    }
    mine.forEach((item) => fill(item.field, item.value));
    lookBack(message.recalled);
    showVersion(message.version, message.changed && !afresh);
    reveal(false);
    if (afresh) afreshDone();
    if (!ready) becomeReady();
    mine.forEach((item) => drafts.resume(item));
    offersKept.sync(false);
    offers.forEach(offer);
    compareWithBrowser(message);
    for (const kept of [offersKept, aboveKept]) kept.sync(safe.on());
    unsure = "";
    showStatus();
  }

  /** An older copy in the log book's place would go unnoticed: this browser remembers which version it saw last. */
  function compareWithBrowser({ version: saved, forgotten }) {
    const known = savedHere.compare(saved, forgotten);
    if (!known || offersPlace.querySelector("[data-pk-key=older]")) return;
    const noted = () => {
      savedHere.forget();
      body.querySelector("input, textarea, select, button")?.focus();
    };
    offersPlace.prepend(olderNotice(known, saved, contextOf({ id: "known" }), noted));
  }

  function becomeReady() {
    ready = true;
    body.inert = false;
    followers.forEach((tell) => tell(null)); // all answers are there
    root.setAttribute("data-pk-state", "ready");
    restoreFocus(root, view.card.id);
    group.resume();
    event("ready");
  }

  // ---- what a wall may show ----
  function nameCommunities() {
    communities.replaceChildren(...(safe.on() ? [] : known).map((name) => h("option", { value: name })));
  }

  /** The projector's switch was turned, here or on another card of the page. */
  function turned() {
    toggle.sync();
    seats.forget();
    group.sync();
    nameCommunities();
    for (const kept of [offersKept, aboveKept]) kept.sync(safe.on());
    away.close();
    if (!left.el.hidden) sayLeft();
    if (!safe.on()) return;
    showVersion(lastVersion, drafts.pending() > 0);
    clearErrors();
  }

  // ---- saving, and how it stands ----
  function showStatus() {
    const state = drafts.status();
    if (unsure) Object.assign(state, { is: "unsaved", error: unsure === "late" ? "" : unsure });
    else if (state.is !== "unsaved" && (request || !ready)) state.is = "saving";
    const before = bar.el.classList.contains("pk-bar-unsaved");
    const words = bar.set({ ...state, kept: store.works() });
    if (words) voice.say(words);
    else if (before && state.is === "saved") voice.say(`Saved again at ${state.at}.`);
  }

  function showVersion(saved, changed) {
    lastVersion = saved;
    show(version, saved);
    away.sync(Boolean(saved));
    const words = saved ? versionWords(saved) + (changed ? " You have written more since then." : "") : "";
    if (version.textContent !== words) version.textContent = words;
  }

  function ask(kind, n) {
    request = { kind, n, timer: setTimeout(() => notDone("late"), timing.save) };
    try {
      send({ kind, client: who.client, n });
    } catch {
      notDone("late");
    }
    showStatus();
  }

  /** What was asked for has come, or is not waited for any more. */
  function over() {
    saveButton.removeAttribute("aria-disabled");
    ended.splice(0).forEach((tell) => tell());
  }

  function finishRequest() {
    clearTimeout(request?.timer);
    request = null;
    unsure = "";
    over();
  }

  /** A save or fresh that nobody answered: say so. The same number goes out if it is asked again: it can't count twice. */
  function notDone(why) {
    clearTimeout(request?.timer);
    unsure = why;
    request = request && { ...request, timer: 0 };
    over();
    if (why === "late") lost();
    showStatus();
  }

  /** Resolves once no version is on its way: from the press of the button on, until it has come or is given up. */
  const settled = () => new Promise((tell) => (saveButton.getAttribute("aria-disabled") || request?.timer ? ended.push(tell) : tell()));

  async function saveVersion() {
    if (saveButton.getAttribute("aria-disabled") || request?.kind === "fresh") return;
    saveButton.setAttribute("aria-disabled", "true");
    clearErrors();
    left.say([]);
    boxes.add();
    unsure = "";
    if (!(await drafts.flush())) {
      over();
      voice.say("Not saved to your log book yet. " + bar.reason());
      return;
    }
    lastSave ??= who.next();
    ask("save", lastSave);
  }

  function onSaved(message) {
    if (message.client !== who.client || (request && message.n !== request.n)) return;
    finishRequest();
    lastSave = null;
    if (message.ok === false) return showProblems(message);
    showVersion(message.version, drafts.pending() > 0);
    savedHere.compare(message.version, message.version.saved);
    if (!safe.on()) (message.also || []).forEach((words) => version.append(` ${words}`)); // they hold names
    lookBack(message.recalled);
    showStatus();
    voice.say(`${version.textContent} ${sayLeft()}`.trim());
    event("saved", { version: message.version });
  }

  async function startAfresh() {
    if (request) return;
    clearErrors();
    if (await drafts.flush()) ask("fresh", who.next());
    else voice.say("Not started afresh. " + bar.reason());
  }

  function afreshDone() {
    body.querySelector("input, textarea")?.focus();
    voice.say("The card is empty again. Your saved versions are in your log book.");
  }

  function clearErrors() {
    problemsPlace.replaceChildren();
    for (const { error, control } of frames.values()) {
      error.set("");
      control.clearErrors?.();
    }
  }

  function goTo(field, target) {
    group.bring(field);
    if (target?.isConnected) target.focus();
    else seats.focus(field);
  }

  function showProblems(message) {
    brief.off();
    const given = message.problems?.length ? message.problems : [{ text: message.error || "Your log book could not be written." }];
    const problems = given.map((problem) => {
      const made = frames.get(problem.field);
      const part = made && (problem.row || problem.column) ? made.control.fault?.(problem) : null;
      const name = part?.column.label ?? made?.field.label;
      const covered = made && (seats.why(problem.field) || seats.gone(problem.field));
      const said = name && /^[a-z]/.test(problem.text) ? `${name}: this ${problem.text}` : problem.text;
      const text = covered ? `${made.field.label}: this answer needs another look. It is not shown here.` : said;
      (part ?? made)?.error.set(said);
      const target = covered ? null : part?.main ?? made?.control.main;
      return { text, main: made && { id: target?.id ?? "", focus: () => goTo(problem.field, target) } };
    });
    const box = errorSummary(problems, ctx);
    problemsPlace.append(box);
    box.focus();
    showStatus();
  }

  function onRefused(message) {
    console.warn("powerkit: refused", view.card.id);
    const words = message.error || "The workbook did not understand that.";
    if (message.what) return questions.told(message);
    if (message.field) return drafts.ack({ client: who.client, n: message.n, field: message.field, ok: false, error: words });
    if (request) finishRequest();
    if (!ready) {
      clearTimeout(helloTimer);
      helloTimer = setTimeout(hello, timing.ack * 2);
    }
    unsure = words;
    showStatus();
  }

  // ---- begin ----
  function hello() {
    try {
      send({ kind: "hello", client: who.client });
    } catch {
      lateHello();
      return;
    }
    helloTimer = setTimeout(lateHello, timing.ack);
  }

  function lateHello() {
    clearTimeout(helloTimer);
    unsure = "late";
    showStatus();
    lost();
    helloTimer = setTimeout(hello, timing.ack);
  }

  const heard = { answers: onAnswers, ack: ackHeard, saved: onSaved, refused: onRefused, told: questions.told };
  function ackHeard(message) {
    drafts.ack(message);
    if (unsure && unsure !== "late") unsure = "";
    showStatus();
  }
  let heardAt = 0;
  const listen = (message) => {
    heardAt = performance.now();
    heard[message?.kind]?.(message);
  };

  for (const name of ["input", "change", "click", "keyup"]) root.addEventListener(name, () => queueMicrotask(boxes.sweep));
  model.on("msg:custom", listen);
  hello(); // the question travels while the page is built
  build();
  showStatus();
  const entry = { id: view.card.id, pending: () => drafts.pending() + (request ? 1 : 0), flush: () => drafts.flush(), kept: store.works, settled, heard: () => heardAt };
  shared().cards.add(entry);
  const warn = (leaving) => {
    if (drafts.pending() && !store.works()) leaving.preventDefault();
  };
  /** The page goes between *Save* and its answer: the version is asked for now, behind the words that were sent. */
  const leave = () => {
    if (saveButton.getAttribute("aria-disabled") && !request) ask("save", (lastSave ??= who.next()));
  };
  window.addEventListener("beforeunload", warn);
  window.addEventListener("pagehide", leave);
  const unfollow = safe.follow(turned);

  return () => {
    model.off("msg:custom", listen);
    unfollow();
    window.removeEventListener("beforeunload", warn);
    window.removeEventListener("pagehide", leave);
    clearTimeout(helloTimer);
    clearTimeout(request?.timer);
    drafts.close();
    questions.close();
    shared().cards.delete(entry);
  };
}
