// Files in and out: what is opened, dropped, saved and downloaded.
// @ts-check
import { begin, importFile, Problem, render } from "./api.js";
import { flatten, toYAML } from "./report.js";
import { keepNow } from "./keep.js";
import { leadTo } from "./lead.js";
import { edit, newId, open, setPrevious, work } from "./store.js";
import { addPicture } from "./prose.js";
import { ask, html, part, say, showPart } from "./ui.js";

/** @typedef {import("./report.js").Values} Values */
/** @typedef {import("./api.js").Finding} Finding */

/** @param {Values} values @param {Partial<import("./store.js").Work>} [more] @returns {import("./store.js").Work} */
const newWork = (values, more = {}) => ({ id: newId(), values, base: values, previous: null, notes: [], pictures: new Map(), origin: "", updated: Date.now(), ...more });

/** Takes a work in hand and shows it. @param {import("./store.js").Work} next */
export async function start(next) {
  await open(next);
  sessionStorage.setItem("nianbao-work", next.id);
  if (part.value === "" || part.value === "start") showPart("basic");
  requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector("main h2"))?.focus());
}

/**
 * Begins a new report, from last year's if there is one.
 * @param {string} organ @param {string} year @param {Values | null} previous
 */
export async function startNew(organ, year, previous) {
  await told(async () => {
    const made = await begin(organ.trim(), year.trim(), previous ? toYAML(previous).text : null);
    showPart("basic");
    await start(newWork(flatten(made.report), { previous, origin: previous ? `上年报告（${previous.organ} ${previous.year}年度）` : "新建" }));
  });
}

/** Does something, and tells what the service says against it. @param {() => Promise<void>} what */
export async function told(what) {
  try {
    await what();
  } catch (err) {
    if (!(err instanceof Problem)) throw err;
    showProblem(err);
  }
}

/** @param {Problem} problem */
function showProblem(problem) {
  say("");
  ask({
    title: problem.title, buttons: [{ name: "知道了", main: true }],
    body: html`${problem.findings.length === 0 ? html`<p>${problem.detail}</p>` : html`<ul>${problem.findings.slice(0, 30).map((f) => html`<li>${f.place && `${f.place}：`}${f.message}${f.hint && html`<small>（${f.hint}）</small>`}</li>`)}</ul>`}`,
  });
}

/** Opens a file as a report, and asks what it is when it may be last year's. @param {File} file */
export async function openFile(file) {
  await told(async () => {
    say(`正在读取 ${file.name}……`);
    const got = await importFile(file);
    say("");
    const values = flatten(got.report);
    const year = Number(values.year);
    const carryOn = () => void start(newWork(values, { notes: got.findings, origin: file.name })).then(() => tellImport(file, got));
    const now = work.peek();
    const fits = now && String(year + 1) === now.values.year;
    ask({
      title: `${got.organ}　${got.year} 年度`,
      body: html`<p>从 ${got.format}“${file.name}”读出了这份报告${got.findings.length ? `，有 ${got.findings.length} 处要核对` : ""}。要怎样使用？</p>`,
      buttons: [
        { name: "继续填写这份报告", main: !fits, action: "use-report", run: carryOn },
        { name: `以它为上年报告，新建 ${year + 1} 年度`, action: "use-as-last", run: () => void startNew("", "", values) },
        ...(now ? [{ name: "作为上年报告，与现在的对照", main: Boolean(fits), action: "compare", run: () => usePrevious(values) }] : []),
        { name: "取消", action: "cancel" },
      ],
    });
  });
}

/** @param {File} file @param {import("./api.js").Imported} got */
function tellImport(file, got) {
  say(got.findings.length ? `已读取 ${file.name}：${got.findings.length} 处要核对，列在“问题”里` : `已读取 ${file.name}`);
}

/** @param {Values} values */
function usePrevious(values) {
  const now = work.peek();
  if (now && Number(values.year) !== Number(now.values.year) - 1) {
    say(`这是 ${values.year} 年度的报告，${now.values.year} 年度的上年是 ${Number(now.values.year) - 1} 年度：没有采用`);
    return;
  }
  setPrevious(values);
  say(`已与 ${values.year} 年度的报告对照`);
}

/** Opens a file as last year's report. @param {File} file */
export async function openPrevious(file) {
  await told(async () => usePrevious(flatten((await importFile(file)).report)));
}

/** A file that was dropped on the page or chosen. @param {File} file */
export async function takeFile(file) {
  if (/^image\/(png|jpeg)$/.test(file.type) && work.peek()) {
    const field = document.activeElement instanceof HTMLTextAreaElement ? document.activeElement : null;
    if (!field) return say("图片要插入文字里：先点一下要插入的地方，再拖进来");
    addPicture(file, (block, merge) => {
      edit({ [field.dataset.path ?? ""]: `${field.value === "" || field.value.endsWith("\n") ? field.value : `${field.value}\n`}${block}\n` }, "插入图片", merge);
    });
    return;
  }
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    return say(`读不了“${file.name}”：它是文件夹，或者已经移走、改名。请选择一个文件`);
  }
  if (file.size === 0) return say(`“${file.name}”是空的：请检查是否选错了文件`);
  await openFile(file);
}

/** @param {Blob} data @param {string} name */
export function download(data, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const submission = () => {
  const now = /** @type {import("./store.js").Work} */ (work.peek());
  return { report: toYAML(now.values).text, previous: null, pictures: now.pictures };
};

/** Downloads the report in a format. @param {string} format @param {Record<string, string>} [options] */
export async function exportAs(format, options = {}) {
  await keepNow();
  try {
    say("正在生成……");
    const { data, name } = await render(submission(), { format, ...options });
    if (format === "svg") return await savePages(data);
    const file = options.draft && format !== "yaml" && format !== "xlsx" ? name.replace(/(\.\w+)$/, "（草稿）$1") : name;
    download(data, file);
    const pictures = format === "yaml" ? (work.peek()?.pictures.size ?? 0) : 0;
    say(`已生成 ${file}（${Math.ceil(data.size / 1024)} KB）${pictures ? `；其中不含 ${pictures} 张图片，请在“基本信息”的末尾另存，放在同一个文件夹里` : ""}`);
  } catch (err) {
    if (!(err instanceof Problem)) throw err;
    say("");
    const errors = err.findings.filter((f) => f.severity === "error");
    if (err.status === 422 && !options.draft) offerDraft(format, options, err);
    else if (errors.length > 0) tellUnread(errors);
    else showProblem(err);
  }
}

/** Saves each page as a file of its own. @param {Blob} data the service's answer */
async function savePages(data) {
  /** @type {{pages: string[]}} */
  const { pages } = JSON.parse(await data.text());
  const now = /** @type {import("./store.js").Work} */ (work.peek());
  pages.forEach((svg, i) => download(new Blob([svg], { type: "image/svg+xml" }), `${now.values.organ}${now.values.year}年年报-${i + 1}.svg`));
  say(`已生成 ${pages.length} 个文件，每页一个`);
}

/** A file that this form opens again needs figures that can be read. @param {Finding[]} errors */
function tellUnread(errors) {
  ask({
    title: `有 ${errors.length} 处读不懂，没有存成文件`,
    body: html`<p>填写的内容还在本浏览器中，没有丢失。先改正下面的地方，再存成文件：</p><ul>${errors.slice(0, 10).map((f) => html`<li>${f.message}</li>`)}</ul>${errors.length > 10 && html`<p>……共 ${errors.length} 处</p>`}`,
    buttons: [{ name: "去改正", main: true, action: "mend", run: () => leadTo(errors[0].path || "organ") }, { name: "取消", action: "cancel" }],
  });
}

/** @param {string} format @param {Record<string, string>} options @param {Problem} problem */
function offerDraft(format, options, problem) {
  const errors = problem.findings.filter((f) => f.severity === "error");
  ask({
    title: `还有 ${errors.length} 个错误，没有生成`,
    body: html`<p>先改正下面的错误，或者生成盖有“草稿”字样、列出问题的草稿。</p><ul>${errors.slice(0, 10).map((f) => html`<li>${f.message}</li>`)}</ul>${errors.length > 10 && html`<p>……共 ${errors.length} 个</p>`}`,
    buttons: [
      { name: "去改正", main: true, action: "mend", run: () => errors[0] && leadTo(errors[0].path || "organ") },
      { name: "生成草稿", action: "draft", run: () => void exportAs(format, { ...options, draft: "true" }) },
      { name: "取消", action: "cancel" },
    ],
  });
}

/** Saves the work as a file that this form and the program open again; blanks stay blank. @param {"yaml" | "xlsx"} format */
export const saveAs = (format) => exportAs(format, { draft: "true" });
