// A photo of a map, a drawing or a flip chart on paper: chosen, dropped or pasted, described in words, removed and put back.

//# style ./photo.css
import { button, errorLine, grow, h, show } from "../../dom.js";
import { KINDS } from "../../registry.js";
import { Unanswered, fileToSend } from "../../rpc.js";

const PHOTO_SENT = 7_000_000; // bytes that travel in one message
const PHOTO_LARGEST = 80_000_000;
const PHOTO_SIDE = 2400;

KINDS.photo = (field, ctx) => {
  let value = { photo: "", words: "" };
  let shown = ""; // the key of the picture that stands on the page
  let before = null; // what was there before it was removed or replaced

  const file = h("input", { type: "file", accept: "image/*,.heic,.heif", hidden: true, "aria-hidden": "true", tabindex: "-1", onchange: () => take(file.files[0]) });
  const choose = button("pk-secondary", "", () => !busy() && file.click(), { id: ctx.id("control"), "data-pk-key": "choose" });
  const remove = button("pk-secondary", "Remove the photo", removeIt, { "data-pk-key": "remove" });
  const back = button("pk-quiet", "Put it back", putBack, { "data-pk-key": "back" });
  const gone = h("p", { class: "pk-photo-gone", hidden: true }, h("span"), " ", back);
  const img = h("img", { class: "pk-photo-img", hidden: true });
  const missing = h("p", { class: "pk-hint", hidden: true });
  const words = h("textarea", { id: ctx.id("words"), class: "pk-input", rows: 3, dir: "auto", autocomplete: "off", "aria-describedby": ctx.id("words-hint"), "data-pk-key": "words", oninput: describeIt });
  const described = h("div", { class: "pk-photo-words", hidden: true },
    h("label", { for: words.id, class: "pk-cell-label" }, "Describe the photo in words"),
    h("p", { class: "pk-hint", id: ctx.id("words-hint") }, "Say what it shows, as you would on the telephone. Whoever cannot see the photo reads this. Names here are replaced in what others read; names in the photo are not."),
    words);
  const ways = h("p", { class: "pk-hint pk-photo-ways" }, "You can also drop a picture here, or copy one and press Ctrl + V.");
  const wrong = errorLine(ctx.id("wrong"), choose, "");
  const el = h("div", { class: "pk-photo" }, img, missing, described, wrong.el, gone, h("div", { class: "pk-buttons" }, choose, remove, file), ways);

  const busy = () => choose.getAttribute("aria-disabled") === "true";

  function draw() {
    const has = Boolean(value.photo);
    choose.textContent = busy() ? "Reading the photo…" : has ? "Choose another photo" : "Choose a photo";
    img.alt = value.words.trim() || "The photo. It is not described in words yet.";
    show(img, has && shown === value.photo);
    show(remove, has);
    show(described, has || value.words);
    show(gone, before);
    gone.firstChild.textContent = has ? "You chose another photo." : "The photo is removed.";
  }

  async function take(chosen) {
    if (!chosen || busy()) return;
    wrong.set("");
    choose.setAttribute("aria-disabled", "true");
    draw();
    ctx.say("Reading the photo.");
    try {
      const told = await ctx.ask("take", { data: await photoToSend(chosen) });
      if (told) taken(told);
    } catch (problem) {
      wrong.set(problem instanceof Unanswered ? problem.message : "This file could not be read. Choose it again.");
      ctx.say(wrong.el.textContent);
    }
    file.value = "";
    choose.removeAttribute("aria-disabled");
    draw();
    if (shown && shown === value.photo && !value.words) words.focus();
  }

  function taken(told) {
    before = value.photo && value.photo !== told.photo ? value : null;
    value = { photo: told.photo, words: value.words };
    place(told);
    ctx.change(value);
    ctx.say(value.words ? "The photo is in its place. Look whether its description still fits." : "The photo is in its place. Describe it in words.");
  }

  function place(told) {
    shown = told.photo;
    show(missing, false);
    Object.assign(img, { src: "data:image/jpeg;base64," + told.data, width: told.width, height: told.height });
  }

  function removeIt() {
    wrong.set("");
    before = value;
    value = { photo: "", words: "" };
    words.value = "";
    ctx.change(value);
    draw();
    back.focus();
    ctx.say("The photo is removed. You can put it back.");
  }

  function putBack() {
    wrong.set("");
    value = { photo: before.photo, words: value.words.trim() ? value.words : before.words }; // a description written since stays
    before = null;
    words.value = value.words;
    ctx.change(value);
    showKept();
    draw();
    choose.focus();
    ctx.say("The photo is back.");
  }

  function describeIt() {
    grow(words);
    value = { ...value, words: words.value };
    ctx.change(value);
    img.alt = value.words.trim() || "The photo. It is not described in words yet.";
  }

  async function showKept() {
    const wanted = value.photo;
    if (!wanted || shown === wanted) return;
    try {
      const told = await ctx.ask("show", { photo: wanted });
      if (told && value.photo === wanted) place(told);
    } catch (problem) {
      if (value.photo !== wanted) return;
      missing.textContent = problem.message;
      show(missing, true);
    }
    draw();
  }

  el.addEventListener("paste", (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])][0];
    if (!pasted) return;
    event.preventDefault();
    take(pasted);
  });
  el.addEventListener("dragover", (event) => { event.preventDefault(); el.classList.add("pk-photo-over"); });
  el.addEventListener("dragleave", () => el.classList.remove("pk-photo-over"));
  el.addEventListener("drop", (event) => {
    event.preventDefault();
    el.classList.remove("pk-photo-over");
    take(event.dataTransfer.files[0]);
  });
  draw();

  return {
    el,
    main: choose,
    group: true,
    field: { ...field, hint: field.hint || "Instead of the question above, or as well. It stays in your log book: no record and no copy to send has the photo in it, unless you put it in by hand." },
    set(given) {
      const was = value;
      value = { photo: given?.photo || "", words: given?.words || "" };
      if (was.photo !== value.photo) before = null;
      words.value = value.words;
      if (value.words) grow(words);
      show(missing, false);
      showKept();
      draw();
    },
  };
};

/** A chosen picture as base64. One too large for a message is made smaller here first, where the browser can read it. */
async function photoToSend(file) {
  if (file.size > PHOTO_LARGEST) throw new Unanswered(`This file is too large. The most is ${PHOTO_LARGEST / 1e6} MB.`);
  if (file.size <= PHOTO_SENT) return (await fileToSend(file, PHOTO_SENT)).data;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, PHOTO_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.max(1, Math.round(bitmap.width * scale)), height: Math.max(1, Math.round(bitmap.height * scale)) });
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    return (await fileToSend(smaller, PHOTO_SENT)).data;
  } catch {
    throw new Unanswered(`This file is too large to read here. Save it as a JPEG of at most ${PHOTO_SENT / 1e6} MB, and choose that.`);
  }
}
