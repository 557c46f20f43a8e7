// Blocks of cells from the clipboard: of a spreadsheet, a word processor or a web page.
// @ts-check
import { importFile, Problem } from "./api.js";
import { figure } from "./figures.js";
import { clean, flatten } from "./report.js";
import { edit, work } from "./store.js";
import { focusCell } from "./cells.js";
import { ask, html, say } from "./ui.js";

/** @typedef {import("./figures.js").Cell} Cell */
/** @typedef {{cells: string[][], page: string}} Block a full rectangle of texts, and the HTML that it came from */

/**
 * The cells of a table of a web page, each at all places that it spans, the text at the first one. What is hidden was
 * not seen by who copied it.
 * @param {HTMLTableElement} table
 */
function cellsOf(table) {
  /** @type {string[][]} */
  const out = [];
  const rows = [...table.rows].filter(seen);
  rows.forEach((row, r) => {
    out[r] ??= [];
    let c = 0;
    for (const cell of [...row.cells].filter(seen)) {
      while (out[r][c] !== undefined) c++;
      for (let dr = 0; dr < Math.min(cell.rowSpan || 1, rows.length - r); dr++) {
        out[r + dr] ??= [];
        for (let dc = 0; dc < cell.colSpan; dc++) out[r + dr][c + dc] = dr + dc === 0 ? tidy(cell.textContent ?? "") : "";
      }
      c += cell.colSpan;
    }
  });
  return out;
}

const styles = "data-style"; // styles would offend against the policy of this page

/** @param {HTMLElement} e */
const seen = (e) => !e.hidden && !/display\s*:\s*none|visibility\s*:\s*hidden/iu.test(e.getAttribute(styles) ?? "");

/** The text of a cell in one line. @param {string} text */
const tidy = (text) => clean(text).replace(/[\s\u200b\u2060]+/gu, " ").trim();

/** The table of a page that has most cells of its own. @param {string} page @returns {HTMLTableElement | null} */
function tableOf(page) {
  const found = new DOMParser().parseFromString(page.replace(/<style\b[^>]*>.*?<\/style>/gisu, "").replace(/(<[^>]*\s)style(?=\s*=)/giu, `$1${styles}`), "text/html");
  const size = (/** @type {HTMLTableElement} */ t) => [...t.rows].reduce((n, row) => n + row.cells.length, 0);
  return [...found.querySelectorAll("table")].reduce((/** @type {HTMLTableElement | null} */ most, t) => (most && size(most) >= size(t) ? most : t), null);
}

/**
 * Tab-separated text as spreadsheets write it: a cell in quotes may have ends of lines, and a pair of quotes for one.
 * @param {string} text
 */
function separated(text) {
  const rows = [[""]];
  for (const [, cell, end] of `${text.replace(/\r\n?/g, "\n").replace(/\n+$/, "")}\n`.matchAll(/("(?:[^"]|"")*"(?=[\t\n])|[^\t\n]*)([\t\n])/gu)) {
    const row = rows[rows.length - 1];
    row[row.length - 1] = tidy(cell.replace(/^"(.*)"$/su, (_, inner) => inner.replaceAll('""', '"')));
    if (end === "\t") row.push("");
    else rows.push([""]);
  }
  return rows.slice(0, -1);
}

/**
 * The block on the clipboard; null when it is a text for one cell.
 * @param {DataTransfer} clipboard
 * @returns {Block | null}
 */
export function blockOf(clipboard) {
  const page = clipboard.getData("text/html");
  const table = page ? tableOf(page) : null;
  const cells = table ? cellsOf(table) : separated(clipboard.getData("text/plain"));
  if (cells.length <= 1 && (cells[0]?.length ?? 0) <= 1) return null;
  const width = Math.max(...cells.map((row) => row.length));
  return { cells: cells.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? "")), page: table ? table.outerHTML.replaceAll(` ${styles}=`, " style=") : "" };
}

/** Whether a text can stand in a cell as it is. @param {string} text */
const fits = (text) => figure(text).kind !== "other" || /^[\d０-９.,，．+-]+(?:万元|元)?(?:[（(].*[）)])?$/u.test(text.trim());

/**
 * Puts a block into the cells of a table, from a cell on. A block with labels is read as the table that it is.
 * @param {Block} block
 * @param {Cell} from
 * @param {Cell[][]} rows
 * @param {import("./figures.js").Section} section
 */
export async function pasteBlock(block, from, rows, section) {
  if (block.cells.every((row) => row.every(fits))) {
    pasteFigures(block.cells, from, rows);
    return;
  }
  if (await pasteTable(block, rows, section)) return;
  const figures = withoutTitles(block.cells);
  if (figures) pasteFigures(figures, from, rows, "去掉了其中的标题，");
  else say(`粘贴的内容里有文字（如“${shortly(block.cells.flat().find((t) => !fits(t)) ?? "")}”），又认不出是${section.table?.name}：没有粘贴。请只复制数字，或复制整张表`);
}

/** @param {string} text */
const shortly = (text) => (text.length > 12 ? `${text.slice(0, 12)}……` : text);

/** The figures of a block that has titles above or to the left of them; null when there is other text. @param {string[][]} cells */
function withoutTitles(cells) {
  const isTitle = (/** @type {string} */ t) => t === "" || !fits(t);
  const top = cells.findIndex((row) => !row.every(isTitle));
  if (top < 0) return null;
  const rows = cells.slice(top);
  const left = rows[0].findIndex((_, c) => !rows.every((row) => isTitle(row[c])));
  const figures = rows.map((row) => row.slice(Math.max(left, 0)));
  return left >= 0 && figures.every((row) => row.every(fits)) ? figures : null;
}

/** @param {string[][]} cells @param {Cell} from @param {Cell[][]} rows @param {string} [told] */
function pasteFigures(cells, from, rows, told = "") {
  const top = rows.findIndex((row) => row.includes(from));
  const left = rows[top].indexOf(from);
  /** @type {Record<string, string>} */
  const next = {};
  let over = 0;
  cells.forEach((line, r) => line.forEach((text, c) => {
    const cell = rows[top + r]?.[left + c];
    if (cell?.path) next[cell.path] = text;
    else if (text !== "") over++;
  }));
  edit(next, "粘贴");
  const size = `${cells.length} 行 ${cells[0].length} 列`;
  if (over > 0) say(`${told}粘贴了 ${size} 中的 ${Object.keys(next).length} 格；还有 ${over} 格超出了表，没有粘贴。请检查起点，或按 Ctrl+Z 撤销`);
  else say(`${told}粘贴了 ${size}，共 ${Object.keys(next).length} 格`);
  focusCell(from);
}

/**
 * A block with labels goes through the service's importer, inside a page that has nothing else of a report. It tells
 * whether something is known of the block, so that nothing more is to be done.
 * @param {Block} block @param {Cell[][]} rows @param {import("./figures.js").Section} section
 */
async function pasteTable(block, rows, section) {
  const now = work.peek();
  if (!now) return true;
  const escape = (/** @type {string} */ t) => t.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  const table = block.page || `<table>${block.cells.map((row) => `<tr>${row.map((t) => `<td>${escape(t)}</td>`).join("")}</tr>`).join("")}</table>`;
  const page = `<!doctype html><meta charset="utf-8"><h1>${escape(now.values.organ || "本机关")}${escape(now.values.year || "")}年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>（略）</p><p>${section.number}、${section.title}</p>${table}`;
  let got;
  try {
    got = await importFile(new Blob([page], { type: "text/html" }));
  } catch (err) {
    if (!(err instanceof Problem)) throw err;
    if (err.status !== 422) say(`${err.message}：没有粘贴`);
    return err.status !== 422;
  }
  if (work.peek()?.id !== now.id) return true; // it is another report by now
  const values = flatten(got.report);
  /** @type {Record<string, string>} */
  const next = {};
  for (const cell of rows.flat()) {
    const path = /** @type {string} */ (cell.path);
    if (values[path] !== undefined && values[path] !== "") next[path] = values[path];
  }
  if (Object.keys(next).length === 0) return false;
  edit(next, `粘贴${section.table?.name}`);
  const doubts = got.findings.filter((f) => f.severity !== "info" && isAbout(f.path, rows, next));
  say(`认出了${section.table?.name}，填入 ${Object.keys(next).length} 格${doubts.length ? `，其中 ${doubts.length} 处存疑` : ""}；可以按 Ctrl+Z 撤销`);
  if (doubts.length) {
    ask({
      title: "粘贴的表里有存疑之处", buttons: [{ name: "知道了", main: true }],
      body: html`<ul>${doubts.map((f) => html`<li>${f.message}${f.hint && html`<small>（${f.hint}）</small>`}</li>`)}</ul>`,
    });
  }
  return true;
}

/**
 * Whether a doubt is about cells of which all were pasted: that rows are missing which nobody copied is no doubt.
 * @param {string} path @param {Cell[][]} rows @param {Record<string, string>} pasted
 */
function isAbout(path, rows, pasted) {
  const cells = rows.flat().filter((c) => c.path === path || c.path?.startsWith(`${path}.`) || c.path?.startsWith(`${path}[`));
  return cells.length > 0 && cells.every((c) => c.path && c.path in pasted);
}
