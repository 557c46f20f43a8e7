// What the form computes with figures by itself, so that sums follow each key. The service decides what is right.
// @ts-check

/** @typedef {{kind: "blank" | "number" | "other", value: bigint}} Figure */

const blanks = new Set(["", "-", "－", "—", "/", "／", "无"]);
const count = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?(?:人次|件次|[件条项个次份起宗人户家])?(?:[（(].*[）)])?$/u;

/**
 * Full-width digits and signs as half-width ones, without blanks around the number: one between two digits makes two numbers.
 * @param {string} text
 */
export function narrow(text) {
  return text.replace(/[０-９＋－，．]/gu, (c) => "0123456789+-,."["０１２３４５６７８９＋－，．".indexOf(c)]).trim().replace(/\s+(?=[^\d,.])/gu, "");
}

/**
 * Reads what is typed into a cell. Only whole numbers are numbers here.
 * @param {string} text
 * @returns {Figure}
 */
export function figure(text) {
  const plain = narrow(text);
  if (blanks.has(text.trim()) || blanks.has(plain)) return { kind: "blank", value: 0n };
  const found = count.exec(plain);
  if (!found) return { kind: "other", value: 0n };
  const value = BigInt(found[2].replaceAll(",", ""));
  return { kind: "number", value: found[1] === "-" ? -value : value };
}

/**
 * Adds up cells; null when one of them is no whole number, or when all are blank.
 * @param {string[]} texts
 * @returns {bigint | null}
 */
export function sum(texts) {
  let total = 0n;
  let given = false;
  for (const text of texts) {
    const f = figure(text);
    if (f.kind === "other") return null;
    given ||= f.kind === "number";
    total += f.value;
  }
  return given ? total : null;
}

/** @typedef {{row: number, col: number, row_span: number, col_span: number, role: string, text?: string, path?: string, name?: string, kind?: string, signed?: boolean}} Cell */
/** @typedef {{name: string, rows: number, head_rows: number, widths: number[], cells: Cell[]}} Table */
/** @typedef {{number: string, title: string, body_title: string, prose?: string, table?: Table}} Section */
/** @typedef {{now: string, before: string[], plus: string[], minus: string[]}} Stock */
/** @typedef {{edition: string, notice: string, sections: Section[], outcomes: string[], stocks: Stock[]}} Format */
/** @typedef {(path: string) => string} Reader */
/** @typedef {{value: bigint, how: string, right: boolean}} Expected */

/**
 * The row that a cell of a total adds up, "" for other cells.
 * @param {string} path
 * @param {number} columns
 */
export function rowOfTotal(path, columns) {
  const end = `[${columns - 1}]`;
  return path.endsWith(end) ? path.slice(0, -end.length) : "";
}

/** @param {string} path */
function indexOf(path) {
  const found = /^(.*)\[(\d+)\]$/.exec(path);
  return found ? { row: found[1], index: Number(found[2]) } : null;
}

/** @param {string} row */
const columnsOf = (row) => (row.startsWith("applications") ? 7 : 5);

/**
 * What a cell should be by what stands in other cells of the report; null when nothing says so.
 * @param {string} path
 * @param {Reader} read
 * @param {Format} format
 * @param {Reader | null} last reads last year's report
 * @returns {Expected | null}
 */
export function expected(path, read, format, last) {
  const at = indexOf(path);
  const value = at ? expectedTotal(at.row, at.index, read, format) : expectedStock(path, read, format, last);
  if (!value || value.value === null) return null;
  const is = figure(read(path));
  return { value: value.value, how: value.how, right: is.kind === "number" && is.value === value.value };
}

/**
 * @param {string} row
 * @param {number} index
 * @param {Reader} read
 * @param {Format} format
 */
function expectedTotal(row, index, read, format) {
  const columns = columnsOf(row);
  if (index === columns - 1) {
    return { value: sum(Array.from({ length: columns - 1 }, (_, i) => read(`${row}[${i}]`))), how: "本行相加" };
  }
  if (row !== "applications.outcomes.total") return null;
  return { value: sum(format.outcomes.map((r) => read(`${r}[${index}]`))), how: "（一）至（六）相加" };
}

/**
 * @param {string} path
 * @param {Reader} read
 * @param {Format} format
 * @param {Reader | null} last
 */
function expectedStock(path, read, format, last) {
  const stock = last && format.stocks?.find((s) => s.now === path);
  if (!stock || !last) return null;
  const before = sum(stock.before.map(last));
  const given = [...stock.plus, ...stock.minus].map(read);
  if (before === null || sum(given) === null) return null;
  const plus = sum(stock.plus.map(read)) ?? 0n;
  const minus = sum(stock.minus.map(read)) ?? 0n;
  return { value: before + plus - minus, how: `上年${before}，本年增${plus}、减${minus}` };
}

/**
 * The identity of a column of table three: 一＋二 and （七）＋四; null when something is no number or all is blank.
 * @param {number} index
 * @param {Reader} read
 */
export function identity(index, read) {
  /** @param {string[]} rows */
  const of = (...rows) => rows.map((row) => read(`applications.${row}[${index}]`));
  const all = sum(of("received", "carried_over", "outcomes.total", "carried_forward"));
  if (all === null) return null;
  const left = sum(of("received", "carried_over")) ?? 0n;
  const right = sum(of("outcomes.total", "carried_forward")) ?? 0n;
  if (of("received", "carried_over", "outcomes.total", "carried_forward").some((t) => figure(t).kind === "other")) return null;
  return { left, right };
}

/**
 * The rows of cells that a table has, in print order: what arrow keys and pasted blocks go by.
 * @param {Table} table
 * @returns {Cell[][]}
 */
export function dataRows(table) {
  /** @type {Map<number, Cell[]>} */
  const rows = new Map();
  for (const cell of table.cells) {
    if (cell.role !== "data") continue;
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  }
  return [...rows.keys()].sort((a, b) => a - b).map((r) => (rows.get(r) ?? []).sort((a, b) => a.col - b.col));
}

/**
 * Every total that is blank or wrong, with what it should be. Totals of columns are computed with the totals of rows
 * that come before them.
 * @param {Table} table
 * @param {Reader} read
 * @param {Format} format
 * @returns {Map<string, string>}
 */
export function missingTotals(table, read, format) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const now = (/** @type {string} */ path) => found.get(path) ?? read(path);
  const cells = dataRows(table).flat();
  const last = cells.filter((c) => c.path?.startsWith("applications.outcomes.total["));
  for (const cell of [...cells.filter((c) => !last.includes(c)), ...last]) {
    const should = cell.path && indexOf(cell.path) ? expected(cell.path, now, format, null) : null;
    if (should && !should.right) found.set(/** @type {string} */ (cell.path), String(should.value));
  }
  return found;
}
