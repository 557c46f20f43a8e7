// The panel of findings: what is wrong, where it leads, what to do.
// @ts-check
import { signal } from "@preact/signals";
import { html, Severity } from "./ui.js";
import { counts, findings, nameOf, state, trouble } from "./live.js";
import { leadTo } from "./lead.js";
import { dismissNote, read, readOnly } from "./store.js";
import { spanAt } from "./prose.js";

/** @typedef {import("./live.js").Told} Told */

/** The severities that are listed. */
const shown = signal(new Set(["error", "warning", "info"]));
/** The finding that was led to last. */
const current = signal("");
/** Where it stood in the list: when it was mended, the next one stands there. */
let place = -1;

/** @param {Told} f */
export function go(f) {
  current.value = f.key;
  place = listed().findIndex((other) => other.key === f.key);
  const span = f.index === null ? null : spanAt(read(f.target), f.index, f.found);
  leadTo(f.target, span?.from ?? null, span?.to ?? null);
}

/** Leads to the finding after the last one, or before it. @param {number} step */
export function goNext(step) {
  const list = listed();
  if (list.length === 0) return;
  const at = list.findIndex((f) => f.key === current.value);
  const from = at >= 0 ? at : step > 0 ? Math.max(place, 0) - 1 : place < 0 ? 0 : place;
  go(list[(from + step + list.length) % list.length]);
}

const order = { error: 0, warning: 1, info: 2 };
const listed = () => findings.value.filter((f) => shown.value.has(f.severity)).sort((a, b) => order[a.severity] - order[b.severity]);

/** In a few words how the report stands. */
export function summary() {
  const { errors, warnings } = counts.value;
  if (errors + warnings === 0) return "没有错误和警告";
  return `${errors} 个错误，${warnings} 个警告`;
}

/** @param {{name: string, of: string, n: number}} props */
function Filter({ name, of, n }) {
  const on = shown.value.has(of);
  const toggle = () => {
    const next = new Set(shown.value);
    if (on) next.delete(of);
    else next.add(of);
    shown.value = next;
  };
  return html`<button type="button" class="filter" aria-pressed=${on} data-filter=${of} onClick=${toggle}><${Severity} of=${of} />${name} ${n}</button>`;
}

/** @param {{f: Told}} props */
function Item({ f }) {
  return html`<li class=${current.value === f.key ? "current" : ""}>
    <button type="button" class="finding" aria-current=${current.value === f.key ? "true" : undefined} data-finding data-rule=${f.id} data-target=${f.target} onClick=${() => go(f)}>
      <${Severity} of=${f.severity} />
      <span class="finding-text"><span class="where">${f.note ? "读取时存疑：" : ""}${nameOf(f.target) || "全文"}</span>${f.message}${f.hint && html`<small>${f.hint}</small>`}<small class="rule">${f.id}</small></span>
    </button>
    ${f.note && html`<button type="button" class="plain looked" data-looked disabled=${readOnly.value} onClick=${() => f.note && dismissNote(f.note)}>核对过了</button>`}</li>`;
}

export function Findings() {
  const { errors, warnings, infos } = counts.value;
  const list = listed();
  return html`<section class="findings" aria-label="问题" id="findings">
    <div class="pane-head"><h2>问题</h2>
      <${Filter} name="错误" of="error" n=${errors} /><${Filter} name="警告" of="warning" n=${warnings} /><${Filter} name="提示" of="info" n=${infos} />
    </div>
    <div class="pane-body" tabindex="0" role="region" aria-label="问题的列表">
      ${list.length > 0 ? html`<ul>${list.map((f) => html`<${Item} key=${f.key} f=${f} />`)}</ul>`
        : html`<p class="none">${state.value === "offline" ? `${trouble.value}，没有检查` : errors + warnings + infos > 0 ? "都没有列出：点上面的按钮" : "✓ 没有发现问题"}</p>`}
    </div>
  </section>`;
}
