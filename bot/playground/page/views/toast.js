// Short notes at the foot of the page, read out by screen readers.

import { h } from "../dom.js";

const SHOWN_MS = 4500;
const region = h("div", { class: "toasts", role: "status", "aria-live": "polite" });

/** The place for the notes; the page has one. */
export const toastRegion = () => region;

/** Show a note for a few seconds; `tone` is "", "bot" or "bad". */
export function toast(text, tone = "") {
  const note = h("div", { class: `toast ${tone}`.trim() }, text);
  // Above an open dialog, which covers everything outside it.
  ([...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body).append(region);
  region.append(note);
  setTimeout(() => note.remove(), SHOWN_MS);
}
