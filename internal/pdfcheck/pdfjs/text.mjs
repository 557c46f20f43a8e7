// Prints the text of a PDF file as pdf.js finds it, a line for each line that it sees.
import { readFileSync } from "node:fs";

console.log = console.warn = () => {}; // pdf.js misses the canvas of browsers, which texts do not need
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
const file = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: 0 }).promise;
let text = "";
for (let number = 1; number <= file.numPages; number++) {
  const { items } = await (await file.getPage(number)).getTextContent();
  text += items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\n";
}
process.stdout.write(text);
