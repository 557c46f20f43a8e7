// What was typed last before a page went away. A database writes later, when the page may be gone; the local storage
// writes at once. It has no room for pictures, so it holds what is typed alone, and only until the database has it.
// @ts-check

/** @typedef {import("./store.js").Work} Work */

const name = (/** @type {string} */ id) => `nianbao ${id}`;

/** @param {Work} work */
export function keepLast({ id, values, notes, updated }) {
  try {
    localStorage.setItem(name(id), JSON.stringify({ values, notes, updated }));
  } catch { // there is no room, or no storage: the database is still asked
  }
}

/** @param {string} id */
export function dropLast(id) {
  try {
    localStorage.removeItem(name(id));
  } catch { // then there is none
  }
}

/**
 * A work as the database has it, with what was typed after that.
 * @template {Work | undefined} W
 * @param {W} work
 * @returns {W}
 */
export function withLast(work) {
  if (!work) return work;
  try {
    const last = JSON.parse(localStorage.getItem(name(work.id)) ?? "null");
    return last && last.updated > work.updated ? { ...work, ...last } : work;
  } catch {
    return work;
  }
}
