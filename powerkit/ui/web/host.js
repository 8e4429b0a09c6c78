// How files come and go where the workbook is shown: in a browser, as downloads and as files that are chosen.
// What Python knows of its host stands in powerkit/ui/host.py.

import { h } from "./dom.js";
import { Unanswered } from "./rpc.js";
import { t } from "./language.js";

/**
 * Hand out a file that Python made: as a download, where its bytes (base64) came with it; else Python's host has done so. Returns what to say of it.
 * @param {{ name: string, type: string, data?: string }} file
 */
export function handOut({ name, type, data }) {
  if (data !== undefined) {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const link = h("a", { href: URL.createObjectURL(new Blob([bytes], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
  return t("“{name}” is in your downloads.", { name });
}

/**
 * Take in a file that a person chose, as { name, data (base64) }; fails in plain words when it is larger than `most` bytes.
 * @template {Blob & { name?: string }} F
 * @param {F} file
 */
export async function takeIn(file, most = 8_000_000) {
  if (file.size > most) throw new Unanswered(t("This file is too large. The most is {floor} MB.", { floor: Math.floor(most / 1e6) }));
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = "";
  for (let at = 0; at < bytes.length; at += 32768) letters += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return { name: /** @type {F["name"]} */ (file.name), data: btoa(letters) };
}
