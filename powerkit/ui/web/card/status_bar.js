// Beneath the answers: save, the state of saving, starting afresh; above them: what went wrong, and words to bring back.

const LOST = "The workbook has lost touch with its engine.";
const STAY = "Keep this page open.";
const KEPT = "What you type is kept in this browser until it can be saved.";
const NOT_KEPT = "This browser can’t keep unsaved words just now, so stay until you see “Saved”.";

/** The line that always says how saving stands. It is read aloud by speaker() when it matters, so it is quiet itself. */
function statusBar() {
  const line = h("p", { class: "pk-status", role: "status", "aria-live": "off", "data-pk-status": "clean" });
  const why = h("span", { class: "pk-why" });
  const more = h("p", { class: "pk-not-saved", hidden: true }, STAY + " ", why);
  const el = h("div", { class: "pk-bar" }, line, more);
  const says = { clean: "Your words are kept as you write", saving: "Saving…", unsaved: "Not saved" };
  return {
    el,
    reason: () => more.textContent,
    /** Show a state; returns what should be read aloud, or "". */
    set({ is, at, error, kept }) {
      const before = line.getAttribute("data-pk-status");
      const words = is === "saved" ? `Saved ${at}` : says[is];
      if (line.textContent !== words) line.textContent = words;
      if (before !== is) line.setAttribute("data-pk-status", is);
      const reason = `${error || LOST} ${kept ? KEPT : NOT_KEPT}`;
      if (is === "unsaved" && why.textContent !== reason) why.textContent = reason;
      show(more, is === "unsaved");
      if (is === "unsaved") el.classList.add("pk-bar-unsaved");
      else if (is !== "saving") el.classList.remove("pk-bar-unsaved");
      return is === "unsaved" && before !== is ? `Not saved. ${more.textContent}` : "";
    },
  };
}

/** "22 November at 14:02" in the reader's own time. */
function spokenTime(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "an earlier day";
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return `${day} at ${date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}

/** Words of another tab or an earlier day that never arrived: shown, to use or to leave. items: [{field, value, at}]. */
function offerBanner(items, ctx, { use, leave }) {
  const latest = items.map((item) => item.at).sort().at(-1);
  const list = items.flatMap((item) => [
    h("dt", {}, item.field.label),
    ...inWords(item.field, item.value).map((line) => h("dd", {}, line)),
  ]);
  const el = h("div", { class: "pk-offer", role: "region", "aria-labelledby": ctx.id("offer") },
    h("h3", { id: ctx.id("offer") }, items[0].copy
      ? `Another copy of your log book had these words, of ${spokenTime(latest)}`
      : `Words you typed on ${spokenTime(latest)} did not reach your log book`),
    h("dl", {}, ...list),
    h("div", { class: "pk-buttons" },
      button("", "Use them", () => { el.remove(); use(); }, { "data-pk-key": "use" }),
      button("pk-secondary", "Keep what is here", () => { el.remove(); leave(); }, { "data-pk-key": "leave" })));
  return el;
}

/** The log book ends before a version that this browser saw saved: said, until it is taken note of. */
function olderNotice(known, saved, ctx, noted) {
  const is = saved ? `ends at version ${saved.number} of ${saved.day}` : "has no version of it";
  const el = h("div", { class: "pk-offer", role: "region", "aria-labelledby": ctx.id("older") },
    h("h3", { id: ctx.id("older") }, `Version ${known.number} of this card, saved on ${known.day} at ${known.at}, is not in your log book`),
    h("p", {}, `The log book that is open here ${is}. It may be an older copy that a sync program put in place, or a backup you went back to. The start page names other copies, if there are any; there are more in the folder Backups.`),
    button("pk-secondary", "I know: do not say it again", () => { el.remove(); noted(); }, { "data-pk-key": "older" }));
  return el;
}

/** GOV.UK error summary: takes the focus; each line leads to what it is about. problems: [{ text, main }]. */
function errorSummary(problems, ctx) {
  const line = ({ text, main }) => {
    if (!main) return h("li", {}, text);
    const go = (event) => {
      event.preventDefault();
      main.focus();
    };
    return h("li", {}, h("a", { href: "#" + main.id, onclick: go }, text));
  };
  return h("div", { class: "pk-summary-box", tabindex: "-1", role: "alert", "aria-labelledby": ctx.id("problem") },
    h("h2", { id: ctx.id("problem") }, "There is a problem"),
    h("ul", {}, ...problems.map(line)));
}

/** "Start this card afresh", asked once more in the page itself. */
function freshPart(ctx, start) {
  const ask = button("pk-quiet", "Start this card afresh", () => open(true), { "data-pk-key": "fresh" });
  const words = h("p", { id: ctx.id("fresh"), tabindex: "-1" },
    "This empties the card so that you can begin again. Versions you have saved stay in your log book; anything not saved there is cleared.");
  const sure = h("div", { class: "pk-confirm", hidden: true, role: "group", "aria-labelledby": ctx.id("fresh") }, words,
    h("div", { class: "pk-buttons" },
      button("pk-warn", "Yes, start afresh", () => { open(false); start(); }, { "data-pk-key": "fresh-yes" }),
      button("pk-secondary", "No, keep it as it is", () => open(false), { "data-pk-key": "fresh-no" })));
  function open(yes) {
    show(sure, yes);
    show(ask, !yes);
    (yes ? words : ask).focus();
  }
  return h("div", { class: "pk-fresh" }, ask, sure);
}

/** "Saved to your log book on 22 November 2026 at 14:02. Version 2." */
function versionWords(version) {
  return `Saved to your log book on ${version.day} at ${version.at}. Version ${version.number}.`;
}
