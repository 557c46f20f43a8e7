// Leading people to what a finding is about.
// @ts-check
import { part, showPart } from "./ui.js";
import { format, partOf } from "./store.js";

/** Where the focus goes once the part is shown. @type {null | {path: string, from: number | null, to: number | null}} */
let waiting = null;

/**
 * Shows the part of a path and puts the focus there.
 * @param {string} path
 * @param {number | null} [from] a place in its text
 * @param {number | null} [to]
 */
export function leadTo(path, from = null, to = null) {
  waiting = { path, from, to };
  const id = partOf(path);
  if (part.value === id) arrive();
  else showPart(id); // the part calls arrive when it is there
}

/** Puts the focus where leadTo wanted it. Parts call it when they have been drawn. */
export function arrive() {
  if (!waiting) return;
  const { path, from, to } = waiting;
  const field = fieldOf(path);
  if (!field) return;
  waiting = null;
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  if (from !== null && field instanceof HTMLTextAreaElement) {
    field.setSelectionRange(from, to ?? from);
    field.dispatchEvent(new CustomEvent("reveal", { detail: from }));
  } else if (field instanceof HTMLInputElement && field.type === "text") field.select();
}

/** The field of a path, or of the first cell below it. @param {string} path @returns {HTMLElement | null} */
function fieldOf(path) {
  const exact = document.querySelector(`[data-path="${CSS.escape(path)}"]`);
  if (exact instanceof HTMLElement) return exact;
  const cells = (format.value?.sections ?? []).flatMap((s) => s.table?.cells ?? []);
  const below = cells.find((c) => c.path?.startsWith(`${path}[`) || c.path?.startsWith(`${path}.`));
  const other = below?.path ? document.querySelector(`[data-path="${CSS.escape(below.path)}"]`) : document.querySelector(`[data-path^="${CSS.escape(path)}"]`);
  return other instanceof HTMLElement ? other : document.querySelector("main h2");
}
