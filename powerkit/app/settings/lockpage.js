// The pages of the lock: tells the workbook's other tabs what changed, and locks at a click.
const channel = new BroadcastChannel("powerkit-lock");
const { page, changed, moment } = document.body.dataset; // the page brings its words

// What is wrong is said with the box that it describes: what is typed next goes there.
const error = document.getElementById("error");
/** @type {HTMLElement | null} */
const box = error?.parentElement?.querySelector("input[type=password]") ?? document.getElementById("passphrase");
(box ?? error)?.focus();
if (changed) channel.postMessage("changed");
channel.addEventListener("message", ({ data }) => {
  if (page === "unlock" && data === "unlocked") location.reload();
  if (page !== "unlock" && data === "locked") location.reload();
});

for (const form of document.forms) {
  form.addEventListener("submit", () => {
    const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
    button.setAttribute("aria-disabled", "true");
    button.textContent = moment ?? "";
  });
}

/** Send what a button asks for; whether the server did it. */
async function send(/** @type {EventTarget | null} */ button, /** @type {string} */ what) {
  const { base } = /** @type {HTMLElement} */ (button).dataset;
  const xsrf = decodeURIComponent(document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "");
  const headers = { "X-XSRFToken": xsrf };
  const asked = { method: "POST", headers, signal: AbortSignal.timeout(10_000) };
  return fetch(`${base}powerkit/${what}`, asked).then(({ ok }) => ok, () => false);
}

document.getElementById("close")?.addEventListener("click", async event => {
  const done = await send(event.target, "close");
  const closed = /** @type {HTMLElement} */ (document.getElementById("closed"));
  closed.textContent = (done ? closed.dataset.done : closed.dataset.not) ?? "";
});

document.getElementById("lock-now")?.addEventListener("click", async event => {
  await send(event.target, "lock-now"); // loaded anew, the page shows how it stands
  channel.postMessage("locked");
  location.reload();
});
