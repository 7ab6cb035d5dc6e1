/**
 * Measures the page and writes docs/page.md: what is loaded, and how long from a key press to updated findings.
 *
 * The time runs from the change of the text until cards and underlines of its check stand in the page.
 */

import { cpus, loadavg } from "node:os";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gunzipSync, gzipSync } from "node:zlib";

import { example, launch, staticServer } from "./browser.mjs";
import { editor, open, paste } from "./page.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const KEYS = 60;
/** From where on the page checks the objective at the cursor first: see `src/draft/near.ts`. */
const LARGE = 60_000;

const kb = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en")} KB`;
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Bytes of files as a server sends them. */
function packed(names) {
  const bytes = names.map((name) => readFileSync(join(ROOT, "web/dist", name)));
  const sum = (pack) => bytes.reduce((sum, it, at) => sum + pack(it, names[at].endsWith(".gz")).length, 0);
  return {
    gzip: sum((it, isPacked) => (isPacked ? it : gzipSync(it, { level: 9 }))),
    brotli: sum((it, isPacked) => brotliCompressSync(isPacked ? gunzipSync(it) : it)),
  };
}

/** A draft of about `length` characters with other words in every objective. */
function draft(length) {
  const places = ["clinics", "schools", "hotels", "bakeries", "airports", "libraries", "garages", "theatres"];
  const parts = ["# Marketing OKRs Q1 2027\n"];
  for (let at = 1, size = 0; size < length; at++) {
    const who = `${places[at % places.length]} in region ${at}`;
    const part = `\n## O${at}: ${who} find us and stay with us\n\n- KR1: Raise the share of ${who} that renew from ${10 + (at % 40)}% to ${20 + (at % 40)}%\n- KR2: ${at % 3 ? "Trial sign-ups" : "Launch the portal for trial sign-ups"} of ${who} rise from ${at} to ${at * 2} a month\n- KR3: Answers to questions of ${who} take 4 hours instead of ${5 + (at % 9)}\n`;
    size += part.length;
    parts.push(part);
  }
  return parts.join("");
}

/** Times from key press to updated findings, and the longest that the page itself was held up. */
async function typing(browser, server, length, keys) {
  const page = await open(browser, server);
  await paste(page, draft(length));
  await page.waitForFunction(() => document.querySelector("#totals").textContent.includes("Read as"), undefined, { timeout: 120_000 });
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    performance.clearMeasures();
    window.held = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.held = Math.max(window.held, duration)))).observe({ type: "longtask" });
  });
  // The cursor stands in a key result, as it does while one is written.
  await editor(page).press("Control+Home");
  for (let line = 0; line < 4; line++) await editor(page).press("ArrowDown");
  await editor(page).press("End");
  for (let key = 0; key < keys; key++) {
    const before = await page.evaluate(() => performance.getEntriesByName("okrlint:findings").length);
    await page.keyboard.type("x");
    await page.waitForFunction((before) => performance.getEntriesByName("okrlint:findings").length > before, before, { timeout: 60_000 });
  }
  // Of a large draft the objective at the cursor comes first, the whole when the typing rests.
  const whole = length < LARGE ? null : await page.waitForFunction(() => performance.getEntriesByName("okrlint:whole").at(-1)?.duration, undefined, { timeout: 120_000 }).then((it) => it.jsonValue());
  const { times, held } = await page.evaluate(() => ({
    times: performance.getEntriesByName("okrlint:findings").map(({ duration }) => duration),
    held: window.held,
  }));
  await page.context().close();
  times.sort((one, other) => one - other);
  return { median: quantile(times, 0.5), high: quantile(times, 0.95), held, whole };
}

/** A piece of work that is always the same, as a measure of the machine: sorting 200,000 numbers, the median of nine. */
async function sorting(browser) {
  const page = await browser.newPage();
  const times = await page.evaluate(() =>
    Array.from({ length: 9 }, () => {
      let seed = 1;
      const numbers = Float64Array.from({ length: 200_000 }, () => (seed = (seed * 16807) % 2147483647));
      const begun = performance.now();
      numbers.sort();
      return performance.now() - begun;
    }),
  );
  await page.close();
  return quantile(times.sort((one, other) => one - other), 0.5);
}

/** From the address to the first findings of an example, with the processor slowed down by `factor`. */
async function start(browser, server, factor) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: factor });
  await page.addInitScript((text) => localStorage.setItem("okrlint", JSON.stringify({ text })), example("marketing-draft.md"));
  await page.goto(server.address);
  await page.waitForSelector(".finding");
  const milliseconds = await page.evaluate(() => performance.now());
  await context.close();
  return milliseconds;
}

const busy = loadavg()[0];
const server = await staticServer();
const browser = await launch();
const page = packed(["index.html", "page.js", "worker.js", "style.css", "icon.svg"]);
const engine = packed(["engine.wasm.gz"]);
const yardstick = await sorting(browser);
const small = await typing(browser, server, 10_000, KEYS);
const large = await typing(browser, server, 1_000_000, 20);
const [quick, slow] = [await start(browser, server, 1), await start(browser, server, 4)];
await browser.close();
server.close();

const ms = (number) => `${Math.round(number).toLocaleString("en")} ms`;
const text = `# The page

Written by \`scripts/web measure\`; run it to measure on your own machine. Processor: ${cpus()[0].model}, ${cpus().length} cores; load of the machine before the run: ${busy.toFixed(1)}
(times are of the clock, so that other work on the machine counts; sorting 200,000 numbers took ${ms(yardstick)} in the same run).

What is loaded at the first visit, as it is sent:

| what | gzip | Brotli |
|---|--:|--:|
| page, scripts and styles (all that is loaded where \`okrlint serve\` checks; aim: 400 KB) | ${kb(page.gzip)} | ${kb(page.brotli)} |
| the engine, where the browser checks | ${kb(engine.gzip)} | ${kb(engine.brotli)} |
| both (aim: 1,500 KB) | ${kb(page.gzip + engine.gzip)} | ${kb(page.brotli + engine.brotli)} |

The engine is stored in gzip, packed as small as that can be, which every web space can give out; Brotli is what a server would make of it unpacked.

From a key press to updated cards and underlines, with the engine in the browser. While a check runs, the editor is not held up; the last column is
the longest piece of work that it had to wait for (drawing what was found).

| draft | median | 95th percentile | longest hold |
|---|--:|--:|--:|
| 10 KB (aim: 50 ms) | ${ms(small.median)} | ${ms(small.high)} | ${ms(small.held)} |
| 1 MB, the objective at the cursor (aim: 250 ms) | ${ms(large.median)} | ${ms(large.high)} | ${ms(large.held)} |

From 60 KB on, the objective in which one types is checked by itself with every key; the whole draft when the typing rests for 400 ms. Of the draft of
1 MB that came ${ms(large.whole)} after the last key, the rest included.

From the address to the first findings of a kept draft: ${ms(quick)}; with the page's thread slowed down four times, ${ms(slow)}.
`;
writeFileSync(join(ROOT, "docs/page.md"), text);
console.log(text);
