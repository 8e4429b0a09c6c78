// The watchdog: with the page from its first line on, before all it watches. It says so when the page does not open.
// It stands above the style sheets: no script below one runs before that has come.
(() => {
  const PATIENCE = 12000; // milliseconds until a page that is still opening is said to be slow
  const SAVED = "Nothing you saved is lost.";
  let timer = 0;

  const opening = () => !document.body?.dataset.pkPage;

  /** Say it at the top of the page, with a button to load it again; what is there already is shown as it is. */
  function tell(/** @type {string} */ role, /** @type {string} */ heading, /** @type {string} */ words) {
    const notices = document.getElementById("pk-notices");
    const there = document.querySelector(".pk-watch");
    if (!opening() || !notices || there?.getAttribute("role") === "alert") {
      return;
    }
    there?.remove();
    document.body.classList.add("pk-slow");
    const box = document.createElement("section");
    box.className = `pk-page-notice pk-page-${role} pk-watch`;
    box.setAttribute("role", role);
    const title = document.createElement("h2");
    title.textContent = heading;
    const text = document.createElement("p");
    text.textContent = words;
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Load again";
    again.addEventListener("click", () => location.reload());
    notices.append(box);
    box.append(title, text, again); // what comes into a region that is there already is read out
  }

  /** A style sheet that does not come holds back all that would be shown: let it come later, or never. */
  function unstyled() {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      if (link instanceof HTMLLinkElement && !link.sheet && link.media !== "print") {
        const late = /** @type {HTMLLinkElement} */ (link.cloneNode());
        late.media = "print"; // waited for by nothing
        late.addEventListener("load", () => (late.media = link.media), { once: true });
        link.replaceWith(late);
      }
    }
  }

  const slow = () => {
    unstyled();
    tell("status", "This page is taking long to open.", `${SAVED} Wait a little longer, or load it again.`);
  };
  const failed = () =>
    tell("alert", "A part of this page did not arrive.", `${SAVED} Load it again; if it stays like this, close the workbook and start it again.`);

  function watch() {
    clearTimeout(timer);
    document.body?.classList.remove("pk-slow");
    timer = setTimeout(slow, PATIENCE);
  }

  // A script that does not arrive is told to its element only, on the way down; one in whose place another page came,
  // such as a page to sign in, is no script. What is loaded ahead comes later in another way.
  const missing = (/** @type {ErrorEvent} */ { target, error, filename }) => {
    const script = target instanceof HTMLScriptElement ? target.src : error instanceof SyntaxError && filename;
    return script && !script.includes("/web/lab.js?");
  };
  window.addEventListener("error", event => missing(event) && failed(), true);
  document.addEventListener("powerkit:failed", failed);
  document.addEventListener("powerkit:opening", watch); // a page that waited for its turn
  watch();
})();
