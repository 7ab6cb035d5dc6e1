/** Takes the README's picture, docs/page.png; with a folder as argument, a picture of every state into it. */

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { example, launch, staticServer } from "./browser.mjs";
import { open, paste, total } from "./page.mjs";
import { HOLDS, MADE_UP, chat, serve, wordings } from "./program.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const BAD = example("marketing-draft.md");

const suggest = (page, words) => page.locator(".key-result", { hasText: words }).locator(".tool", { hasText: "Suggest" }).click();

/** Each state: how the page comes to it. */
const STATES = {
  empty: { run: async () => undefined },
  good: { run: async (page) => { await paste(page, example("marketing-good.md")); await total(page, "nothing to fix"); } },
  bad: { run: bad },
  dark: { options: { colorScheme: "dark" }, run: async (page) => { await bad(page); await suggest(page, "Publish 18"); await page.waitForSelector(".alternative"); } },
  suggestion: { run: async (page) => { await bad(page); await suggest(page, "Relaunch the pricing"); await page.waitForSelector(".alternative"); await page.locator(".coach").scrollIntoViewIfNeeded(); } },
  why: { run: async (page) => { await bad(page); const pages = page.locator(".key-result", { hasText: "Publish 18" }); await pages.locator("summary").click(); await pages.locator("text=Allow it").click(); await pages.locator("text=Read wrongly?").click(); } },
  weight: { run: async (page) => { await bad(page); await page.click("#by-weight"); } },
  projects: { run: async (page) => { await paste(page, example("projects.txt")); await page.click("#convert"); await page.waitForSelector("#plan .preview"); } },
  export: { run: async (page) => { await bad(page); await page.click("#export summary"); } },
  forty: { run: async (page) => { await paste(page, forty()); await total(page, "40 objectives"); } },
  narrow: { options: { viewport: { width: 360, height: 740 } }, run: bad },
  "narrow-read": { options: { viewport: { width: 360, height: 740 } }, run: async (page) => { await bad(page); await page.click("#pane-read"); } },
  "narrow-suggest": { options: { viewport: { width: 360, height: 740 } }, run: async (page) => { await bad(page); await page.click("#pane-read"); await suggest(page, "Publish 18"); await page.waitForSelector(".alternative"); } },
  "narrow-empty": { options: { viewport: { width: 360, height: 740 } }, run: async (page) => page.click("#pane-read") },
  keyboard: { run: async (page) => { await bad(page); await page.focus("#by-weight"); for (let key = 0; key < 4; key++) await page.keyboard.press("Tab"); } },
  hostile: { run: async (page) => { await paste(page, `Objective: <script>alert(1)</script> \u202egnirts\n- Launch ${"x".repeat(3000)}\n- [click](javascript:alert(1)) 10 times\n`); await page.waitForSelector(".finding"); } },
  print: { run: async (page) => { await bad(page); await page.evaluate(() => (window.print = () => undefined)); await page.click("#export summary"); await page.click('#export-items >> text="Print a report"'); await page.waitForFunction(() => document.querySelector("#report").childElementCount > 0); await page.emulateMedia({ media: "print" }); } },
};

async function bad(page) {
  await paste(page, BAD);
  await total(page, "3 to fix");
}

function forty() {
  const one = (at) => `## O${at}: Region ${at} buys from us first\n\n- KR1: Launch the site of region ${at}\n- KR2: Raise the win rate in region ${at} from ${at}% to ${at + 9}%\n`;
  return Array.from({ length: 40 }, (_, at) => one(at + 1)).join("\n");
}

async function picture(browser, server, { run, options = {} }, path) {
  const page = await open(browser, server, { viewport: { width: 1280, height: 860 }, ...options });
  await run(page);
  await page.waitForTimeout(400);
  await page.screenshot({ path });
  await page.context().close();
}

/** States that only a server with a model has: what the model says, and how the page comes to it. */
const ASKING = {
  "model-streaming": { say: () => new Promise(() => undefined), run: asking },
  "model-answered": { say: (number) => (number === 1 ? wordings(HOLDS, MADE_UP) : wordings(MADE_UP)), run: async (page) => { await asking(page); await page.waitForSelector(".by-model.refused"); await page.locator(".by-model").first().scrollIntoViewIfNeeded(); } },
  "model-down": { say: () => null, run: async (page) => { await asking(page); await page.waitForSelector(".suggest .status:has-text('own')", { timeout: 60_000 }); } },
  opinions: { say: () => OPINIONS, run: async (page) => { await bad(page); await page.click("#opinion"); await page.waitForFunction(() => document.querySelector(".opinions .status")?.textContent === ""); } },
  "narrow-opinions": { options: { viewport: { width: 360, height: 740 } }, say: () => OPINIONS, run: async (page) => { await bad(page); await page.click("#pane-read"); await page.click("#opinion"); await page.waitForFunction(() => document.querySelector(".opinions .status")?.textContent === ""); } },
};

const OPINIONS = JSON.stringify({ opinions: [
  { about: "relevance", key_result: 1, message: "Pages that compare may bring readers; whether they decide for us is another question." },
  { about: "sufficiency", key_result: null, message: "Nothing tells whether buyers who know us also choose us." },
  { about: "inspiration", key_result: null, message: "Plain, and worth getting up for." },
] });

async function asking(page) {
  await bad(page);
  await suggest(page, "Publish 18");
  await page.waitForSelector(".alternative");
  await page.click("text=Ask small-model");
  await page.locator(".ask").scrollIntoViewIfNeeded();
}

async function withModel(browser, { say, ...state }, path) {
  const model = await chat(say);
  const server = await serve(...model.options.map((option) => (option === "tiny" ? "small-model" : option)));
  await picture(browser, server, state, path);
  server.close();
  model.close();
}

const server = await staticServer();
const browser = await launch();
const folder = process.argv[2];
if (folder) {
  mkdirSync(folder, { recursive: true });
  for (const [name, state] of Object.entries(STATES)) await picture(browser, server, state, join(folder, `${name}.png`));
  for (const [name, state] of Object.entries(ASKING)) await withModel(browser, state, join(folder, `${name}.png`));
} else {
  await picture(browser, server, { ...STATES.bad, options: { viewport: { width: 1280, height: 720 } } }, join(ROOT, "docs/page.png"));
}
await browser.close();
server.close();
