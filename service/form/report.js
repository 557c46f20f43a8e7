// A report as the form holds it: a text for each path ("applications.received[0]"), as it was typed. Nothing is lost on
// the way in or out, whatever the report has.
// @ts-check

/** @typedef {Record<string, string>} Values */

/**
 * The leaves of a report from the service, by their paths.
 * @param {any} report
 * @returns {Values}
 */
export function flatten(report) {
  /** @type {Values} */
  const values = {};
  /** @param {any} value @param {string} path */
  const walk = (value, path) => {
    if (Array.isArray(value)) value.forEach((v, i) => walk(v, `${path}[${i}]`));
    else if (value !== null && typeof value === "object") {
      for (const [key, v] of Object.entries(value)) walk(v, path ? `${path}.${key}` : key);
    } else values[path] = value === null || value === undefined ? "" : String(value);
  };
  walk(report, "");
  return values;
}

/** @param {string} path */
const steps = (path) => path.split(/[.[]/).map((s) => (s.endsWith("]") ? Number(s.slice(0, -1)) : s));

/**
 * The tree of values: what flatten was given, with texts for all leaves.
 * @param {Values} values
 */
export function unflatten(values) {
  /** @type {any} */
  const root = {};
  for (const [path, text] of Object.entries(values)) {
    const keys = steps(path);
    let at = root;
    keys.forEach((key, i) => {
      if (i === keys.length - 1) at[key] = text;
      else at = at[key] ??= typeof keys[i + 1] === "number" ? [] : {};
    });
  }
  return root;
}

// Which fields are prose: they are written line by line, so that a finding's line and column lead to a sentence.
const proseKeys = new Set(["title", "preamble", "overview", "problems", "other_matters", "before", "after", "text"]);

/** @param {string} path */
export const isProse = (path) => proseKeys.has(path.slice(path.lastIndexOf(".") + 1)) && !/^attachments\[\d+\]\.title$/.test(path);

// Characters that end a line, or that no literal of YAML may hold.
const notLiteral = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u;

// Those of them that are dropped when somebody types or pastes them.
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff\ud800-\udfff]/gu;

/** @typedef {{path: string, line: number, indent: number, cut: number}} Line where a line of prose stands: in the field, and what was cut off before it */

/**
 * A report as YAML for the service, and which line of it is which line of a text.
 * @param {Values} values
 */
export function toYAML(values) {
  /** @type {string[]} */
  const out = [];
  /** @type {Map<number, Line>} */
  const lines = new Map();
  /** @param {string} head @param {string} text @param {string} path @param {number} indent */
  const leaf = (head, text, path, indent) => {
    if (!isProse(path) || notLiteral.test(text) || text.trim() === "") {
      out.push(`${head} ${scalar(path, text)}`);
      return;
    }
    out.push(`${head} |`);
    text.split("\n").forEach((line, i) => {
      const kept = line.replace(/^[ \t]+/u, "");
      out.push(kept === "" ? "" : " ".repeat(indent) + kept);
      lines.set(out.length, { path, line: i, indent, cut: line.length - kept.length });
    });
  };
  /** @param {any} tree @param {string} path @param {number} indent @param {string} first */
  const map = (tree, path, indent, first) => {
    let lead = first;
    for (const [key, value] of Object.entries(tree)) {
      const at = path ? `${path}.${key}` : key;
      const head = `${lead}${JSON.stringify(key)}:`;
      lead = " ".repeat(indent);
      if (typeof value === "string") leaf(head, value, at, indent + 2);
      else if (Array.isArray(value) && value.some((v) => typeof v === "object" && v !== null)) {
        out.push(head);
        value.forEach((v, i) => map(v, `${at}[${i}]`, indent + 4, `${" ".repeat(indent + 2)}- `));
      } else if (Array.isArray(value)) out.push(`${head} [${Array.from(value, (v) => scalar(at, v ?? "")).join(", ")}]`);
      else {
        out.push(head);
        map(value, at, indent + 2, " ".repeat(indent + 2));
      }
    }
  };
  map(unflatten(values), "", 0, "");
  return { text: `${out.join("\n")}\n`, lines };
}

/** @param {string} path @param {string} text */
function scalar(path, text) {
  if (path === "year" && /^\d{4}$/.test(text.trim())) return text.trim();
  if (text === "" && !isProse(path)) return "null";
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * A text as it was meant: copied from elsewhere it may have ends of lines of other programs, and characters that nobody
 * sees and no file may hold.
 * @param {string} text
 */
export const clean = (text) => text.replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/gu, "\n").replace(invisible, "");

/**
 * Where a finding's line and column stand in a text, as an index into it; null when they do not lead into prose.
 * @param {Map<number, Line>} lines
 * @param {Values} values
 * @param {number} line
 * @param {number} column
 */
export function locate(lines, values, line, column) {
  const at = lines.get(line);
  if (!at) return null;
  const texts = values[at.path].split("\n");
  const before = texts.slice(0, at.line).reduce((n, t) => n + t.length + 1, 0);
  const points = Array.from(texts[at.line].slice(at.cut));
  const inside = points.slice(0, Math.max(0, column - 1 - at.indent)).join("").length;
  return { path: at.path, index: before + at.cut + inside };
}

/**
 * The part of the form where a path is filled in.
 * @param {string} path
 */
export function partOf(path) {
  const first = path.split(/[.[]/)[0];
  return { overview: "s1", proactive_disclosure: "s2", applications: "s3", reconsideration: "s4", litigation: "s4", problems: "s5", other_matters: "s6", attachments: "attachments" }[first] ?? "basic";
}

/**
 * How many characters a text has as the notice counts them: without blanks.
 * @param {string} text
 */
export const characters = (text) => Array.from(text.replace(/[\s\u3000]/gu, "").replaceAll("**", "")).length;
