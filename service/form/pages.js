// The pages as they will print, beside the form.
// @ts-check
import { useEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import { html, part } from "./ui.js";
import { pages, stale } from "./live.js";
import { format } from "./store.js";

/** The width of pages in the part 预览: 1 is as wide as there is room. */
const zoom = signal(1);
const zooms = [0.5, 0.75, 1, 1.5, 2];

/**
 * A page as a picture. Its address is made anew only when it changed, so that nothing flickers. It reads its text by
 * itself: Preact keeps former nodes for a while, and with them what they were given.
 * @param {{at: number, of: number}} props
 */
function Page({ at, of }) {
  const svg = pages.value[at] ?? "";
  const ref = useRef(/** @type {HTMLImageElement | null} */ (null));
  useEffect(() => {
    const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    const next = new Image();
    let live = true;
    next.src = address;
    next.decode().catch(() => {}).then(() => {
      const shown = ref.current;
      if (!live || !shown) return URL.revokeObjectURL(address);
      const before = shown.src;
      shown.src = address;
      if (before.startsWith("blob:")) URL.revokeObjectURL(before);
    });
    return () => { live = false; };
  }, [svg]);
  useEffect(() => {
    const shown = ref.current;
    return () => { if (shown?.src.startsWith("blob:")) URL.revokeObjectURL(shown.src); };
  }, []);
  const size = /<svg[^>]*\bwidth="([\d.]+)[a-z]*"[^>]*\bheight="([\d.]+)[a-z]*"/.exec(svg);
  return html`<img ref=${ref} class="page" alt=${`第 ${at + 1} 页，共 ${of} 页`} data-page=${at + 1} style=${size ? { aspectRatio: `${size[1]} / ${size[2]}` } : {}} />`;
}

/** The page on which a part of the form begins, from 0; -1 when there is none. @param {string} id */
function pageOf(id) {
  if (id === "basic") return 0;
  if (id === "attachments") return pages.peek().length - 1;
  const number = /^s\d$/.test(id) && format.peek()?.sections[Number(id[1]) - 1]?.number;
  return number ? pages.peek().findIndex((svg) => new RegExp(`role="heading" aria-level="2"><tspan[^>]*>${number}、`).test(svg)) : -1;
}

/** @param {{large?: boolean}} props */
export function Pages({ large }) {
  const all = pages.value;
  const body = useRef(/** @type {HTMLElement | null} */ (null));
  const id = part.value;
  const known = all.length > 0;
  useEffect(() => { // another part has other pages; edits leave the place alone
    const at = large ? -1 : pageOf(id);
    const sheet = body.current?.querySelectorAll("img")[at];
    if (sheet && body.current) body.current.scrollTop += sheet.getBoundingClientRect().top - body.current.getBoundingClientRect().top - 8;
  }, [id, known]);
  const step = (/** @type {number} */ by) => {
    const at = zooms.indexOf(zoom.value) + by;
    if (zooms[at]) zoom.value = zooms[at];
  };
  return html`<section class=${`pages ${large ? "large" : ""}`} aria-label="页面">
    <div class="pane-head"><h2>${large ? "预览" : "页面"}</h2><span class="muted">${all.length ? `共 ${all.length} 页` : ""}</span>
      ${large && html`<span class="tools"><button type="button" aria-label="缩小" disabled=${zoom.value === zooms[0]} onClick=${() => step(-1)}>－</button><output>${zoom.value * 100}%</output>
        <button type="button" aria-label="放大" disabled=${zoom.value === zooms.at(-1)} onClick=${() => step(1)}>＋</button></span>`}
    </div>
    ${stale.value && html`<p class="stale">${stale.value}</p>`}
    <div class="pane-body" ref=${body} tabindex="0" role="region" aria-label="页面，可以滚动"><div class="sheets" style=${large ? { width: `${zoom.value * 100}%` } : {}}>
      ${all.length ? all.map((_, i) => html`<${Page} key=${i} at=${i} of=${all.length} />`) : html`<p class="none">还没有页面</p>`}</div></div>
  </section>`;
}
