// Opens a served page in headless Chromium and waits until it has reloaded by itself. Its Content-Security-Policy is in force.
//
// In, on the command line:  ADDRESS EXPECTED
// Out, on standard output:  "open" when the page waits for news; then, when it shows the words EXPECTED, a JSON list of what the
//                           browser complained about ([] when all is well).
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const [address, expected] = process.argv.slice(2);
const names = ["chromium", "chromium-browser", "google-chrome"];
const found = process.env.PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
const executablePath = [...found, "/Applications/Chromium.app/Contents/MacOS/Chromium"].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
const page = await browser.newPage();
const complaints = [];
const ownIcon = (entry) => entry.location().url.endsWith("/favicon.ico"); // the browser asks for it by itself
page.on("console", (entry) => ["error", "warning"].includes(entry.type()) && !ownIcon(entry) && complaints.push(entry.text()));
page.on("pageerror", (error) => complaints.push(String(error)));
const news = page.waitForResponse((answer) => answer.url().includes("/.briefgen/events"));
await page.goto(address, { waitUntil: "load" });
await news;
console.log("open");
await page.getByText(expected).first().waitFor({ timeout: 120_000 });
console.log(JSON.stringify(complaints));
await browser.close();
