// Pieces that all parts of the form use.
// @ts-check
import { h } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import htm from "htm";

export const html = htm.bind(h);

/** The part that is shown: the hash of the address. */
export const part = signal(location.hash.slice(1));
addEventListener("hashchange", () => { part.value = location.hash.slice(1); });

/** @param {string} id */
export function showPart(id) {
  if (location.hash !== `#${id}`) history.pushState(null, "", `#${id}`);
  part.value = id;
}

/** What is said for a moment, and read aloud. @type {import("@preact/signals").Signal<{text: string, action: null | {name: string, run: () => void}}>} */
export const notice = signal({ text: "", action: /** @type {null | {name: string, run: () => void}} */ (null) });
let noticeTimer = 0;
const noticeTime = 7000;

/** @param {string} text @param {null | {name: string, run: () => void}} [action] */
export function say(text, action = null) {
  notice.value = { text, action };
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { notice.value = { text: "", action: null }; }, noticeTime);
}

export function Notice() {
  const { text, action } = notice.value;
  return html`<div class="notice" role="status" data-shown=${text !== ""}>
    <span>${text}</span>
    ${action && html`<button type="button" onClick=${() => { action.run(); notice.value = { text: "", action: null }; }}>${action.name}</button>`}
    ${text && html`<button type="button" class="plain" aria-label="关闭提示" onClick=${() => { notice.value = { text: "", action: null }; }}>✕</button>`}
  </div>`;
}

/** The dialog that is open. @type {import("@preact/signals").Signal<null | {title: string, body: any, buttons: {name: string, run?: () => void, main?: boolean, action?: string}[]}>} */
export const dialog = signal(/** @type {any} */ (null));

/**
 * Asks in a dialog.
 * @param {{title: string, body: any, buttons: {name: string, run?: () => void, main?: boolean, action?: string}[]}} what
 */
export function ask(what) {
  dialog.value = what;
}

export function Dialog() {
  const now = dialog.value;
  const ref = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    if (now && ref.current && !ref.current.open) ref.current.showModal();
  }, [now]);
  if (!now) return null;
  const closed = () => { if (dialog.peek() === now) dialog.value = null; }; // what a button asks next stays
  return html`<dialog ref=${ref} onClose=${closed} aria-labelledby="dialog-title" class="dialog">
    <h2 id="dialog-title">${now.title}</h2>
    <div class="dialog-body">${now.body}</div>
    <div class="dialog-buttons">
      ${now.buttons.map((b) => html`<button type="button" key=${b.name} class=${b.main ? "main" : ""} data-action=${b.action} autofocus=${b.main}
        onClick=${() => { ref.current?.close(); b.run?.(); }}>${b.name}</button>`)}
    </div>
  </dialog>`;
}

/** The icon of a severity, which never is the only sign. @param {{of: string}} props */
export function Severity({ of }) {
  const [sign, name] = { error: ["✕", "错误"], warning: ["!", "警告"], info: ["i", "提示"] }[of] ?? ["?", of];
  return html`<span class=${`severity ${of}`}><span aria-hidden="true">${sign}</span><span class="hidden">${name}</span></span>`;
}

/**
 * A menu below a button: buttons in a list, closed by Escape, by a click elsewhere, and by a choice.
 * @param {{name: string, id: string, main?: boolean, disabled?: boolean, items: ({name: string, note?: string, action: string, run: () => void} | null)[]}} props
 */
export function Menu({ name, id, main, disabled, items }) {
  const ref = useRef(/** @type {HTMLDetailsElement | null} */ (null));
  useEffect(() => {
    const away = (/** @type {Event} */ event) => {
      if (ref.current?.open && !ref.current.contains(/** @type {Node} */ (event.target))) ref.current.open = false;
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, []);
  const close = () => {
    if (!ref.current?.open) return;
    ref.current.open = false;
    ref.current.querySelector("summary")?.focus();
  };
  const move = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !ref.current) return;
    event.preventDefault();
    ref.current.open = true;
    const buttons = [...ref.current.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return html`<details class=${`menu ${main ? "main" : ""}`} ref=${ref} onKeyDown=${move} id=${id}>
    <summary aria-disabled=${disabled}>${name}</summary>
    <ul>${items.filter((i) => i !== null).map((i) => html`<li key=${i.action}>
      <button type="button" data-action=${i.action} onClick=${() => { close(); i.run(); }}><span>${i.name}</span>${i.note && html`<small>${i.note}</small>`}</button></li>`)}</ul>
  </details>`;
}

/** Whether a point of time is today. @param {number} when */
export function timeText(when) {
  const date = new Date(when);
  const today = new Date().toDateString() === date.toDateString();
  return today ? date.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" }) : date.toLocaleString("zh-CN", { year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });
}
