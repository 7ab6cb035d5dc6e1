/** A browser that talks to nobody but this machine, and a server for the page's files. */

import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const WEB = join(dirname(fileURLToPath(import.meta.url)), "../..");

const KINDS = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", svg: "image/svg+xml", gz: "application/octet-stream" };

/** Serves `dist/` as any web space would. Every path that was asked for is kept in `asked`. */
export async function staticServer() {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    asked.push(`${request.method} ${path}`);
    const file = join(WEB, "dist", normalize(path === "/" ? "/index.html" : path));
    if (!existsSync(file)) return response.writeHead(404).end();
    const kind = KINDS[file.split(".").pop()] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": kind }).end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, asked, close: () => server.close() };
}

/** Where Chromium is, or what to do. */
function executable() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = places.find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium found: install it (`apt-get install chromium`) or name it in CHROMIUM");
  return found;
}

export function launch() {
  return chromium.launch({
    executablePath: executable(),
    args: [
      "--no-sandbox",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-default-apps",
      "--disable-domain-reliability",
      "--disable-sync",
      "--no-first-run",
      "--metrics-recording-only",
      "--disable-features=OptimizationHints,MediaRouter,Translate",
    ],
  });
}

/** The bad draft of the repository's examples. */
export function example(name) {
  return readFileSync(join(WEB, "../examples/okrs", name), "utf8");
}
