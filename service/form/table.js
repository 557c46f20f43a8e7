// A statutory table in its official layout, to be filled in.
// @ts-check
import { useEffect, useMemo } from "preact/hooks";
import { html } from "./ui.js";
import { arrive } from "./lead.js";
import { Figure } from "./cells.js";
import { dataRows, identity, missingTotals } from "./figures.js";
import { edit, format, hasLast, read, readOnly } from "./store.js";
import { blockOf, pasteBlock } from "./paste.js";
import { Prose } from "./prose.js";

/** @typedef {import("./figures.js").Section} Section */
/** @typedef {import("./figures.js").Table} Table */
/** @typedef {import("./figures.js").Cell} Cell */

const scopes = { column: "col", group: "colgroup", row: "row", corner: undefined };

/** The cells of a table by rows. @param {Table} table */
function byRow(table) {
  /** @type {Cell[][]} */
  const rows = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) rows[cell.row].push(cell);
  return rows.map((row) => row.sort((a, b) => a.col - b.col));
}

/** A label of a table. @param {{cell: Cell, wide: boolean}} props */
function Label({ cell, wide }) {
  if (cell.role === "corner") return html`<td class="corner" rowspan=${cell.row_span} colspan=${cell.col_span}>${cell.text}</td>`;
  const scope = cell.role === "row" ? (cell.row_span > 1 ? "rowgroup" : "row") : scopes[/** @type {"column"} */ (cell.role)];
  return html`<th scope=${cell.role === "column" && cell.col_span > 1 && wide ? "colgroup" : scope} class=${`${cell.role} at${cell.col}`} rowspan=${cell.row_span} colspan=${cell.col_span}>${cell.text}</th>`;
}

/** The identity below table three: 一＋二 and （七）＋四 of each column. */
function Identity() {
  return html`<tfoot><tr class="identity"><th scope="row" colspan="3">勾稽：一＋二＝（七）＋四</th>
    ${Array.from({ length: 7 }, (_, i) => {
      const is = identity(i, read);
      const off = is && is.left - is.right;
      return html`<td key=${i} data-identity=${i} class=${is === null ? "" : off === 0n ? "right" : "wrong"}>
        ${is === null ? "–" : off === 0n ? html`✓<small>${String(is.left)}</small>` : html`<b>${String(is.left)}≠${String(is.right)}</b><small>差 ${String(off)}</small>`}</td>`;
    })}</tr></tfoot>`;
}

/** @param {{section: Section}} props */
export function TablePart({ section }) {
  const table = /** @type {Table} */ (section.table);
  const rows = useMemo(() => dataRows(table), [table]);
  const drawn = useMemo(() => byRow(table), [table]);
  useEffect(arrive);
  const root = { 表二: "proactive_disclosure", 表三: "applications", 表四: "litigation" }[table.name] ?? "";
  const paste = (/** @type {ClipboardEvent} */ event, /** @type {Cell} */ cell) => {
    const block = event.clipboardData && !readOnly.value ? blockOf(event.clipboardData) : null;
    if (!block) return;
    event.preventDefault();
    void pasteBlock(block, cell, rows, section);
  };
  const missing = format.value ? missingTotals(table, read, format.value) : new Map();
  const total = table.widths.reduce((a, b) => a + b, 0);
  const head = drawn.slice(0, table.head_rows);
  const body = drawn.slice(table.head_rows);
  const row = (/** @type {Cell[]} */ cells, /** @type {number} */ i) => html`<tr key=${i}>${cells.map((cell) => (cell.role === "data"
    ? html`<${Figure} key=${cell.path} cell=${cell} rows=${rows} onPaste=${paste} />` : html`<${Label} key=${`${cell.row}-${cell.col}`} cell=${cell} wide=${table.head_rows > 0} />`))}</tr>`;
  return html`
    <${Prose} path=${`${root}.before`} label="表前的文字" optional />
    <div class="table-tools">
      <button type="button" data-action="take-totals" disabled=${missing.size === 0 || readOnly.value}
        onClick=${() => edit(Object.fromEntries(missing), "填入合计")}>把总计都填成合计${missing.size ? `（${missing.size} 格）` : ""}</button>
      <button type="button" data-action="fill-zeros" disabled=${readOnly.value} onClick=${() => fillZeros(rows)}>空白都填 0</button>
      <span class="legend">${hasLast.value && html`<span class="last">小字</span>是上年的数　`}<span class="changed-sign" aria-hidden="true"></span>改动过的格</span>
    </div>
    <div class="table-scroll" tabindex="0" role="region" aria-label=${`${table.name}，可以左右滚动`}>
      <table class=${`statutory t${table.name === "表二" ? 2 : table.name === "表三" ? 3 : 4}`} aria-label=${`${table.name}　${section.title}`}>
        <colgroup>${table.widths.map((w, i) => html`<col key=${i} style=${{ width: `${(100 * w) / total}%` }} />`)}</colgroup>
        ${head.length > 0 && html`<thead>${head.map(row)}</thead>`}
        <tbody>${body.map(row)}</tbody>
        ${table.name === "表三" && html`<${Identity} />`}
      </table>
    </div>
    <p class="keys">方向键、Enter、Tab 在格间移动；从 Excel、WPS 或网页复制的数字可以整块粘贴，整张表连同文字也可以。</p>
    <${Prose} path=${`${root}.after`} label="表后的文字（如“注：……”）" optional />`;
}

/** @param {Cell[][]} rows */
function fillZeros(rows) {
  /** @type {Record<string, string>} */
  const next = {};
  for (const cell of rows.flat()) if (cell.path && read(cell.path).trim() === "") next[cell.path] = "0";
  edit(next, "空白填 0");
}
