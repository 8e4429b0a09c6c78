// Files dropped on a part of the page.

/**
 * `take` gets the files that are dropped on `el`, which has the class `over` while they are held above it. What is dragged and is no file
 * goes its way.
 * @param {HTMLElement} el
 * @param {(files: File[]) => void} take
 * @param {string} [over]
 */
export function filesDropped(el, take, over = "pk-over") {
  const taken = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  el.addEventListener("dragover", (event) => {
    if (![...(event.dataTransfer?.types ?? [])].includes("Files")) return;
    taken(event);
    el.classList.add(over);
  });
  el.addEventListener("dragleave", () => el.classList.remove(over));
  el.addEventListener("drop", (event) => {
    el.classList.remove(over);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!files.length) return;
    taken(event);
    take(files);
  });
}
