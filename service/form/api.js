// Calls of the service's interface.
// @ts-check

/** @typedef {{id: string, severity: "error" | "warning" | "info", path: string, line: number, column: number, place: string, message: string, hint: string, found: unknown, expected: unknown}} Finding */
/** @typedef {{name: string, told: boolean}} Topic */
/** @typedef {{organ: string, year: number, errors: number, warnings: number, findings: Finding[], unread: boolean, pages: string[] | null, topics: Topic[], headings: Record<string, {paragraph: string, heading: string, level: number}[]> | null}} Preview */
/** @typedef {{format: string, organ: string, year: number, report: any, findings: Finding[]}} Imported */

/** An answer of the service that is no success. */
export class Problem extends Error {
  /** @param {{title: string, detail?: string, status: number, type?: string, findings?: Finding[]}} body @param {number} [wait] */
  constructor(body, wait = 0) {
    super(body.detail ? `${body.title}：${body.detail}` : body.title);
    this.title = body.title;
    this.detail = body.detail ?? "";
    this.status = body.status;
    /** @type {Finding[]} */
    this.findings = body.findings ?? [];
    this.wait = wait;
  }
}

export const unreachable = 0; // the status of a Problem when the service does not answer

/**
 * @param {string} path
 * @param {RequestInit} [init]
 */
async function call(path, init) {
  let response;
  try {
    response = await fetch(`api/v1/${path}`, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Problem({ title: "连不上服务", detail: "请检查 nianbao serve 是否还在运行；填写的内容都在本浏览器中", status: unreachable });
  }
  if (response.ok) return response;
  let body = { title: "请求没有成功", detail: `状态码 ${response.status}`, status: response.status };
  if (response.headers.get("Content-Type")?.includes("problem+json")) body = await whole(response.json());
  throw new Problem(body, Number(response.headers.get("Retry-After") ?? 0));
}

/**
 * The body of an answer, which may break off when the service or the way to it does.
 * @template T
 * @param {Promise<T>} body
 * @returns {Promise<T>}
 */
async function whole(body) {
  try {
    return await body;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new Problem({ title: "服务的回答不完整", detail: "过一会儿会再试；填写的内容都在本浏览器中", status: unreachable });
  }
}

/**
 * A call that is made again when the service is busy.
 * @param {string} path
 * @param {() => RequestInit} init
 */
async function patient(path, init) {
  for (let left = 5; ; left--) {
    try {
      return await call(path, init());
    } catch (err) {
      if (!(err instanceof Problem) || ![429, 503].includes(err.status) || left === 0) throw err;
      await new Promise((wake) => setTimeout(wake, Math.max(err.wait, 1) * 1000));
    }
  }
}

/** @typedef {{report: string, previous: string | null, pictures: Map<string, Blob>}} Submission the texts of YAML files, and pictures by name */

/** @param {Submission} s */
function body(s) {
  const form = new FormData();
  form.append("report", new Blob([s.report]), "report.yaml");
  if (s.previous) form.append("previous", new Blob([s.previous]), "previous.yaml");
  for (const [name, data] of s.pictures) form.append("picture", data, name);
  return form;
}

/**
 * What is found, and the pages as they are.
 * @param {Submission} s
 * @param {AbortSignal} signal
 * @returns {Promise<Preview>}
 */
export async function preview(s, signal) {
  return whole((await patient("preview", () => ({ method: "POST", body: body(s), signal }))).json());
}

/**
 * A file of the report, and what it is called.
 * @param {Submission} s
 * @param {Record<string, string>} options
 */
export async function render(s, options) {
  const response = await patient(`render?${new URLSearchParams(options)}`, () => ({ method: "POST", body: body({ ...s, previous: null }) }));
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "");
  return { data: await whole(response.blob()), name: name ? decodeURIComponent(name[1]) : `年报.${options.format}` };
}

/**
 * A report from a file of any format.
 * @param {File | Blob} file
 * @returns {Promise<Imported>}
 */
export async function importFile(file) {
  const make = () => {
    const form = new FormData();
    form.append("report", file, file instanceof File ? file.name : "table.html");
    return { method: "POST", body: form };
  };
  return whole((await patient("import", make)).json());
}

/**
 * A report to be filled in.
 * @param {string} organ
 * @param {string} year
 * @param {string | null} previous last year's as YAML
 * @returns {Promise<{organ: string, year: number, report: any}>}
 */
export async function begin(organ, year, previous) {
  const query = new URLSearchParams();
  if (organ) query.set("organ", organ);
  if (year) query.set("year", year);
  return whole((await patient(`new?${query}`, () => ({ method: "POST", body: previous ?? "" }))).json());
}

/** @type {Map<string, Promise<import("./figures.js").Format>>} */
const formats = new Map();

/**
 * The sections and tables of a year's edition.
 * @param {string} year
 */
export function format(year) {
  const key = /^\d{4}$/.test(year) ? year : "";
  let found = formats.get(key);
  if (!found) {
    found = call(key ? `tables?year=${key}` : "tables").then((r) => whole(r.json())).catch((err) => {
      formats.delete(key);
      throw err;
    });
    formats.set(key, found);
  }
  return found;
}
