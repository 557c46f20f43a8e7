// Works are kept in the browser: a tab that is closed loses nothing. Of several tabs with the same work one writes, and
// the others show what it wrote.
// @ts-check
import { effect, signal } from "@preact/signals";
import { createStore, del, entries, get, update } from "idb-keyval";
import { adopt, edits, readOnly, work } from "./store.js";
import { dropLast, keepLast, withLast } from "./lastkeys.js";

/** @typedef {import("./store.js").Work} Work */
/** @typedef {Work & {owner: string}} Kept */

const store = createStore("nianbao", "works");
const channel = new BroadcastChannel("nianbao");
const me = Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16)).join("");

/** Whether everything is kept: "saved", "saving", or "failed" with the reason. */
export const keeping = signal(/** @type {{state: "saved" | "saving" | "failed", reason: string}} */ ({ state: "saved", reason: "" }));

const delay = 250;
const retry = 5000;
let timer = 0;
let dirty = false;

/** Keeps the work in hand, unless another tab has taken it. */
export async function keepNow() {
  clearTimeout(timer);
  const now = work.peek();
  if (!now || !dirty || readOnly.peek()) return;
  dirty = false;
  keeping.value = { state: "saving", reason: "" };
  /** @type {Kept | null} */
  let taken = null;
  try {
    await update(now.id, (/** @type {Kept | undefined} */ kept) => {
      taken = kept !== undefined && kept.owner !== me ? kept : null;
      return taken ?? { ...now, owner: me };
    }, store);
  } catch (err) {
    dirty = true;
    keeping.value = { state: "failed", reason: String(err) };
    timer = setTimeout(keepNow, retry);
    return;
  }
  if (taken) showOnly(taken);
  else channel.postMessage({ kept: now.id, by: me });
  if (dirty) return;
  dropLast(now.id);
  keeping.value = { state: "saved", reason: "" };
}

/** Only shows a work that another tab has taken. @param {Kept} latest */
function showOnly(latest) {
  readOnly.value = true;
  if (work.peek()?.id === latest.id) adopt(latest);
}

effect(() => {
  if (edits.value === 0 || !work.peek() || readOnly.peek()) return;
  dirty = true;
  keeping.value = { state: keeping.peek().state === "failed" ? "failed" : "saving", reason: keeping.peek().reason };
  clearTimeout(timer);
  timer = setTimeout(keepNow, delay);
});

/** A page that goes away may not live until its database has written. */
function leave() {
  const now = work.peek();
  if (now && !readOnly.peek() && keeping.peek().state !== "saved") keepLast(now);
  void keepNow();
}
addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") leave();
});
addEventListener("beforeunload", (event) => {
  if (dirty && keeping.peek().state === "failed") event.preventDefault();
});

channel.onmessage = async ({ data }) => {
  const now = work.peek();
  if (!now || data.by === me) return;
  if (data.taken === now.id && !readOnly.peek()) {
    await keepNow();
    readOnly.value = true;
    channel.postMessage({ released: now.id, latest: work.peek(), by: me });
  }
  if (data.kept === now.id && readOnly.peek()) {
    const latest = await kept(now.id);
    if (latest && work.peek()?.id === now.id && readOnly.peek()) adopt(latest);
  }
  if (data.asks === now.id && !readOnly.peek()) channel.postMessage({ holds: now.id, by: me });
};

/** A work that is kept. @param {string} id @returns {Promise<Kept | undefined>} */
export const kept = async (id) => withLast(await get(id, store));

/**
 * Says something to the other tabs, and waits for an answer of one of them for a while.
 * @param {object} message @param {(data: any) => boolean} fits @param {number} patience in milliseconds
 * @returns {Promise<any>} null when none comes
 */
function ask(message, fits, patience) {
  return new Promise((answer) => {
    const line = new BroadcastChannel("nianbao");
    const done = (/** @type {any} */ data) => {
      line.close();
      clearTimeout(end);
      answer(data);
    };
    const end = setTimeout(() => done(null), patience);
    line.onmessage = ({ data }) => { if (fits(data)) done(data); };
    line.postMessage({ ...message, by: me });
  });
}

/** Whether another tab has a work. @param {string} id */
export const isHeld = async (id) => (await ask({ asks: id }, (data) => data.holds === id, 150)) !== null;

/**
 * Takes a work from whichever tab has it. That one answers with what it has, once that is kept; a tab that does not
 * answer sleeps or is gone.
 * @param {string} id @param {boolean} held by another tab, as far as is known
 */
export async function take(id, held) {
  const released = held ? await ask({ taken: id }, (data) => data.released === id, 1500) : null;
  const stored = await kept(id);
  const latest = released && released.latest.updated > (stored?.updated ?? 0) ? released.latest : stored;
  if (!latest) return undefined;
  const now = { ...latest, owner: me };
  await update(id, () => now, store);
  dropLast(id);
  channel.postMessage({ kept: id, by: me });
  readOnly.value = false;
  return now;
}

/** All works that are kept, the latest first. @returns {Promise<Kept[]>} */
export async function allKept() {
  const all = /** @type {[string, Kept][]} */ (await entries(store));
  return all.map(([, value]) => withLast(value)).filter((v) => v?.values).sort((a, b) => b.updated - a.updated);
}

/** @param {string} id */
export function forget(id) {
  dropLast(id);
  return del(id, store);
}

/** Puts back a work that was just forgotten. @param {Kept} was */
export const putBack = (was) => update(was.id, () => was, store);
