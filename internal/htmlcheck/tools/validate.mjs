// Prints what html-validate finds in pages. Its own program needs a newer Node than Debian has.
import { FileSystemConfigLoader, HtmlValidate } from "html-validate/node";

const loader = new FileSystemConfigLoader({ root: true, extends: ["html-validate:recommended", "html-validate:document"] });
const validator = new HtmlValidate(loader);
for (const file of process.argv.slice(2)) {
  const report = await validator.validateFile(file);
  for (const { messages } of report.results) {
    for (const m of messages) console.log(`${file}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`);
  }
}
