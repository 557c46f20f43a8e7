// The report that is filled in: its values, what they were, and the steps back and forth.
// @ts-check
import { batch, computed, signal } from "@preact/signals";
import { format as formatOf } from "./api.js";
import { partOf } from "./report.js";

/** @typedef {import("./report.js").Values} Values */
/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {{id: string, values: Values, base: Values, previous: Values | null, notes: Finding[], pictures: Map<string, Blob>, origin: string, updated: number}} Work */
/** @typedef {{path: string, before: string | undefined, after: string | undefined}} Change */
/** @typedef {Partial<Pick<Work, "pictures" | "previous" | "notes">>} Rest what of a work is no value */
/** @typedef {{changes: Change[], merge: string, name: string, rest?: {before: Rest, after: Rest}}} Step */

/** The work in hand; null on the start screen. */
export const work = signal(/** @type {Work | null} */ (null));
/** Sections and tables of its edition. */
export const format = signal(/** @type {import("./figures.js").Format | null} */ (null));
/** Whether another tab has the work, so that this one only shows it. */
export const readOnly = signal(false);
/** Counts edits, for what has to be done after each. */
export const edits = signal(0);

const past = signal(/** @type {Step[]} */ ([]));
const future = signal(/** @type {Step[]} */ ([]));
export const canUndo = computed(() => past.value.length > 0 && !readOnly.value);
export const canRedo = computed(() => future.value.length > 0 && !readOnly.value);
export const undoName = computed(() => past.value.at(-1)?.name ?? "");

const mostSteps = 500;

/** @param {string} path */
export const read = (path) => work.value?.values[path] ?? "";

/** @param {string} path */
export const readLast = (path) => work.value?.previous?.[path] ?? "";

/** Whether last year's report is known. */
export const hasLast = computed(() => work.value?.previous != null);

/** @param {string} path */
export const isChanged = (path) => (work.value?.base[path] ?? "") !== read(path);

/** A name for a work that no other has. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");
}

/**
 * Takes a work in hand.
 * @param {Work} next @param {boolean} [shownOnly] another tab has it
 */
export async function open(next, shownOnly = false) {
  const found = await formatOf(next.values.year ?? "").catch(() => formatOf("")); // of a year that has none
  batch(() => {
    work.value = next;
    format.value = found;
    past.value = [];
    future.value = [];
    readOnly.value = shownOnly;
    edits.value++;
  });
}

export function close() {
  batch(() => {
    work.value = null;
    past.value = [];
    future.value = [];
    edits.value++;
  });
}

/**
 * Replaces what another tab has changed.
 * @param {Work} next
 */
export function adopt(next) {
  batch(() => {
    work.value = next;
    past.value = [];
    future.value = [];
    edits.value++;
  });
  follow(next.values.year ?? "");
}

/** Takes the sections and tables of a year, once they are known, unless the year is another one by then. @param {string} year */
function follow(year) {
  formatOf(year).then((f) => { if (work.peek()?.values.year === year) format.value = f; }, () => {});
}

/** @param {Step} step @param {"before" | "after"} side */
function apply(step, side) {
  const now = work.value;
  if (!now) return;
  const values = { ...now.values };
  for (const change of step.changes) {
    const text = change[side];
    if (text === undefined) delete values[change.path];
    else values[change.path] = text;
  }
  batch(() => {
    work.value = { ...now, ...step.rest?.[side], values, updated: Date.now() };
    edits.value++;
  });
  if (values.year !== now.values.year) follow(values.year);
}

/**
 * Changes values as one step. Steps that follow each other with the same merge are one; "" never merges.
 * @param {Record<string, string | undefined>} next
 * @param {string} name what the step is called
 * @param {string} [merge]
 */
export function edit(next, name, merge = "") {
  const now = work.value;
  if (!now || readOnly.value) return;
  const changes = Object.entries(next).filter(([path, after]) => now.values[path] !== after).map(([path, after]) => ({ path, before: now.values[path], after }));
  if (changes.length === 0) return;
  take({ changes, merge, name });
}

/** Does something as a step, or as a part of the last one. @param {Step} step */
function take(step) {
  const last = past.value.at(-1);
  const joined = step.merge !== "" && last?.merge === step.merge ? joinSteps(last, step) : null;
  past.value = joined ? [...past.value.slice(0, -1), joined] : [...past.value, step].slice(-mostSteps);
  future.value = [];
  apply(step, "after");
}

/** Changes what is no value. @param {Rest} after @param {string} name @param {string} [merge] */
function change(after, name, merge = "") {
  const now = work.value;
  if (!now || readOnly.value) return;
  const before = /** @type {Rest} */ (Object.fromEntries(Object.keys(after).map((key) => [key, now[/** @type {keyof Rest} */ (key)]])));
  take({ changes: [], merge, name, rest: { before, after } });
}

/** @param {Step} step @param {Step} next @returns {Step} */
function joinSteps(step, { changes, rest }) {
  const all = new Map(step.changes.map((c) => [c.path, c]));
  for (const c of changes) all.set(c.path, { path: c.path, before: all.has(c.path) ? all.get(c.path)?.before : c.before, after: c.after });
  return { ...step, changes: [...all.values()], rest: rest ? { before: { ...rest.before, ...step.rest?.before }, after: { ...step.rest?.after, ...rest.after } } : step.rest };
}

/** Ends the step under way, so that the next edit is one of its own. */
export function seal() {
  const last = past.peek().at(-1);
  if (last?.merge) past.value = [...past.peek().slice(0, -1), { ...last, merge: "" }];
}

/** @typedef {{path: string, index: number}} Place in a text, behind what a step changed */

/** Takes the last step back. It returns where it was; null when it was in no text. @returns {Place | null} */
export function undo() {
  const step = past.value.at(-1);
  if (!step || readOnly.value) return null;
  past.value = past.value.slice(0, -1);
  future.value = [...future.value, { ...step, merge: "" }];
  apply(step, "before");
  return placeOf(step, "after", "before");
}

/** @returns {Place | null} */
export function redo() {
  const step = future.value.at(-1);
  if (!step || readOnly.value) return null;
  future.value = future.value.slice(0, -1);
  past.value = [...past.value, step];
  apply(step, "after");
  return placeOf(step, "before", "after");
}

/** @param {Step} step @param {"before" | "after"} from @param {"before" | "after"} to @returns {Place | null} */
function placeOf(step, from, to) {
  if (step.changes.length === 0) return null;
  const { path, [from]: was = "", [to]: is = "" } = step.changes[0];
  const most = Math.min(was.length, is.length);
  let start = 0;
  while (start < most && was[start] === is[start]) start++;
  let end = 0;
  while (end < most - start && was[was.length - 1 - end] === is[is.length - 1 - end]) end++;
  return { path, index: is.length - end };
}

/**
 * Notes of the import that were looked at go away.
 * @param {Finding} note
 */
export const dismissNote = (note) => change({ notes: work.value?.notes.filter((n) => n !== note) ?? [] }, "核对过了");

/** @param {Values | null} previous */
export const setPrevious = (previous) => change({ previous }, previous ? "与上年报告对照" : "不再对照");

/**
 * @param {string} name
 * @param {Blob | null} data null takes the picture away
 * @param {string} [merge]
 */
export function setPicture(name, data, merge) {
  const pictures = new Map(work.value?.pictures);
  if (data) pictures.set(name, data);
  else pictures.delete(name);
  change({ pictures }, data ? "插入图片" : "删除图片", merge);
}

/** Paths below a row or table, for findings about them. @param {string} path */
export function pathsBelow(path) {
  return Object.keys(work.value?.values ?? {}).filter((p) => p === path || p.startsWith(`${path}.`) || p.startsWith(`${path}[`));
}

export { partOf };
