// What the service says of the report, asked for after each pause in typing.
// @ts-check
import { computed, effect, signal } from "@preact/signals";
import { preview, Problem, unreachable } from "./api.js";
import { edits, format, work } from "./store.js";
import { isProse, locate, partOf, toYAML } from "./report.js";

/** @typedef {import("./api.js").Finding} Finding */
/** @typedef {Finding & {key: string, part: string, target: string, index: number | null, note: Finding | null}} Told where a finding leads: a part, a path, a place in a text */

/** What the service found in the report as it is. */
const checked = signal(/** @type {Told[]} */ ([]));
const notes = computed(() => work.value?.notes ?? []);
/** What is to be looked at, notes of the import first. Keys stay the same while other findings come and go. */
export const findings = computed(() => {
  /** @type {Map<string, number>} */
  const times = new Map();
  return [...notes.value.map((f) => ({ ...place(f, null), note: f })), ...checked.value].map((f) => {
    const key = `${f.note ? "note " : ""}${f.id} ${f.target}`;
    times.set(key, (times.get(key) ?? 0) + 1);
    return { ...f, key: `${key} ${times.get(key)}` };
  });
});
/** The pages, as SVG texts. They stay when the report cannot be laid out. */
export const pages = signal(/** @type {string[]} */ ([]));
/** Why the pages are not those of the report as it is; "" when they are. */
export const stale = signal("");
/** What section one speaks of. */
export const topics = signal(/** @type {import("./api.js").Topic[]} */ ([]));
/** The headings of each text by its path, by paragraphs, and the paragraphs that the service has seen. @type {import("@preact/signals").Signal<Map<string, {found: Map<string, {heading: string, level: number}>, seen: Set<string>}>>} */
export const heads = signal(new Map());
/** "waiting" and "asking" while an answer is to come; "offline" when the service is gone. */
export const state = signal(/** @type {"idle" | "waiting" | "asking" | "offline"} */ ("idle"));
/** Why nothing is checked, in a few words, while the state is "offline". */
export const trouble = signal("");

export const counts = computed(() => ({
  errors: findings.value.filter((f) => f.severity === "error").length,
  warnings: findings.value.filter((f) => f.severity === "warning").length,
  infos: findings.value.filter((f) => f.severity === "info").length,
}));

/** The findings of each path, for marks beside what they are about. */
export const byTarget = computed(() => {
  /** @type {Map<string, Told[]>} */
  const found = new Map();
  for (const f of findings.value) found.set(f.target, [...(found.get(f.target) ?? []), f]);
  return found;
});

const pause = 80;
const retry = 3000;
let timer = 0;
/** @type {AbortController | null} */
let asking = null;
/** Which work the answers are about. */
let about = "";

effect(() => {
  if (edits.value === 0) return;
  clearTimeout(timer);
  asking?.abort();
  const id = work.peek()?.id ?? "";
  if (id !== about) { // nothing of another report stays
    about = id;
    checked.value = [];
    pages.value = [];
    topics.value = [];
    heads.value = new Map();
    stale.value = "";
  }
  if (id === "") {
    state.value = "idle";
    return;
  }
  state.value = "waiting";
  timer = setTimeout(ask, pause);
});

// What is composed of several keys, as Chinese is, is no text yet.
let composing = false;
document.addEventListener("compositionstart", () => { composing = true; });
document.addEventListener("compositionend", () => { composing = false; });

async function ask() {
  if (composing) {
    timer = setTimeout(ask, pause);
    return;
  }
  const now = work.peek();
  if (!now) return;
  const control = new AbortController();
  asking = control;
  state.value = "asking";
  const previous = now.previous ? toYAML(now.previous).text : null;
  const request = (/** @type {import("./report.js").Values} */ values) => {
    const { text, lines } = toYAML(values);
    return preview({ report: text, previous, pictures: now.pictures }, control.signal).then((got) => ({ got, lines }));
  };
  try {
    const { got, lines } = await request(now.values);
    if (control.signal.aborted) return;
    if (!got.unread) {
      take(now.values, told(got.findings, lines), got, got.pages ? "" : "有排不成页的内容，页面还是改动以前的");
      return;
    }
    // What cannot be read keeps nothing else from being checked: it counts as blank.
    const faults = got.findings.filter((f) => f.severity === "error" && f.id.startsWith("READ-"));
    const readable = without(now.values, faults);
    const again = readable && (await request(readable));
    if (control.signal.aborted) return;
    if (!again || again.got.unread) {
      take(now.values, told(got.findings, lines), null, "有读不懂的内容，页面还是改动以前的");
      return;
    }
    const paths = new Set(faults.map((f) => f.path));
    const rest = again.got.findings.filter((f) => f.id !== "BLANK" || !paths.has(f.path));
    take(now.values, [...told(faults, lines), ...told(rest, again.lines)], again.got, `有 ${faults.length} 处读不懂，页面上按空白排`);
  } catch (err) {
    if (!control.signal.aborted) fail(err);
  }
}

/** Values without what is at fault; null when a fault is about something else than a field that may be blank. @param {import("./report.js").Values} values @param {Finding[]} faults */
function without(values, faults) {
  const next = { ...values };
  for (const f of faults) {
    if (!(f.path in next) || f.path === "organ" || f.path === "year") return null;
    next[f.path] = "";
  }
  return next;
}

/** @param {import("./api.js").Preview} got @param {import("./report.js").Values} values that it is about */
function headsOf(got, values) {
  const all = new Map();
  for (const [path, text] of Object.entries(values)) {
    if (!isProse(path)) continue;
    const found = new Map((got.headings?.[path] ?? []).map((h) => [h.paragraph, h]));
    all.set(path, { found, seen: new Set(text.split("\n").map((p) => p.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, ""))) });
  }
  return all;
}

/** @param {import("./report.js").Values} values @param {Told[]} found @param {import("./api.js").Preview | null} got @param {string} why */
function take(values, found, got, why) {
  checked.value = found;
  stale.value = why;
  if (got) topics.value = got.topics ?? [];
  if (got) heads.value = headsOf(got, values);
  if (got?.pages) pages.value = got.pages;
  state.value = "idle";
}

/** @param {unknown} err */
function fail(err) {
  state.value = "offline";
  trouble.value = "出了意外";
  if (!(err instanceof Problem)) throw err;
  stale.value = err.message;
  trouble.value = err.title;
  if (err.status === unreachable || err.status >= 429) timer = setTimeout(ask, retry);
}

/** @param {Finding[]} found @param {Map<number, import("./report.js").Line>} lines */
function told(found, lines) {
  const now = work.peek();
  if (!now) return [];
  return found.map((f) => place(f, locate(lines, now.values, f.line, f.column)));
}

/** @param {Finding} f @param {{path: string, index: number} | null} at @returns {Told} */
function place(f, at) {
  const inside = at && (f.path === "" || at.path === f.path || at.path.startsWith(`${f.path}.`)) ? at : null;
  const target = inside?.path ?? f.path;
  return { ...f, key: "", note: null, target, index: inside ? inside.index : null, part: partOf(target) };
}

/** Findings whose target is a path or below it, or a table that has it. @param {string} part */
export const inPart = (part) => findings.value.filter((f) => f.part === part);

/** Names for paths that are no cells. @type {Record<string, string>} */
const names = {
  organ: "机关名称", year: "报告年度", title: "标题", date_line: "题下日期", addressee: "主送机关", preamble: "前言", titles: "章节标题", edition: "格式版本",
  overview: "一、总体情况", problems: "五、问题及改进", other_matters: "六、其他事项", proactive_disclosure: "表二", applications: "表三", reconsideration: "表四（行政复议）", litigation: "表四（行政诉讼）",
  signature: "落款", "signature.organ": "落款机关", "signature.date": "落款日期",
};

/** What people call a figure: its row and its column. @param {import("./figures.js").Cell} cell */
export const figureName = (cell) => cell.name ?? "";

/** What people call a path. @param {string} path */
export function nameOf(path) {
  if (names[path]) return names[path];
  const attachment = /^attachments\[(\d+)\](?:\.(title|text))?$/.exec(path);
  if (attachment) return `附件${Number(attachment[1]) + 1}${{ title: "的标题", text: "的正文" }[attachment[2]] ?? ""}`;
  const end = path.slice(path.lastIndexOf(".") + 1);
  if (end === "before" || end === "after") return `${names[path.split(".")[0]] ?? ""}${end === "before" ? "前" : "后"}的文字`;
  for (const section of format.value?.sections ?? []) {
    const cells = section.table?.cells.filter((c) => c.path === path || c.path?.startsWith(`${path}[`) || c.path?.startsWith(`${path}.`)) ?? [];
    if (cells.length === 1) return `${section.table?.name}　${figureName(cells[0])}`;
    if (cells.length > 1) return `${section.table?.name}　${figureName(cells[0]).split("，")[0]}`;
  }
  return path;
}
