// The parts of the form: basic data, the six sections, attachments.
// @ts-check
import { useEffect } from "preact/hooks";
import { html, say } from "./ui.js";
import { arrive } from "./lead.js";
import { byTarget, topics } from "./live.js";
import { edit, format, isChanged, read, readLast, readOnly, seal, setPicture, setPrevious, work } from "./store.js";
import { characters, clean } from "./report.js";
import { download } from "./files.js";
import { Prose } from "./prose.js";
import { TablePart } from "./table.js";

/**
 * A field of one line.
 * @param {{path: string, label: string, hint?: any, type?: string, placeholder?: string, required?: boolean}} props
 */
export function Field({ path, label, hint, type = "text", placeholder, required }) {
  const id = `f-${path.replace(/[^a-z0-9_]/g, "-")}`;
  const found = byTarget.value.get(path) ?? [];
  const bad = found.some((f) => f.severity === "error");
  return html`<div class=${`field ${found[0]?.severity ?? ""} ${isChanged(path) ? "changed" : ""}`}>
    <label for=${id}>${label}${required && html`<span class="required">必填</span>`}</label>
    <input id=${id} type=${type} data-path=${path} value=${read(path)} placeholder=${placeholder} readonly=${readOnly.value} required=${required} autocomplete="off" spellcheck="false"
      aria-invalid=${bad} aria-describedby=${`${hint ? `${id}-h` : ""} ${found.length ? `${id}-f` : ""}`.trim() || undefined} onBlur=${seal}
      onInput=${(/** @type {InputEvent} */ e) => edit({ [path]: clean(/** @type {HTMLInputElement} */ (e.target).value) }, `填写${label}`, `field ${path}`)} />
    ${hint && html`<small id=${`${id}-h`}>${hint}</small>`}
    ${found.length > 0 && html`<small class="fault" id=${`${id}-f`}>${found.map((f) => f.message).join("；")}</small>`}
  </div>`;
}

/** 基本信息 */
export function Basic() {
  useEffect(arrive);
  const year = read("year");
  const previous = work.value?.previous;
  const own = read("titles[0]") !== "";
  const organ = read("signature.organ");
  return html`
    <h2 tabindex="-1">基本信息</h2>
    <div class="fields">
      <${Field} path="organ" label="机关名称" required hint="机关的全称，与公章一致" />
      <${Field} path="year" label="报告年度" required hint=${format.value ? `适用${format.value.notice}` : ""} />
    </div>
    <${Leftovers} />
    <${Prose} path="title" label="标题（不写时用惯用的标题）" optional rows=${2} />
    <div class="fields">
      <${Field} path="date_line" label="题下日期" placeholder=${`如（${Number(year) + 1 || ""}年1月16日）`} hint="可以不写" />
      <${Field} path="addressee" label="主送机关" placeholder="如 江苏省气象局：" hint="可以不写" />
    </div>
    <fieldset class="choices"><legend>章节标题</legend>
      ${[["template", "按通知附件", "如“收到和处理政府信息公开申请情况”"], ["body", "按通知正文", "如“行政机关收到和处理政府信息公开申请情况”"]].map(([value, name, note]) => html`
        <label key=${value}><input type="radio" name="titles" value=${value} disabled=${own || readOnly.value} checked=${!own && (read("titles") || "template") === value}
          onChange=${() => edit({ titles: value === "template" ? undefined : value }, "章节标题")} />${name}<small>${note}</small></label>`)}
      ${own && html`<small>这份报告用自己的章节标题：${[0, 1, 2, 3, 4, 5].map((i) => read(`titles[${i}]`)).filter(Boolean).join("；")}
        <button type="button" disabled=${readOnly.value} onClick=${() => edit(Object.fromEntries([0, 1, 2, 3, 4, 5].map((i) => [`titles[${i}]`, undefined])), "章节标题")}>改用通知的标题</button></small>`}
    </fieldset>
    <${Prose} path="preamble" label="前言：依据、统计期限、全文的网址、联系方式" tools rows=${4} />
    <div class="fields">
      <${Field} path="signature.organ" label="落款机关" hint="可以不写" />
      <${Field} path="signature.date" label="落款日期" placeholder="如 2024-01-16" hint=${organ ? "写了落款机关，也要写日期" : "可以不写"} />
    </div>
    <section class="last-year"><h3>上年报告</h3>
      ${previous ? html`<p>与 <b>${previous.organ} ${previous.year} 年度</b>的报告对照：表格里有上年的数，接续上年的数也一并检查。
          <button type="button" data-action="drop-previous" disabled=${readOnly.value} onClick=${() => setPrevious(null)}>不再对照</button></p>`
        : html`<p>打开上年的报告（任何格式），表格里就有上年的数，结转和存量也一并检查。
          <label class="button" data-disabled=${readOnly.value}>打开上年报告<input type="file" class="hidden" data-role="open-previous" disabled=${readOnly.value} /></label></p>`}
    </section>
    <${Pictures} />`;
}

/** Figures that the tables of the year's edition do not have: after another year was written, or from a file. */
function Leftovers() {
  const cells = new Set((format.value?.sections ?? []).flatMap((s) => s.table?.cells ?? []).map((c) => c.path));
  const left = Object.entries(work.value?.values ?? {}).filter(([path, text]) => /^(?:proactive_disclosure|applications|reconsideration|litigation)\b/.test(path) && !/\.(?:before|after)$/.test(path) && !cells.has(path) && text !== "").map(([path]) => path);
  if (left.length === 0) return null;
  return html`<p class="bar">有 ${left.length} 个数字是另一年度的表格里的，这个年度的表格没有它们的位置。
    <button type="button" data-action="drop-leftovers" disabled=${readOnly.value} onClick=${() => edit(Object.fromEntries(left.map((path) => [path, undefined])), "删去别的表格的数字")}>删去这些数字</button></p>`;
}

/** The pictures that the texts of the work name. @param {Record<string, string>} values */
const named = (values) => new Set(Object.values(values).flatMap((text) => [...text.matchAll(/^[\s\u3000]*!\[[^\]\n]*\]\(([^\s")]+)/gmu)].map((found) => found[1])));

/** The pictures of the work that its texts can name, and those that they name and it lacks, as after a YAML file was opened. */
function Pictures() {
  const have = work.value?.pictures ?? new Map();
  const lacks = [...named(work.value?.values ?? {})].filter((name) => !have.has(name));
  if (have.size + lacks.length === 0) return null;
  const supply = (/** @type {HTMLInputElement} */ input, /** @type {string} */ name) => {
    const file = input.files?.[0];
    input.value = "";
    if (file) setPicture(name, file);
  };
  return html`<section class="pictures"><h3>图片</h3><ul>
    ${lacks.map((name) => html`<li key=${name}><code>${name}</code><span class="bad">还没有这张图片</span>
      <label class="button" data-disabled=${readOnly.value}>选择文件<input type="file" class="hidden" accept="image/png,image/jpeg" data-picture=${name} aria-label=${`选择图片 ${name}`} disabled=${readOnly.value}
        onChange=${(/** @type {Event} */ e) => supply(/** @type {HTMLInputElement} */ (e.target), name)} /></label></li>`)}
    ${[...have.keys()].map((name) => html`<li key=${name}><code>${name}</code>
      <button type="button" class="plain" aria-label=${`另存图片 ${name}`} onClick=${() => download(/** @type {Blob} */ (work.peek()?.pictures.get(name)), name)}>另存</button>
      <button type="button" class="plain" aria-label=${`删除图片 ${name}`} disabled=${readOnly.value} onClick=${() => setPicture(name, null)}>删除</button></li>`)}</ul></section>`;
}

const prompts = {
  主动公开: "公开了哪些信息、各有多少，重点领域、政策解读、回应关切的情况",
  依申请公开: "新收、上年结转、办结、结转下年度的件数（与表三一致），渠道和办理上的改进",
  政府信息管理: "公开属性的认定、发布前的审查、文件的清理",
  政府信息公开平台建设: "网站、政务新媒体、查阅场所的建设和维护",
  监督保障: "机构和人员、培训、考核、社会评议、责任追究的情况",
};
const ordinals = ["一", "二", "三", "四", "五"];

/** What section one has to speak of, and how long it is. */
function Checklist() {
  const text = read("overview");
  const is = characters(text);
  const told = new Map(topics.value.map((t) => [t.name, t.told]));
  const missing = Object.keys(prompts).filter((name) => !told.get(name));
  const outline = () => {
    const lines = Object.keys(prompts).map((name, i) => `（${ordinals[i]}）${name}。`);
    edit({ overview: text.trim() ? `${text.replace(/\n+$/, "")}\n${lines.filter((_, i) => missing.includes(Object.keys(prompts)[i])).join("\n")}` : lines.join("\n") }, "写出五个方面");
  };
  return html`<div class="checklist">
    <p class=${is > 1000 ? "count over" : "count"}><b>${is}</b> / 1000 字<progress max="1000" value=${Math.min(is, 1000)} aria-label="字数"></progress>${is > 1000 ? `超出 ${is - 1000} 字` : ""}</p>
    <ul aria-label="五个方面">${Object.entries(prompts).map(([name, note]) => html`<li key=${name} class=${told.get(name) ? "told" : ""} title=${note}>
      <span aria-hidden="true">${told.get(name) ? "✓" : "○"}</span>${name}<span class="hidden">${told.get(name) ? "，已写到" : "，还没有写到"}</span></li>`)}</ul>
    ${missing.length > 0 && html`<button type="button" data-action="outline" disabled=${readOnly.value} onClick=${outline}>${text.trim() ? "补上没有写到的标题" : "写出五个方面的标题"}</button>`}
  </div>`;
}

/** What last year's report said in a section. @param {{path: string}} props */
function LastYear({ path }) {
  const text = readLast(path);
  if (!text) return null;
  return html`<details class="last-text"><summary>看看上年写的</summary><blockquote>${text.split("\n").map((p, i) => html`<p key=${i}>${p}</p>`)}</blockquote></details>`;
}

/** @param {string} number */
export const titleOf = (number) => {
  const section = format.value?.sections.find((s) => s.number === number);
  const at = format.value?.sections.indexOf(/** @type {any} */ (section)) ?? 0;
  return read(`titles[${at}]`) || (read("titles") === "body" ? section?.body_title : section?.title) || "";
};

/** A section in its form. @param {{section: import("./figures.js").Section}} props */
export function SectionPart({ section }) {
  useEffect(arrive);
  const prose = section.prose;
  return html`<h2 tabindex="-1">${section.number}、${titleOf(section.number)}</h2>
    ${prose && html`<${Prose} key=${prose} path=${prose} label=${hints[prose] ?? "正文"} tools rows=${10} hint=${prose === "overview" ? html`<${Checklist} />` : null} /><${LastYear} path=${prose} />`}
    ${section.table && html`<${TablePart} key=${section.table.name} section=${section} />`}`;
}

/** @type {Record<string, string>} */
const hints = {
  overview: "写五个方面，各成一段，以“（一）主动公开。”这样的标题开头",
  problems: "先写本年的实际问题，再写改进的措施，不要照抄上年",
  other_matters: "没有的也要写明；收取信息处理费的情况必须写，没有收取的写“没有收取信息处理费”",
};

/** 附件 */
export function Attachments() {
  useEffect(arrive);
  let n = 0;
  while (work.value && (`attachments[${n}].title` in work.value.values || `attachments[${n}].text` in work.value.values)) n++;
  const remove = (/** @type {number} */ at) => {
    /** @type {Record<string, string | undefined>} */
    const next = {};
    for (let i = at; i < n; i++) for (const key of ["title", "text"]) next[`attachments[${i}].${key}`] = i + 1 < n ? read(`attachments[${i + 1}].${key}`) : undefined;
    edit(next, "删除附件");
    say(`删除了附件${at + 1}，可以按 Ctrl+Z 恢复`);
  };
  return html`<h2 tabindex="-1">附件</h2>
    <p>每个附件另起一页，印在落款后面，正文之后列出附件的名称。没有附件的，不用填写。</p>
    ${Array.from({ length: n }, (_, i) => html`<fieldset key=${i} class="attachment"><legend>附件${n > 1 ? i + 1 : ""}</legend>
      <${Field} path=${`attachments[${i}].title`} label="标题" />
      <${Prose} path=${`attachments[${i}].text`} label="正文" tools rows=${8} />
      <button type="button" class="plain" disabled=${readOnly.value} onClick=${() => remove(i)}>删除这个附件</button></fieldset>`)}
    <button type="button" data-action="add-attachment" disabled=${readOnly.value} onClick=${() => edit({ [`attachments[${n}].title`]: "", [`attachments[${n}].text`]: "" }, "加附件")}>＋ 加一个附件</button>`;
}
