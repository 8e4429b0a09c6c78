// How a picture gets here: dropped or pasted, made smaller where it is too large to travel.

import { takeIn } from "../../host.js";
import { Unanswered } from "../../rpc.js";
import { filesDropped } from "../file_drop.js";
import { t } from "../../language.js";

const PHOTO_SENT = 7_000_000; // bytes that travel in one message
const PHOTO_LARGEST = 80_000_000;
const PHOTO_SIDE = 2400;

/**
 * A picture that is pasted or dropped on `el` is taken.
 * @param {HTMLElement} el
 * @param {(chosen: any) => unknown} take
 */
export function photoWays(el, take) {
  el.addEventListener("paste", (/** @type {ClipboardEvent} */ event) => {
    const pasted = [...(event.clipboardData?.files ?? [])][0];
    if (!pasted) return;
    event.preventDefault();
    take(pasted);
  });
  filesDropped(el, ([first]) => take(first), "pk-photo-over");
}

/**
 * A chosen picture as base64. One too large for a message is made smaller here first, where the browser can read it.
 * @param {File} file
 */
export async function photoToSend(file) {
  if (file.size > PHOTO_LARGEST) throw new Unanswered(t("This file is too large. The most is {number} MB.", { number: PHOTO_LARGEST / 1e6 }));
  if (file.size <= PHOTO_SENT) return (await takeIn(file, PHOTO_SENT)).data;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, PHOTO_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.max(1, Math.round(bitmap.width * scale)), height: Math.max(1, Math.round(bitmap.height * scale)) });
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    return (await takeIn(smaller, PHOTO_SENT)).data;
  } catch {
    throw new Unanswered(t("This file is too large to read here. Save it as a JPEG of at most {number} MB, and choose that.", { number: PHOTO_SENT / 1e6 }));
  }
}
