// The share copy on a reader's screen: comment boxes, kept in the browser while somebody types, and one file to send back.
// All of it is text put in with textContent; the page can be read without any of this.

// Words are kept by share, so that two copies open in one browser never mix. A browser that keeps nothing is no hindrance.
const pkKeep = (share) => {
  const name = (place) => `powerkit-reply:${share}:${place}`;
  let works = true;
  try { localStorage.setItem(name("?"), "1"); localStorage.removeItem(name("?")); } catch { works = false; }
  return {
    works,
    read(place) { try { return localStorage.getItem(name(place)) ?? ""; } catch { return ""; } },
    write(place, text) {
      try { text ? localStorage.setItem(name(place), text) : localStorage.removeItem(name(place)); } catch { works = false; this.works = false; }
    },
  };
};

async function pkSeal(reply) {
  const said = JSON.stringify([reply.share, reply.workbook, reply.checksum, reply.reviewer, reply.written,
    reply.comments.map((comment) => [comment.card, comment.entry, comment.version, comment.text, ...(comment.about ? [comment.about] : [])])]);
  if (!globalThis.crypto?.subtle) return "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(said)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** How what was written stands: how many comments, whether they are in a file, whether this browser keeps them. */
function pkStands(number, saved, works, name) {
  if (!number) return t("You have written no comment yet.");
  if (saved) return t("Saved as {name}, where your browser puts downloads. Now send it back: attach it to an e-mail.", { name });
  return works
    ? tn(
      "1 comment. It is kept in this browser until you save your reply as a file. Nobody sees it before you send it back.",
      "{number} comments. They are kept in this browser until you save your reply as a file. Nobody sees them before you send it back.",
      number,
    )
    : tn(
      "1 comment. This browser keeps nothing: save your reply before you close the page.",
      "{number} comments. This browser keeps nothing: save your reply before you close the page.",
      number,
    );
}

/**
 * Keep the foot in sight, or not. Where it comes over the box that is typed in, that box moves up above it.
 * @param {HTMLElement} foot
 * @param {boolean} yes
 */
function pkStick(foot, yes) {
  const comes = yes && !foot.classList.contains("pk-typed");
  foot.classList.toggle("pk-typed", yes);
  if (comes) document.activeElement?.scrollIntoView({ block: "nearest" });
}

/** A box for words with its label: { whole, area, grow() }. */
function pkBox(id, label, { hint, about, rows }) {
  const area = pkMake("textarea", { id, rows, placeholder: " ", "aria-describedby": about ? about.id : hint ? `${id}-hint` : "" });
  const grow = () => { area.style.height = "auto"; area.style.height = `${area.scrollHeight + 4}px`; };
  const whole = pkMake("div", { class: "pk-comment" }, pkMake("label", { for: id }, label),
    ...(hint ? [pkMake("p", { class: "pk-hint", id: `${id}-hint` }, hint)] : []), area);
  return { whole, area, grow };
}

/** The box for one's name, beside the button that saves: { who, named (the box with its label) }. */
function pkWho() {
  const who = pkMake("input", { id: "pk-who", type: "text", autocomplete: "name" });
  return { who, named: pkMake("div", { class: "pk-named" }, pkMake("label", { for: "pk-who" }, t("Your name, to stand beside your comments")), who) };
}

/** Seal a reply and hand it out as a file. */
async function pkSave(name, reply) {
  const text = JSON.stringify({ ...reply, seal: await pkSeal(reply) }, null, 1) + "\n";
  const link = pkMake("a", { download: name, href: URL.createObjectURL(new Blob([text], { type: "application/json" })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** What stands above the boxes. */
function pkLead() {
  return [pkMake("h2", { id: "pk-reply-title" }, t("Your reply")),
    pkMake("p", {}, t("Write under any question or card, or here about all of it. Save my reply makes one small file with your comments and your name if you give it. Nothing is sent by itself: you send the file back as you like."))];
}

function pkReplies() {
  const about = document.querySelector("#pk-reply");
  if (!about) return;
  const { share, workbook, checksum, name } = about.dataset;
  const keep = pkKeep(share);
  const boxes = [];
  const status = pkMake("p", { role: "status", class: "pk-reply-status" });
  const foot = pkMake("div", { class: "pk-reply-foot" }); // in sight by every box once something is written
  let saved = "";
  const written = () => boxes.filter((box) => box.area.value.trim());
  const words = () => JSON.stringify([who.value, ...boxes.map((box) => box.area.value)]);
  const tell = () => {
    const number = written().length;
    pkStick(foot, number > 0);
    pkTell(status, pkStands(number, words() === saved, keep.works, name));
  };
  const box = (key, place, label, where, { hint = "", about = null } = {}) => {
    const { whole, area, grow } = pkBox(`pk-box-${boxes.length + 1}`, label, { hint, about, rows: place.about ? "2" : "4" });
    area.value = keep.read(key);
    area.addEventListener("input", () => { keep.write(key, area.value); grow(); tell(); });
    where.append(whole);
    boxes.push({ place, area });
    if (area.value) grow();
  };
  document.querySelectorAll("main .pk-framed ol > li").forEach((question, at) => {
    box(`question:${at + 1}`, { about: question.textContent.trim() }, t("Your answer to question {number}", { number: at + 1 }), question);
  });
  for (const section of document.querySelectorAll("main section[data-card]")) {
    const title = section.querySelector("h1, h2, h3, h4, h5, h6");
    const { card, entry, version } = section.dataset;
    if (title && !title.id) title.id = `pk-about-${boxes.length + 1}`;
    box(`${card}:${entry}:${version}`, { card, entry: Number(entry), version: Number(version) }, t("Your comment on card {card}", { card }), section, { about: title });
  }
  const panel = pkMake("section", { class: "pk-reply", "aria-labelledby": "pk-reply-title" }, ...pkLead());
  const { who, named } = pkWho();
  who.value = keep.read("who");
  who.addEventListener("input", () => { keep.write("who", who.value); tell(); });
  const button = pkMake("button", { type: "button" }, t("Save my reply"));
  button.addEventListener("click", async () => {
    if (!written().length) {
      pkTell(status, t("There is nothing to save yet: write a comment first, under a question, under a card or here."));
      boxes.at(-1).area.focus();
      return;
    }
    await pkSave(name, {
      powerkit: "reply", format: 1, share, workbook, checksum, reviewer: who.value.trim(), written: new Date().toISOString(),
      comments: written().map(({ place, area }) => ({ card: "", entry: 0, version: 0, ...place, text: area.value })),
    });
    saved = words();
    tell();
  });
  box("all", {}, t("Anything about all of it"), panel, { hint: t("You can leave this empty.") });
  foot.append(named, button, status);
  about.replaceWith(panel, foot);
  tell();
  addEventListener("beforeunload", (event) => {
    if (written().length && !keep.works && words() !== saved) event.preventDefault();
  });
}

// A copy locked with a passphrase: the words come in only when it is right.
const pkBytes = (text) => Uint8Array.from(atob(text), (item) => item.charCodeAt(0));

async function pkUnlock(locked, passphrase) {
  const { salt, nonce, rounds } = locked.dataset;
  const words = new TextEncoder().encode(passphrase.normalize("NFKC").trim());
  const base = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: pkBytes(salt), iterations: Number(rounds) };
  const key = await crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const inside = pkBytes(document.querySelector("#pk-inside").content.textContent.trim());
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: pkBytes(nonce) }, key, inside);
  return new TextDecoder().decode(plain);
}

function pkOpened(text) {
  const inside = new DOMParser().parseFromString(text, "text/html");
  document.title = inside.title;
  document.documentElement.lang = inside.documentElement.lang;
  document.body.replaceChildren(...document.adoptNode(inside.body).childNodes);
  pkReplies();
  const title = document.querySelector("h1");
  title.tabIndex = -1;
  title.focus();
}

function pkLocked() {
  const locked = document.querySelector("#pk-locked");
  if (!locked) return;
  if (!globalThis.crypto?.subtle) {
    pkTell(locked.querySelector(".pk-no-script"), t("This browser cannot open a locked file from here. Try a newer Chrome, Edge, Firefox or Safari."));
    return;
  }
  locked.querySelector(".pk-no-script").remove();
  const field = pkMake("input", { id: "pk-passphrase", type: "password", autocomplete: "off", "aria-describedby": "pk-wrong", autofocus: "" });
  const shown = pkMake("input", { id: "pk-shown", type: "checkbox" });
  shown.addEventListener("change", () => { field.type = shown.checked ? "text" : "password"; });
  const wrong = pkMake("p", { id: "pk-wrong", role: "alert", class: "pk-wrong" });
  const button = pkMake("button", { type: "submit" }, t("Open"));
  const form = pkMake("form", {}, pkMake("label", { for: "pk-passphrase" }, t("Passphrase")), wrong, field,
    pkMake("div", { class: "pk-tick" }, shown, pkMake("label", { for: "pk-shown" }, t("Show what I type"))), button);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    pkTell(button, t("Opening…"));
    wrong.textContent = "";
    try {
      pkOpened(await pkUnlock(locked, field.value));
    } catch {
      pkTell(wrong, t("That is not the passphrase of this file. Check capital letters and spaces, and try again."));
      field.setAttribute("aria-invalid", "true");
      field.focus();
    }
    button.setAttribute("aria-disabled", "false");
    pkTell(button, t("Open"));
  });
  locked.append(form);
}

pkLocked();
pkReplies();
