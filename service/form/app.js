// The form: its frame, what keys do everywhere, and the way back to the work of an earlier visit.
// @ts-check
import { render } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { effect } from "@preact/signals";
import { ask, Dialog, dialog, html, Menu, Notice, part, say, showPart } from "./ui.js";
import { canRedo, canUndo, close, format, open, readOnly, redo, undo, undoName, work } from "./store.js";
import { isHeld, keeping, keepNow, kept, take } from "./keep.js";
import { counts, findings, state, trouble } from "./live.js";
import { leadTo } from "./lead.js";
import { Findings, goNext, summary } from "./findings.js";
import { Pages } from "./pages.js";
import { Attachments, Basic, SectionPart, titleOf } from "./parts.js";
import { chosen, Start } from "./start.js";
import { exportAs, openPrevious, saveAs, takeFile } from "./files.js";

const shortTitles = ["总体情况", "主动公开", "依申请公开", "复议、诉讼", "问题及改进", "其他事项"];

const partIds = () => ["basic", ...(format.value?.sections.map((_, i) => `s${i + 1}`) ?? []), "attachments", "preview"];

/** The list of parts, with what was found in each. */
function Nav() {
  const name = (/** @type {string} */ id) => {
    if (id === "basic") return "基本信息";
    if (id === "attachments") return "附件";
    if (id === "preview") return "预览";
    const i = Number(id[1]) - 1;
    return `${format.value?.sections[i].number}、${shortTitles[i]}`;
  };
  return html`<nav aria-label="报告的各部分"><ul>${partIds().map((id) => {
    const found = findings.value.filter((f) => f.part === id);
    const errors = found.filter((f) => f.severity === "error").length;
    const warnings = found.filter((f) => f.severity === "warning").length;
    return html`<li key=${id}><a href=${`#${id}`} aria-current=${part.value === id ? "page" : undefined} title=${/^s\d/.test(id) ? titleOf(format.value?.sections[Number(id[1]) - 1].number ?? "") : undefined}>
      <span>${name(id)}</span>${errors > 0 ? html`<span class="badge error">${errors}<span class="hidden"> 个错误</span></span>` : warnings > 0 ? html`<span class="badge warning">${warnings}<span class="hidden"> 个警告</span></span>` : null}</a></li>`;
  })}</ul></nav>`;
}

/** Whether everything is kept and checked, in words. */
function Status() {
  const kept = keeping.value;
  const saved = readOnly.value ? "只读" : { saved: "已保存在本浏览器", saving: "正在保存……", failed: "没有保存" }[kept.state];
  const checked = state.value === "offline" ? trouble.value : state.value === "idle" ? summary() : "正在检查……";
  return html`<p class="status" data-state=${kept.state} data-checked=${state.value} title=${kept.reason}><span class=${kept.state === "failed" ? "bad" : ""}>${saved}</span><span class=${state.value === "offline" ? "bad" : counts.value.errors ? "bad" : ""}>${checked}</span></p>`;
}

/** Leads to where a step changed something, as soon as that is drawn. @param {import("./store.js").Place | null} at */
const toPlace = (at) => { if (at) requestAnimationFrame(() => leadTo(at.path, at.index)); };

function Header() {
  const now = /** @type {import("./store.js").Work} */ (work.value);
  /** @type {{name: string, note: string, format: string, options: Record<string, string>, action?: string}[]} */
  const formats = [
    { name: "PDF", note: "存档、公开用（PDF/A-2a、PDF/UA-1）", format: "pdf", options: {} },
    { name: "PDF，附数据", note: "别的系统可以从中读回数字（PDF/A-3a）", format: "pdf", options: { attach: "true" }, action: "download-pdf-data" },
    { name: "OFD", note: "GB/T 33190", format: "ofd", options: {} },
    { name: "Word 文档", note: "审批、修改用", format: "docx", options: {} },
    { name: "网页", note: "发布到网站", format: "html", options: {} },
    { name: "网页的正文", note: "粘贴到网站的编辑器", format: "html", options: { fragment: "true" }, action: "download-fragment" },
    { name: "JSON", note: "给别的系统", format: "json", options: {} },
    { name: "SVG", note: "每页一个文件", format: "svg", options: {} },
  ];
  return html`<header class="top">
    <button type="button" class="plain home" data-action="home" title="回到开始页" onClick=${goHome}>‹<span> 开始页</span></button>
    <h1><span class="organ" title=${now.values.organ}>${now.values.organ || "（没有机关名称）"}</span> <span class="year">${now.values.year} 年度报告</span></h1>
    <${Status} />
    <div class="actions">
      <button type="button" data-action="undo" disabled=${!canUndo.value} title=${`撤销${undoName.value}（Ctrl+Z）`} aria-label="撤销" onClick=${() => toPlace(undo())}>↶</button>
      <button type="button" data-action="redo" disabled=${!canRedo.value} title="重做（Ctrl+Y）" aria-label="重做" onClick=${() => toPlace(redo())}>↷</button>
      <${Menu} id="menu-file" name="文件" items=${[
        { name: "存成 YAML", note: "可以再打开，也可以用命令行程序", action: "save-yaml", run: () => void saveAs("yaml") },
        { name: "存成 Excel 填报表", note: "在 Excel、WPS 里接着填", action: "save-xlsx", run: () => void saveAs("xlsx") },
        { name: "打开别的文件……", action: "open-other", run: () => document.querySelector("[data-role=open-other]")?.dispatchEvent(new MouseEvent("click")) },
        { name: "键盘操作", action: "keys", run: showKeys },
      ]} />
      <${Menu} id="menu-export" name="生成" main items=${formats.map((f) => ({ name: f.name, note: f.note, action: f.action ?? `download-${f.format}`, run: () => void exportAs(f.format, f.options) }))} />
      <input type="file" class="hidden" tabindex="-1" aria-hidden="true" data-role="open-other" onChange=${(/** @type {Event} */ e) => chosen(/** @type {HTMLInputElement} */ (e.target), takeFile)} />
    </div>
  </header>`;
}

function showKeys() {
  const keys = [["方向键、Enter、Tab", "在表格里移动"], ["Ctrl+方向键", "到表格的边上"], ["Esc", "恢复格里原来的内容"], ["=", "在总计格里：填入合计"], ["Ctrl+V", "从 Excel、WPS、网页粘贴整块数字或整张表"], ["Ctrl+B", "加粗选中的文字"], ["Ctrl+Z、Ctrl+Y", "撤销、重做"],
    ["F8、Shift+F8", "下一个、上一个问题"], ["Alt+0 至 Alt+8", "到各部分：0 基本信息，1 至 6 各章，7 附件，8 预览"], ["Ctrl+S", "存成 YAML 文件"]];
  ask({ title: "键盘操作", buttons: [{ name: "知道了", main: true }], body: html`<dl class="key-list">${keys.map(([k, what]) => html`<div key=${k}><dt>${k}</dt><dd>${what}</dd></div>`)}</dl>` });
}

async function goHome() {
  await keepNow();
  if (keeping.peek().state !== "failed") return leaveWork();
  ask({
    title: "填写的内容没有保存", body: html`<p>这个浏览器不让保存，或者没有空间了。回到开始页，填写的内容就没有了。</p>`,
    buttons: [{ name: "接着填写", main: true }, { name: "不保存，回到开始页", action: "leave-unkept", run: leaveWork }],
  });
}

function leaveWork() {
  sessionStorage.removeItem("nianbao-work");
  close();
  history.pushState(null, "", "#start");
  part.value = "start";
}

/** Another tab has the work. */
function ReadOnlyBar() {
  if (!readOnly.value) return null;
  const here = async () => {
    const now = work.peek();
    const latest = now && await take(now.id, true);
    if (latest) await open(latest);
  };
  return html`<p class="bar" role="alert">这份报告正在另一个标签页里填写，这里只能看。<button type="button" data-action="take-over" onClick=${here}>在这里继续填写</button></p>`;
}

/** Nothing is kept: the browser refuses, or has no room. */
function NotKeptBar() {
  if (keeping.value.state !== "failed") return null;
  return html`<p class="bar" role="alert" title=${keeping.value.reason}>这个浏览器不让保存，或者没有空间了：关掉页面，填写的内容就没有了。<button type="button" data-action="save-unkept" onClick=${() => void saveAs("yaml")}>存成 YAML 文件</button></p>`;
}

function Body() {
  const id = partIds().includes(part.value) ? part.value : "basic";
  const section = /^s\d$/.test(id) ? format.value?.sections[Number(id[1]) - 1] : null;
  const at = partIds().indexOf(id);
  const [before, after] = [partIds()[at - 1], partIds()[at + 1]];
  return html`<main id="main" key=${id} class=${id === "preview" ? "wide" : ""} data-part=${id}>
    ${id === "basic" && html`<${Basic} />`}
    ${section && html`<${SectionPart} key=${id} section=${section} />`}
    ${id === "attachments" && html`<${Attachments} />`}
    ${id === "preview" && html`<${Pages} large />`}
    <p class="turn">${before ? html`<a href=${`#${before}`}>‹ 上一部分</a>` : html`<span></span>`}${after ? html`<a href=${`#${after}`}>下一部分 ›</a>` : null}</p>
  </main>`;
}

function App() {
  useEffect(() => { document.title = work.value ? `${work.value.values.organ} ${work.value.values.year} 年度报告` : "政府信息公开工作年度报告"; });
  if (!work.value || !format.value) return html`<${Start} onOpen=${resume} /><${Notice} /><${Dialog} />`;
  return html`
    <a class="skip" href="#main" onClick=${(/** @type {Event} */ e) => { e.preventDefault(); /** @type {HTMLElement | null} */ (document.querySelector("main h2"))?.focus(); }}>跳到正文</a>
    <${Header} /><${ReadOnlyBar} /><${NotKeptBar} />
    <div class=${`frame ${part.value === "preview" ? "previewing" : ""}`}>
      <${Nav} /><${Body} />
      <aside aria-label="问题和页面"><${Findings} />${part.value !== "preview" && html`<${Pages} />`}</aside>
    </div>
    <a class="jump" href="#findings" onClick=${(/** @type {Event} */ e) => { e.preventDefault(); const first = findings.peek()[0]; if (first) document.querySelector("#findings")?.scrollIntoView(); }}>${summary()}</a>
    <${Spoken} /><${Notice} /><${Dialog} />`;
}

/** What a screen reader is told: how the report stands, when that is another way than before. */
function Spoken() {
  const told = useRef("");
  if (state.value === "idle") told.current = summary();
  else if (state.value === "offline") told.current = trouble.value;
  return html`<p class="hidden" role="status" data-role="spoken">${told.current}</p>`;
}

/** Goes on with a kept work. @param {string} id */
async function resume(id) {
  const was = await kept(id);
  if (!was) return;
  sessionStorage.setItem("nianbao-work", id);
  const held = await isHeld(id);
  const latest = held ? was : (await take(id, false)) ?? was;
  await open(latest, held);
  if (!partIds().includes(part.value)) showPart("basic");
}

/** Keys that do the same everywhere. @param {KeyboardEvent} event */
function shortcuts(event) {
  if (!work.peek() || dialog.peek()) return;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  /** @type {(() => void) | undefined} */
  let run;
  if (command && key === "z") run = () => toPlace(event.shiftKey ? redo() : undo());
  else if (command && key === "y") run = () => toPlace(redo());
  else if (command && key === "s") run = () => void saveAs("yaml");
  else if (event.key === "F8") run = () => goNext(event.shiftKey ? -1 : 1);
  else if (event.altKey && /^Digit[0-8]$/.test(event.code)) run = () => showPart(partIds()[Number(event.code.slice(5))] ?? "basic");
  if (!run) return;
  event.preventDefault();
  run();
}
addEventListener("keydown", shortcuts);
addEventListener("popstate", () => { part.value = location.hash.slice(1); });

let inside = 0;
const dragging = (/** @type {boolean} */ on) => document.documentElement.toggleAttribute("data-dragging", on);
addEventListener("dragenter", (e) => { if (e.dataTransfer?.types.includes("Files")) { inside++; dragging(true); } });
addEventListener("dragleave", () => { inside = Math.max(0, inside - 1); dragging(inside > 0); });
addEventListener("dragover", (e) => { if (e.dataTransfer?.types.includes("Files")) e.preventDefault(); });
addEventListener("drop", (e) => {
  inside = 0;
  dragging(false);
  const files = e.dataTransfer?.files;
  if (!files?.length) return;
  e.preventDefault();
  if (files.length > 1) say("一次只能打开一个文件：请只拖一个");
  else void takeFile(files[0]);
});
document.addEventListener("change", (e) => {
  const input = e.target;
  if (input instanceof HTMLInputElement && input.dataset.role === "open-previous") chosen(input, openPrevious);
});

// Tests and other programs see from this when nothing is under way.
effect(() => {
  const busy = work.value !== null && (state.value === "waiting" || state.value === "asking" || keeping.value.state === "saving");
  document.documentElement.dataset.ready = String(!busy);
});
// Whoever comes to another part begins at its top; the focus goes to its title, unless a finding led there.
effect(() => {
  if (part.value === "" || !work.peek()) return;
  requestAnimationFrame(() => {
    document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (document.activeElement !== document.body && !document.activeElement?.closest("nav, .turn")) return;
    const title = /** @type {HTMLElement | null} */ (document.querySelector("main h2"));
    title?.focus({ preventScroll: true });
    const nav = document.querySelector("nav");
    if (nav && title && title.getBoundingClientRect().top < nav.getBoundingClientRect().bottom) title.scrollIntoView({ block: "center" });
  });
});

const root = /** @type {HTMLElement} */ (document.querySelector("#app"));
root.textContent = "";
const was = sessionStorage.getItem("nianbao-work");
if (was) await resume(was).catch(() => {});
render(html`<${App} />`, root);

