// One cell of a table, and how keys move between cells.
// @ts-check
import { useRef } from "preact/hooks";
import { html } from "./ui.js";
import { byTarget, figureName } from "./live.js";
import { edit, format, hasLast, isChanged, read, readLast, readOnly, seal } from "./store.js";
import { clean } from "./report.js";
import { expected, figure } from "./figures.js";

/** @typedef {import("./figures.js").Cell} Cell */

/**
 * The cell that a key leads to from another one; null when it stays.
 * @param {Cell[][]} rows
 * @param {Cell} from
 * @param {string} key
 * @param {boolean} [far] to the edge
 * @returns {Cell | null}
 */
export function neighbour(rows, from, key, far = false) {
  const r = rows.findIndex((row) => row.includes(from));
  const c = rows[r].indexOf(from);
  const near = (/** @type {Cell[] | undefined} */ row) => row?.reduce((a, b) => (Math.abs(b.col - from.col) < Math.abs(a.col - from.col) ? b : a)) ?? null;
  switch (key) {
    case "ArrowUp": return near(far ? rows[0] : rows[r - 1]);
    case "ArrowDown": return near(far ? rows.at(-1) : rows[r + 1]);
    case "ArrowLeft": return (far ? rows[r][0] : rows[r][c - 1]) ?? null;
    case "ArrowRight": return (far ? rows[r].at(-1) : rows[r][c + 1]) ?? null;
  }
  return null;
}

/** Whether an arrow key leaves the text of a field: its whole text is marked, or the caret is at that end. @param {HTMLInputElement} field @param {string} key */
function leaves(field, key) {
  if (key === "ArrowUp" || key === "ArrowDown") return true;
  const { selectionStart: start, selectionEnd: end, value } = field;
  if (start === 0 && end === value.length) return true;
  if (start !== end) return false;
  return key === "ArrowLeft" ? start === 0 : end === value.length;
}

/** @param {Cell | null | undefined} cell */
export function focusCell(cell) {
  const field = cell?.path && document.querySelector(`[data-path="${CSS.escape(cell.path)}"]`);
  if (!(field instanceof HTMLInputElement)) return false;
  field.focus();
  field.select();
  return true;
}

/**
 * @param {{cell: Cell, rows: Cell[][], onPaste: (event: ClipboardEvent, cell: Cell) => void}} props
 */
export function Figure({ cell, rows, onPaste }) {
  const path = /** @type {string} */ (cell.path);
  const text = read(path);
  const before = useRef(text);
  const found = byTarget.value.get(path) ?? [];
  const worst = found.find((f) => f.severity === "error") ?? found[0];
  const last = readLast(path);
  const should = format.value ? expected(path, read, format.value, hasLast.value ? readLast : null) : null;
  const id = `c-${path.replace(/[^a-z0-9_]/g, "-")}`;
  const unread = cell.kind === "count" && figure(text).kind === "other";

  const key = (/** @type {KeyboardEvent} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.currentTarget);
    if (event.isComposing || event.altKey) return;
    if (event.key === "Escape") {
      seal();
      edit({ [path]: before.current }, "恢复");
      requestAnimationFrame(() => field.select());
      return;
    }
    if (event.key === "=" && should && !should.right) { // as spreadsheets add up; no figure has the sign
      event.preventDefault();
      edit({ [path]: String(should.value) }, "采用合计");
      return;
    }
    if (event.key === "F2") {
      field.setSelectionRange(field.value.length, field.value.length);
      return;
    }
    const as = event.key === "Enter" ? (event.shiftKey ? "ArrowUp" : "ArrowDown") : event.key;
    if (event.shiftKey && event.key !== "Enter") return;
    const far = event.ctrlKey || event.metaKey;
    if (event.key !== "Enter" && !far && !leaves(field, as)) return;
    const to = neighbour(rows, cell, as, far);
    if (event.key === "Enter" || to) event.preventDefault();
    if (to) focusCell(to);
  };

  return html`<td class=${`figure ${worst ? worst.severity : ""} ${isChanged(path) ? "changed" : ""}`} rowspan=${cell.row_span} colspan=${cell.col_span}>
    <input type="text" inputmode=${cell.signed ? "text" : "decimal"} autocomplete="off" spellcheck="false" data-path=${path} id=${id} value=${text} readonly=${readOnly.value}
      aria-label=${figureName(cell)} aria-invalid=${found.some((f) => f.severity === "error") || unread}
      aria-describedby=${`${worst ? `${id}-f` : ""} ${should ? `${id}-s` : ""} ${last !== "" ? `${id}-l` : ""}`.trim() || undefined}
      onInput=${(/** @type {InputEvent} */ e) => edit({ [path]: clean(/** @type {HTMLInputElement} */ (e.target).value) }, `填写${figureName(cell)}`, `cell ${path}`)}
      onFocus=${(/** @type {FocusEvent} */ e) => { before.current = text; /** @type {HTMLInputElement} */ (e.target).select(); }} onBlur=${seal} onKeyDown=${key}
      onPaste=${(/** @type {ClipboardEvent} */ e) => onPaste(e, cell)} />
    ${hasLast.value && html`<span class="last" id=${`${id}-l`} title=${`上年：${last === "" ? "空白" : last}`}><span class="hidden">上年</span>${shortly(last)}</span>`}
    ${should && html`<${Sum} id=${id} path=${path} should=${should} />`}
    ${worst && html`<span class="hidden" id=${`${id}-f`}>${found.map((f) => f.message).join("；")}</span>`}
  </td>`;
}

/** Last year's figure as there is room for it: without a remark. @param {string} text */
const shortly = (text) => (text.trim() === "" ? "–" : text.replace(/[（(].*$/su, ""));

/** The sum beside a total, and a button that takes it over. @param {{id: string, path: string, should: import("./figures.js").Expected}} props */
function Sum({ id, path, should }) {
  if (should.right) return html`<span class="sum right" id=${`${id}-s`} title=${should.how}><span class="hidden">与合计一致</span><span aria-hidden="true">✓</span></span>`;
  return html`<button type="button" class="sum" tabindex="-1" id=${`${id}-s`} data-sum=${path} disabled=${readOnly.value} title=${`${should.how}为 ${should.value}，点一下或按 = 填入`}
    aria-label=${`${should.how}为 ${should.value}，采用`} onClick=${() => edit({ [path]: String(should.value) }, "采用合计")}>＝${String(should.value)}</button>`;
}
