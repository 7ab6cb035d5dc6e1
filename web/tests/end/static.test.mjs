/** The page as static files: everything happens in the browser. */

import { after, before, test } from "node:test";

import { launch, staticServer } from "./browser.mjs";
import { everywhere } from "./everywhere.mjs";
import { open } from "./page.mjs";
import assert from "node:assert/strict";

const world = {};
before(async () => {
  world.server = await staticServer();
  world.browser = await launch();
});
after(async () => {
  await world.browser?.close();
  world.server?.close();
});

everywhere(world);

test("nothing is asked for but the page's own files", async () => {
  world.server.asked.length = 0;
  const page = await open(world.browser, world.server);
  await page.click("text=A first draft");
  await page.waitForSelector(".finding");
  const asked = [...new Set(world.server.asked)].sort();
  const expected = ["/", "/engine.wasm.gz", "/icon.svg", "/page.js", "/style.css", "/worker.js"].map((path) => `GET ${path}`);
  assert.deepEqual(asked.filter((path) => path !== "GET /icon.svg"), expected.filter((path) => path !== "GET /icon.svg"));
  assert.match(await page.textContent("#privacy"), /sent nowhere/);
  await page.context().close();
});

test("an engine that cannot be loaded is told", async () => {
  const context = await world.browser.newContext();
  const page = await context.newPage();
  await page.route("**/engine.wasm.gz", (route) => route.fulfill({ status: 404 }));
  await page.goto(world.server.address);
  await page.waitForFunction(() => document.querySelector("#totals").textContent.includes("could not be loaded"));
  await context.close();
});
