// An editor of a text: its headings and bold type look as they will print, and what a finding is about is marked.
// @ts-check
import { useEffect, useRef, useState } from "preact/hooks";
import { html, say } from "./ui.js";
import { arrive } from "./lead.js";
import { byTarget, heads as headsOfTexts } from "./live.js";
import { bolds, headings } from "./prosemarks.js";
import { clean } from "./report.js";
import { edit, isChanged, read, readOnly, seal, setPicture, work } from "./store.js";

/** @typedef {{from: number, to: number, severity: string}} Mark */

/** The parts of a text that findings are about: what was found there, or the sentence. @param {string} path @param {string} text @returns {Mark[]} */
function marksOf(path, text) {
  /** @type {Mark[]} */
  const marks = [];
  for (const f of byTarget.value.get(path) ?? []) {
    if (f.index === null || f.index >= text.length) continue;
    marks.push({ ...spanAt(text, f.index, f.found), severity: f.severity });
  }
  return marks.sort((a, b) => a.from - b.from);
}

/** What a finding at an index of a text is about. @param {string} text @param {number} index @param {unknown} found */
export function spanAt(text, index, found) {
  if (typeof found === "string" && found !== "" && text.startsWith(found, index)) return { from: index, to: index + found.length };
  const end = (typeof found === "number" ? /[，。；\n]/u : /[。；\n]/u).exec(text.slice(index)); // a number is marked with what it counts
  return { from: index, to: end ? index + end.index + (end[0] === "\n" ? 0 : 1) : text.length };
}

/** A stretch of a paragraph with the marks on it. @param {string} text @param {number} at @param {Mark[]} marks */
function marked(text, at, marks) {
  /** @type {any[]} */
  const out = [];
  let rest = at;
  for (const m of marks) {
    const from = Math.max(m.from, rest);
    const to = Math.min(m.to, at + text.length);
    if (from >= to) continue;
    out.push(text.slice(rest - at, from - at), html`<mark class=${m.severity}>${text.slice(from - at, to - at)}</mark>`);
    rest = to;
  }
  out.push(text.slice(rest - at));
  return out;
}

/** Which lines describe a table, a chart or a picture, and are not printed as they are. @param {string[]} lines */
function blocks(lines) {
  let inside = false;
  return lines.map((line) => {
    const mark = line.trim();
    if (inside) {
      inside = mark !== ":::";
      return true;
    }
    inside = /^:::(?:表格|柱状图|折线图)/u.test(mark);
    return inside || /^!\[.*\]\(.*\)$/u.test(mark);
  });
}

/** The text below the editor's own, which shows. @param {{path: string, text: string, marks: Mark[]}} props */
function Mirror({ path, text, marks }) {
  const paragraphs = text.split("\n");
  const asTyped = blocks(paragraphs);
  const known = headsOfTexts.value.get(path);
  const heads = headings(paragraphs.map((p, i) => (asTyped[i] ? "" : p)), known?.found, known?.seen);
  let at = 0;
  return html`<div class="mirror" aria-hidden="true">${paragraphs.map((p, i) => {
    const start = at;
    at += p.length + 1;
    if (asTyped[i]) return html`<div key=${i} class="typed">${marked(p, start, marks)}</div>`;
    let inside = start;
    const spans = bolds(p).map((span) => {
      const here = inside;
      inside += span.text.length;
      return html`<span class=${span.mark ? "asterisks" : span.bold ? "bold" : ""}>${split(span.text, here, start + heads[i].length, heads[i].level, marks)}</span>`;
    });
    return html`<div key=${i}>${spans.length ? spans : "\u200b"}</div>`;
  })}</div>`;
}

/** A span of which the part before an index belongs to a heading. @param {string} text @param {number} at @param {number} end @param {number} level @param {Mark[]} marks */
function split(text, at, end, level, marks) {
  const cut = Math.max(0, Math.min(text.length, end - at));
  if (level === 0 || cut === 0) return marked(text, at, marks);
  return html`<span class=${`head${level}`}>${marked(text.slice(0, cut), at, marks)}</span>${marked(text.slice(cut), at + cut, marks)}`;
}

/** Widens a field to all of its text. @param {HTMLTextAreaElement} field */
function wrapBold(field) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const words = value.slice(from, to);
  if (words.trim() === "") {
    say("先选中要加粗的文字，如“一是”");
    return null;
  }
  const bare = /^\*\*(.*)\*\*$/s.exec(words);
  const next = bare ? bare[1] : `**${words}**`;
  return { text: value.slice(0, from) + next + value.slice(to), from, to: from + next.length };
}

/** Where the paragraph at an index ends, or the table or chart that it is a line of. @param {string} text @param {number} index */
function behind(text, index) {
  const lines = text.split("\n");
  const inside = blocks(lines);
  let at = text.slice(0, index).split("\n").length - 1;
  while (inside[at] && lines[at].trim() !== ":::" && at < lines.length - 1) at++;
  return lines.slice(0, at + 1).join("\n").length;
}

/** A pause in typing that ends a step. */
const stepPause = 1000;

/** Takes away what no text may hold, and leaves the caret where it is. @param {HTMLTextAreaElement | HTMLInputElement} field */
export function tidy(field) {
  const { value, selectionStart } = field;
  const text = clean(value);
  if (text === value) return;
  const caret = clean(value.slice(0, selectionStart ?? 0)).length;
  field.value = text;
  field.setSelectionRange(caret, caret);
}

/**
 * @param {{path: string, label: string, optional?: boolean, tools?: boolean, hint?: any, rows?: number}} props
 */
export function Prose({ path, label, optional, tools, hint, rows = 3 }) {
  const text = read(path);
  const [open, setOpen] = useState(!optional);
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const rest = useRef(0);
  const id = `p-${path.replace(/[^a-z0-9_]/g, "-")}`;
  const found = byTarget.value.get(path) ?? [];
  useEffect(arrive);
  useEffect(() => {
    const here = field.current;
    const reveal = (/** @type {Event} */ e) => revealAt(here, /** @type {CustomEvent} */ (e).detail);
    here?.addEventListener("reveal", reveal);
    return () => here?.removeEventListener("reveal", reveal);
  });
  if (!open && text === "") {
    return html`<p class="optional"><button type="button" class="plain" data-open=${path} disabled=${readOnly.value} onClick=${() => setOpen(true)}>＋ ${label}</button></p>`;
  }
  const change = (/** @type {string} */ next, /** @type {string} */ name, /** @type {string} */ merge = "") => edit({ [path]: clean(next) }, name, merge);
  const type = (/** @type {HTMLTextAreaElement} */ from) => {
    tidy(from);
    change(from.value, `填写${label}`, `prose ${path}`);
    clearTimeout(rest.current);
    rest.current = setTimeout(seal, stepPause);
  };
  const bold = () => {
    const made = field.current && wrapBold(field.current);
    if (!made) return;
    change(made.text, "加粗");
    requestAnimationFrame(() => { field.current?.focus(); field.current?.setSelectionRange(made.from, made.to); });
  };
  const insert = (/** @type {string} */ block, merge = "") => {
    const at = behind(text, field.current?.selectionEnd ?? text.length);
    const before = text.slice(0, at);
    const lead = before === "" || before.endsWith("\n") ? "" : "\n";
    change(`${before}${lead}${block}\n${text.slice(at).replace(/^\n/, "")}`, "插入", merge);
  };
  return html`<div class=${`prose ${isChanged(path) ? "changed" : ""}`}>
    <div class="prose-head">
      <label for=${id}>${label}</label>
      ${tools && html`<span class="tools">
        <button type="button" title="加粗选中的文字（Ctrl+B）" disabled=${readOnly.value} onClick=${bold}><b>加粗</b></button>
        <button type="button" disabled=${readOnly.value} onClick=${() => insert(":::表格 表1　标题\n项目|数量\n甲|1\n:::")}>插入表格</button>
        <label class="button" data-disabled=${readOnly.value}>插入图片<input type="file" class="hidden" accept="image/png,image/jpeg" disabled=${readOnly.value}
          onChange=${(/** @type {Event} */ e) => takePicture(/** @type {HTMLInputElement} */ (e.target), insert)} /></label></span>`}
    </div>
    ${hint}
    <div class=${`editor ${found.some((f) => f.severity === "error") ? "error" : ""}`}>
      <${Mirror} path=${path} text=${text} marks=${marksOf(path, text)} />
      <textarea ref=${field} id=${id} data-path=${path} rows=${rows} value=${text} readonly=${readOnly.value} spellcheck="false" aria-invalid=${found.some((f) => f.severity === "error")}
        aria-describedby=${found.length ? `${id}-f` : undefined} onBlur=${seal}
        onInput=${(/** @type {InputEvent} */ e) => type(/** @type {HTMLTextAreaElement} */ (e.target))}
        onKeyDown=${(/** @type {KeyboardEvent} */ e) => { if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "b") { e.preventDefault(); bold(); } }}></textarea>
    </div>
    ${found.length > 0 && html`<span class="hidden" id=${`${id}-f`}>${found.map((f) => f.message).join("；")}</span>`}
  </div>`;
}

/** Scrolls to where an index of a text stands. @param {HTMLTextAreaElement | null} field @param {number} index */
function revealAt(field, index) {
  const lines = field?.parentElement?.querySelectorAll(".mirror > div");
  const line = field?.value.slice(0, index).split("\n").length ?? 1;
  lines?.[line - 1]?.scrollIntoView({ block: "center", behavior: "instant" });
}

/** Takes a picture into the work and its line into the text. @param {HTMLInputElement} input @param {(block: string, merge: string) => void} insert */
function takePicture(input, insert) {
  const file = input.files?.[0];
  input.value = "";
  if (file) addPicture(file, insert);
}

/** @param {File} file @param {(block: string, merge: string) => void} insert */
export function addPicture(file, insert) {
  const most = 8 << 20;
  if (!/\.(png|jpe?g)$/i.test(file.name)) return say("只能插入 PNG 或 JPEG 图片");
  if (file.size > most) return say("图片太大：一张图片最多 8 MB");
  const name = freeName(file.name.replace(/[\\/:*?"<>|\s()[\]]/g, "_"));
  const merge = `picture ${name}`; // the picture and its line are one step
  setPicture(name, file, merge);
  insert(`![请写明图片的内容](${name} "图1　图题")`, merge);
  seal();
  say(`已插入图片 ${name}：请把方括号里改成图片内容的说明，引号里改成图题`);
}

/** A name that no picture of the work has. @param {string} name */
function freeName(name) {
  const taken = work.peek()?.pictures ?? new Map();
  const [, stem, ending] = /^(.*?)(\.[^.]*)$/.exec(name) ?? ["", name, ""];
  for (let i = 1; ; i++) {
    const next = i === 1 ? name : `${stem}-${i}${ending}`;
    if (!taken.has(next)) return next;
  }
}
