// Opens pages in Chromium with a strict policy, at the widths of a desk and a telephone and in light and dark, and
// prints what axe-core finds, what the policy stops and what does not fit.
import { readFileSync } from "node:fs";
import axe from "axe-core";
import puppeteer from "puppeteer-core";

const [program, policy, ...files] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
let faults = [];
for (const file of files) {
  const page = await browser.newPage();
  const tell = (text) => faults.push(`${file}: ${text}`);
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.url() === "http://page.test/") {
      request.respond({ contentType: "text/html; charset=utf-8", headers: { "Content-Security-Policy": policy }, body: readFileSync(file) });
    } else if (request.url().startsWith("data:")) {
      request.continue();
    } else {
      if (!request.url().endsWith("/favicon.ico")) tell(`asks for ${request.url()}`);
      request.abort();
    }
  });
  page.on("console", (message) => message.location().url?.endsWith("/favicon.ico") || tell(`console: ${message.text()}`));
  page.on("pageerror", (error) => tell(`error: ${error.message}`));
  for (const [width, scheme] of [[1280, "light"], [390, "dark"]]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setViewport({ width, height: 900 });
    await page.goto("http://page.test/");
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate(() => axe.run());
    if (passes.length < 10) tell(`axe passed only ${passes.length} rules`);
    for (const v of violations) tell(`${width} ${scheme}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html).join(" ")}`);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) tell(`${width}: is wider than the window`);
  }
  await page.close();
}
await browser.close();
process.stdout.write(faults.join("\n"));
