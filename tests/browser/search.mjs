// Asks the search pages of a built site in headless Chromium.
//
// In:  {"root": "/folder", "questions": [{"page": "en/search.html", "words": "…"}, …]}
// Out: for each question {text, links, elements, faults}: what is shown, where it leads, images and scripts among it
//      (there must be none), and errors of the browser, foreign hosts and missing files.
import { readFileSync } from "node:fs";
import { normalize } from "node:path";
import { launch, serve } from "./browser.mjs";

const { root, questions } = JSON.parse(readFileSync(0, "utf8"));
const server = await serve(normalize(root));
const browser = await launch();
const base = `http://127.0.0.1:${server.address().port}/`;
const answers = [];
for (const { page: path, words } of questions) {
  const page = await browser.newPage();
  const faults = [];
  page.on("console", (entry) => ["error", "warning"].includes(entry.type()) && faults.push(entry.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("response", (answer) => answer.status() >= 400 && faults.push(`${answer.status()} ${answer.url()}`));
  page.on("request", (request) => !/^(blob:|data:)/.test(request.url()) && !request.url().startsWith(base) && faults.push(request.url()));
  await page.goto(base + path);
  await page.fill("#words", words);
  await page.press("#words", "Enter");
  await page.waitForSelector("#found .found-count", { timeout: 60000 });
  answers.push({
    text: await page.locator("#found").innerText(),
    links: await page.locator("#found a").evaluateAll((all) => all.map((one) => one.href)),
    elements: await page.locator("#found :is(img, script, iframe, i, b)").evaluateAll((all) => all.map((one) => one.outerHTML)),
    faults,
  });
  await page.close();
}
await browser.close();
server.close();
process.stdout.write(JSON.stringify(answers));
