// Sets report.typ with the Typst of npm's @myriaddreamin/typst-ts-node-compiler:
//   node typst.mjs FONTS OUT.pdf
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import { join } from "node:path";

// The package is looked for where the command is run.
const { NodeCompiler } = createRequire(join(process.cwd(), "x"))("@myriaddreamin/typst-ts-node-compiler");
const [fonts, out] = process.argv.slice(2);
const compiler = NodeCompiler.create({
  workspace: fileURLToPath(new URL(".", import.meta.url)),
  fontArgs: [{ fontPaths: [fonts] }],
});
writeFileSync(out, compiler.pdf({ mainFilePath: fileURLToPath(new URL("report.typ", import.meta.url)) }));
