// What every check in a browser starts with: a server for a folder on this machine, and headless Chromium.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { delimiter, extname, join, normalize, sep } from "node:path";
import { chromium } from "playwright-core";

const MEDIA_TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".pdf": "application/pdf", ".png": "image/png", ".svg": "image/svg+xml", ".ttf": "font/ttf", ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2", ".xml": "application/xml",
};
const BROWSERS = ["chromium", "chromium-browser", "google-chrome"];
const SWITCHES = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];

function findBrowser() {
  const onPath = process.env.PATH.split(delimiter).flatMap((folder) => BROWSERS.map((name) => join(folder, name)));
  const found = [...onPath, "/Applications/Chromium.app/Contents/MacOS/Chromium"].find(existsSync);
  if (!found) throw new Error(`none of ${BROWSERS.join(", ")} is on the path`);
  return found;
}

// A page is judged as it is published: over HTTP, since a Content-Security-Policy means nothing for a file.
export function serve(root) {
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (asked === "/favicon.ico") return response.writeHead(204).end(); // the browser asks for it by itself
    const path = join(root, normalize(asked));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
    if (!file.startsWith(root + sep) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream" });
    return createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

export function launch() {
  return chromium.launch({ executablePath: findBrowser(), args: SWITCHES });
}
