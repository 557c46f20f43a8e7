// How a text will print, as far as an editor can show it: headings by their numbers, and bold type. The service says which
// paragraphs have headings; until it has, a guess is shown.
// @ts-check

const longestHeading = 40;
const numbers = [
  { level: 2, mark: /^（[一二三四五六七八九十]+）/u },
  { level: 4, mark: /^（\d+）/u },
  { level: 3, mark: /^\d+[.、．](?!\d)/u },
];

/** @typedef {{level: number, length: number}} Heading of a paragraph: its level (0 for none) and how many UTF-16 units it has */

/**
 * The heading that a paragraph begins with, by itself.
 * @param {string} text
 * @returns {Heading}
 */
export function headingOf(text) {
  const trimmed = text.replace(/^[\s\u3000]+/u, "");
  const lead = text.length - trimmed.length;
  const number = numbers.find((n) => n.mark.test(trimmed));
  if (!number || /[；，;,][\s\u3000]*$/u.test(trimmed)) return { level: 0, length: 0 };
  const stop = trimmed.indexOf("。");
  const head = stop < 0 ? trimmed : trimmed.slice(0, stop);
  if (Array.from(head).length > longestHeading) return { level: 0, length: 0 };
  const rest = stop < 0 ? "" : trimmed.slice(stop + 1).replace(/[\s\u3000]/gu, "");
  return { level: number.level, length: rest === "" ? text.length : lead + stop + 1 };
}

/**
 * The headings of paragraphs: as the service found them, or, until it has seen a paragraph, by itself.
 * @param {string[]} paragraphs
 * @param {Map<string, {heading: string, level: number}> | undefined} found by paragraphs
 * @param {Set<string> | undefined} seen the paragraphs that the service has seen
 * @returns {Heading[]}
 */
export function headings(paragraphs, found, seen) {
  return paragraphs.map((p) => {
    const trimmed = p.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, "");
    const known = found?.get(trimmed);
    if (known) return { level: known.level, length: p.indexOf(trimmed) + known.heading.length };
    return seen?.has(trimmed) ? { level: 0, length: 0 } : headingOf(p);
  });
}

/** @typedef {{text: string, bold: boolean, mark: boolean}} Span of a paragraph; mark is a pair of asterisks that is not printed */

/**
 * A paragraph with its bold parts set apart.
 * @param {string} text
 * @returns {Span[]}
 */
export function bolds(text) {
  /** @type {Span[]} */
  const out = [];
  let rest = 0;
  for (const found of text.matchAll(/(?<!\*)\*\*(?!\*)([^*\s\u3000，。；、：（）](?:[^*\n]*[^*\s\u3000])?)\*\*(?!\*)/gu)) {
    out.push({ text: text.slice(rest, found.index), bold: false, mark: false });
    out.push({ text: "**", bold: false, mark: true }, { text: found[1], bold: true, mark: false }, { text: "**", bold: false, mark: true });
    rest = found.index + found[0].length;
  }
  out.push({ text: text.slice(rest), bold: false, mark: false });
  return out.filter((s) => s.text !== "");
}
