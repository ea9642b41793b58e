// Opens pages of a built site in headless Chromium and says what is wrong with them.
//
// In, on standard input:  {"root": "/folder", "pages": ["index.html", …], "widths": [390, 1440], "schemes": ["light", "dark"]};
//   "opened": true opens them as files, without a server.
// Out, on standard output: a JSON list of findings {page, width, scheme, kind, rule, message, target}; [] when all is well.
// kind: "axe" (a rule of axe-core), "console" (an error or warning of the browser, a broken Content-Security-Policy too),
//       "request" (something asked of another host), "missing" (a file of the site that is not there),
//       "overflow" (the page has to be scrolled sideways), "clipped" (an element's own words are cut off at its edge).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, serve } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Elements that hide what does not fit into them, other than those for screen readers only (1 px) and by an ellipsis.
function cutOff() {
  const hides = (style) => ["hidden", "clip"].includes(style.overflowX) && style.textOverflow !== "ellipsis";
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && hides(getComputedStyle(one)))
    .map((one) => one.outerHTML.slice(0, 200));
}

async function look(page, address, where) {
  const findings = [];
  const add = (kind, rule, message, target = "") => findings.push({ ...where, kind, rule, message, target });
  const onConsole = (entry) => ["error", "warning"].includes(entry.type()) && add("console", entry.type(), entry.text());
  const onError = (error) => add("console", "exception", String(error));
  const onResponse = (answer) => answer.status() >= 400 && add("missing", String(answer.status()), answer.url());
  const onRequest = (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(address).host) add("request", request.resourceType(), request.url());
  };
  const handlers = { console: onConsole, pageerror: onError, response: onResponse, request: onRequest };
  for (const [event, handler] of Object.entries(handlers)) page.on(event, handler);
  await page.goto(address, { waitUntil: "load" });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 0) add("overflow", "width", `${sideways} px wider than the window`);
  for (const target of await page.evaluate(cutOff)) add("clipped", "width", "words are cut off", target);
  await page.evaluate(AXE);
  // axe-core fetches style sheets, which a page that is opened as a file may not do, and which it does not need here.
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], preload: false }));
  for (const { id, help, nodes } of violations) for (const node of nodes) add("axe", id, help, node.html.slice(0, 300));
  for (const [event, handler] of Object.entries(handlers)) page.off(event, handler);
  return findings;
}

const { root, pages, widths, schemes, opened } = JSON.parse(readFileSync(0, "utf8"));
const server = await serve(normalize(root));
const browser = await launch();
const findings = [];
for (const width of widths) {
  for (const scheme of schemes) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const path of pages) {
      const served = `http://127.0.0.1:${server.address().port}/${path.split("/").map(encodeURIComponent).join("/")}`;
      const address = opened ? pathToFileURL(join(root, path)).href : served;
      findings.push(...(await look(page, address, { page: path, width, scheme })));
    }
    await context.close();
  }
}
await browser.close();
server.close();
process.stdout.write(JSON.stringify(findings));
