// The pages of the lock: tells the workbook's other tabs what changed, and locks at a click.
const channel = new BroadcastChannel("powerkit-lock");
const { page, changed } = document.body.dataset;

document.getElementById("error")?.focus();
if (!document.getElementById("error")) document.getElementById("passphrase")?.focus();
if (changed) channel.postMessage("changed");
channel.addEventListener("message", ({ data }) => {
  if (page === "unlock" && data === "unlocked") location.reload();
  if (page !== "unlock" && data === "locked") location.reload();
});

for (const form of document.forms) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    button.setAttribute("aria-disabled", "true");
    button.textContent = "One moment…";
  });
}

document.getElementById("lock-now")?.addEventListener("click", async event => {
  const xsrf = decodeURIComponent(document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "");
  const headers = { "X-XSRFToken": xsrf };
  const asked = { method: "POST", headers, signal: AbortSignal.timeout(10_000) };
  await fetch(`${event.target.dataset.base}powerkit/lock-now`, asked).catch(() => {}); // loaded anew, the page shows how it stands
  channel.postMessage("locked");
  location.reload();
});
