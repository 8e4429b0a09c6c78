// All that a widget carries itself: it gets the script that the widgets of a page share, once, and hands over to it.

/** The scripts this page has loaded, by their keys: promises of modules. */
const SCRIPTS = ((window.__powerkit ??= {}).scripts ??= new Map());

/** Put a style sheet on the page, before those of later places: what is general must not come after what is special. */
function addSheet({ place, key, text }) {
  const there = [...document.querySelectorAll("style[data-pk-sheet]")];
  if (there.some((one) => one.dataset.pkSheet === key)) return;
  const sheet = document.createElement("style");
  sheet.dataset.pkSheet = key;
  sheet.dataset.pkPlace = place;
  sheet.textContent = text;
  const next = there.find((one) => Number(one.dataset.pkPlace) > place);
  if (next) next.before(sheet);
  else document.head.append(sheet);
}

/** Ask the kernel for what is shared: where the page has not met the widget that brings it. */
function askFor(model) {
  return new Promise((done) => {
    const hear = (message) => {
      if (message?.kind !== "script") return;
      model.off("msg:custom", hear);
      done(message.shared);
    };
    model.on("msg:custom", hear);
    model.send({ kind: "script" });
  });
}

async function load(model) {
  const id = model.get("_shared").replace("IPY_MODEL_", "");
  const { script, sheets } = await model.widget_manager.get_model(id).then((one) => one.get("shared")).catch(() => askFor(model));
  sheets.forEach(addSheet);
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The script of that key; one that could not be loaded is tried again by the next who needs it. */
function loaded(model) {
  const key = model.get("_key");
  if (!SCRIPTS.has(key)) {
    SCRIPTS.set(key, load(model));
    SCRIPTS.get(key).catch(() => SCRIPTS.delete(key));
  }
  return SCRIPTS.get(key);
}

export default {
  async render(given) {
    try {
      return (await loaded(given.model)).render(given);
    } catch (error) {
      console.error("powerkit", error);
      given.el.textContent = "This can’t be shown just now. Nothing you saved is lost. Load this page again; if it stays like this, close the workbook and open it again.";
      return () => {};
    }
  },
};
