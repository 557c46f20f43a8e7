// The screen on which a report is begun, opened or gone on with.
// @ts-check
import { useEffect, useState } from "preact/hooks";
import { html, say, timeText } from "./ui.js";
import { allKept, forget, putBack } from "./keep.js";
import { startNew, takeFile } from "./files.js";

/** The year that is reported on now: reports on a year are due in the January that follows. */
const dueYear = () => new Date().getFullYear() - (new Date().getMonth() < 6 ? 1 : 0);

function NewCard() {
  const [organ, setOrgan] = useState("");
  const [year, setYear] = useState(String(dueYear()));
  const begin = (/** @type {Event} */ event) => {
    event.preventDefault();
    void startNew(organ, year, null);
  };
  return html`<form class="card" onSubmit=${begin} aria-labelledby="card-new">
    <h2 id="card-new">新建报告</h2>
    <label>机关名称<input name="organ" data-role="organ" required value=${organ} placeholder="如 青禾县民政局" autocomplete="organization" onInput=${(/** @type {InputEvent} */ e) => setOrgan(/** @type {HTMLInputElement} */ (e.target).value)} /></label>
    <label>报告年度<input name="year" data-role="year" required inputmode="numeric" pattern="20[0-9]{2}" value=${year} onInput=${(/** @type {InputEvent} */ e) => setYear(/** @type {HTMLInputElement} */ (e.target).value)} /></label>
    <p class="muted">有上年报告的，从右边打开它：前言、标题、结转的件数和现行有效件数会填好。</p>
    <button type="submit" class="main" data-action="new">新建报告</button>
  </form>`;
}

function OpenCard() {
  return html`<section class="card drop" aria-labelledby="card-open">
    <h2 id="card-open">打开文件</h2>
    <p>把文件拖到这个页面上，或者选择文件。可以是上年的报告，也可以是填了一半的：</p>
    <ul class="kinds"><li>Word 文档（.docx）</li><li>Excel 填报表（.xlsx）</li><li>网页（.html）</li><li>PDF、OFD</li><li>YAML、JSON</li></ul>
    <label class="button main">打开文件<input type="file" class="hidden" data-role="open" onChange=${(/** @type {Event} */ e) => chosen(/** @type {HTMLInputElement} */ (e.target), takeFile)} /></label>
    <p class="muted">文件只由这台服务读取，不会保存在服务上。</p>
  </section>`;
}

/** Hands a chosen file on, so that the same one can be chosen again. @param {HTMLInputElement} input @param {(file: File) => unknown} to */
export function chosen(input, to) {
  const file = input.files?.[0];
  input.value = "";
  if (file) void to(file);
}

/** @param {{onOpen: (id: string) => void}} props */
function KeptCard({ onOpen }) {
  const [all, setAll] = useState(/** @type {import("./keep.js").Kept[] | null} */ (null));
  const refresh = () => allKept().then(setAll, () => setAll([]));
  useEffect(() => void refresh(), []);
  if (!all?.length) return null;
  const remove = async (/** @type {import("./keep.js").Kept} */ one) => {
    await forget(one.id);
    await refresh();
    say(`删除了“${one.values.organ} ${one.values.year} 年度”`, { name: "恢复", run: () => void putBack(one).then(refresh) });
  };
  return html`<section class="card kept" aria-labelledby="card-kept">
    <h2 id="card-kept">继续填写</h2>
    <p class="muted">保存在本机的这个浏览器里。换一台电脑，请先把文件下载下来。</p>
    <ul>${all.map((one) => html`<li key=${one.id}>
      <button type="button" class="kept-open" data-open=${one.id} onClick=${() => onOpen(one.id)}><b>${one.values.organ || "（没有机关名称）"}</b><span>${one.values.year} 年度</span><small>${timeText(one.updated)}${one.origin && `　${one.origin}`}</small></button>
      <button type="button" class="plain" aria-label=${`删除 ${one.values.organ} ${one.values.year} 年度`} onClick=${() => void remove(one)}>删除</button></li>`)}</ul>
  </section>`;
}

/** @param {{onOpen: (id: string) => void}} props */
export function Start({ onOpen }) {
  return html`<main class="start" id="main">
    <header><h1>政府信息公开工作年度报告</h1><p>填写、检查、生成 PDF、OFD、Word 和网页。边填边核对，有错误当场指出。</p></header>
    <div class="cards"><${KeptCard} onOpen=${onOpen} /><${NewCard} /><${OpenCard} /></div>
  </main>`;
}
