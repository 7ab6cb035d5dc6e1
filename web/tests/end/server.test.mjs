/** The page with `okrlint serve`: the same as with static files, and what only a server does. */

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { example, launch } from "./browser.mjs";
import { everywhere } from "./everywhere.mjs";
import { axe, download, drop, editor, findings, open, paste, total } from "./page.mjs";
import { HOLDS, KEY, MADE_UP, chat, serve, wordings } from "./program.mjs";

const BAD = example("marketing-draft.md");
const TOKEN = "0123456789abcdefghij";

const world = {};
before(async () => {
  world.server = await serve();
  world.browser = await launch();
}, { timeout: 1_200_000 });
after(async () => {
  await world.browser?.close();
  world.server?.close();
});

everywhere(world);

test("the browser loads no engine, and says where the text goes", async () => {
  const page = await open(world.browser, world.server);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await paste(page, BAD);
  await total(page, "3 to fix");
  assert.ok(asked.includes("/api/check") && !asked.some((path) => path.includes("wasm")), asked.join(" "));
  assert.match(await page.textContent("#privacy"), /okrlint on this computer checks it/);
  await page.context().close();
});

test("an Excel workbook that was exported is read back", async (context) => {
  if (!world.workbook) return context.skip("the export test did not run");
  const page = await open(world.browser, world.server);
  await drop(page, "okrs.xlsx", world.workbook);
  await total(page, "2 objectives with 6 key results");
  assert.match(await page.locator(".key-result", { hasText: "Raise the win rate" }).locator(".chips").textContent(), /22% → 30%/);
  await page.context().close();
});

test("a server that is gone is told, and the text stays", async () => {
  const server = await serve();
  const page = await open(world.browser, server);
  await paste(page, BAD);
  await total(page, "3 to fix");
  server.close();
  await page.waitForTimeout(500);
  await paste(page, "- KR9: Launch it\n");
  await page.waitForFunction(() => document.querySelector("#totals").textContent.includes("cannot be reached"));
  await page.context().close();
});

test("a server that asks to wait is asked again", async () => {
  const page = await open(world.browser, world.server);
  let refused = 0;
  await page.route("**/api/check", (route) => (refused++ === 0 ? route.fulfill({ status: 429, headers: { "Retry-After": "1" }, body: "{}" }) : route.continue()));
  await paste(page, BAD);
  await total(page, "3 to fix");
  assert.ok(refused > 1);
  await page.context().close();
});

test("a server that comes back is asked again", async () => {
  const page = await open(world.browser, world.server);
  await page.route("**/api/check", (route) => route.abort());
  await paste(page, BAD);
  await total(page, "cannot be reached");
  const saved = await download(page, "Download Markdown");
  assert.equal(saved.toString(), BAD, "what is Markdown already can be saved");
  await page.unroute("**/api/check");
  await total(page, "3 to fix");
  await page.context().close();
});

test("a token travels in the fragment, then in a header", async () => {
  const server = await serve("--token", TOKEN);
  const page = await open(world.browser, { ...server, fragment: `#token=${TOKEN}` });
  assert.ok(!page.url().includes(TOKEN), "it leaves the address at once");
  await paste(page, BAD);
  await total(page, "3 to fix");
  await page.context().close();
  const stranger = await world.browser.newPage();
  await stranger.goto(server.address);
  await stranger.waitForFunction(() => document.querySelector("#totals").textContent.includes("asks for its token"));
  await stranger.getByLabel("Token").fill(TOKEN);
  await stranger.click("text=Use this token");
  await stranger.waitForSelector("html[data-ready]");
  await stranger.close();
  server.close();
});

/** A server that answers for the model: the real one for everything but proposals, which `stream` writes. */
async function withModel(stream) {
  const stub = createServer(async (request, response) => {
    if (request.url === "/api/rewrite" && request.headers.accept === "text/event-stream") {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      return stream(response);
    }
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { host: _, origin: __, "accept-encoding": ___, ...headers } = request.headers;
    const body = request.method === "POST" ? Buffer.concat(chunks) : undefined;
    const answer = await fetch(new URL(request.url, world.server.address), { method: request.method, headers: { "Content-Type": headers["content-type"] ?? "", Accept: headers.accept ?? "*/*" }, body });
    let bytes = Buffer.from(await answer.arrayBuffer());
    if (request.url === "/api/about") bytes = Buffer.from(JSON.stringify({ ...JSON.parse(bytes), model: "small-model", model_host: "models.example", model_is_local: false }));
    response.writeHead(answer.status, { "Content-Type": answer.headers.get("content-type") }).end(bytes);
  });
  await new Promise((resolve) => stub.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${stub.address().port}/`, close: () => stub.closeAllConnections() || stub.close() };
}

const proposal = (verdict, text, objections = []) => ({
  objective: 0, key_result: 0, original: "Publish 18 comparison pages", rules: ["counted-output"], initiatives: [], questions: [],
  alternatives: [{ id: "1.1m", text, key_results: [], metric: null, blanks: [], because: "", guardrail: null, data_source: null, edits: verdict === "refused" ? [] : [{ start: 88, end: 115, text }], author: "model", verdict, objections }],
});
const event = (name, data) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

async function askModel(page, name = "Ask small-model") {
  await paste(page, BAD);
  await total(page, "3 to fix");
  await page.locator(".key-result", { hasText: "Publish 18" }).locator(".tool", { hasText: "Suggest" }).click();
  await page.waitForSelector(".alternative");
  await page.click(`text=${name}`);
}

test("a model's wordings stream in, each with its verdict", async () => {
  let finish;
  const server = await withModel((response) => {
    response.write(event("proposal", proposal("accepted", "Win rate rises from 22% to 30%")));
    response.write(event("proposal", proposal("refused", "Win 500 customers", [{ name: "invented-number", message: "500 stands nowhere in the draft" }])));
    finish = () => response.end(event("done", {}));
  });
  const page = await open(world.browser, server);
  assert.match(await page.textContent("#privacy"), /what you ask small-model about goes to small-model at models\.example\./);
  await askModel(page);
  await page.waitForSelector("text=small-model: accepted");
  assert.match(await page.locator(".ask .status").textContent(), /is writing/);
  const refused = page.locator(".alternative.refused");
  assert.match(await refused.textContent(), /Win 500 customers.*refused.*500 stands nowhere/);
  assert.equal(await refused.locator("button").count(), 0, "what was refused cannot be taken");
  finish();
  await page.waitForSelector("text=Ask small-model again");
  await editor(page).press("Control+Home");
  await page.keyboard.type("For the board\n\n");
  await page.locator(".alternative", { hasText: "small-model: accepted" }).locator("button").click();
  await page.waitForFunction(() => document.querySelector("#editor").shadowRoot.textContent.includes("KR1: Win rate rises from 22% to 30%"));
  await page.context().close();
  server.close();
});

test("a model that is down or breaks off is told, and what came stays", async () => {
  const server = await withModel((response) => {
    response.write(event("proposal", proposal("repaired", "Win rate rises from 22% to 30%")));
    response.end(event("error", { error: "the model cannot be reached" }));
  });
  const page = await open(world.browser, server);
  await askModel(page);
  await page.waitForSelector("text=The model cannot be reached.");
  assert.doesNotMatch(await page.locator(".ask .status").textContent(), /okrlint’s own/, "a wording of the model is there");
  assert.equal(await page.locator(".alternative", { hasText: "small-model: repaired" }).count(), 1);
  assert.ok((await findings(page).count()) > 0);
  await page.context().close();
  server.close();
});

test("the server asks the model: what holds is taken, what does not says why, and the key stays there", async () => {
  let let_ = () => undefined;
  const model = await chat(async (number) => {
    if (number === 1) await new Promise((resolve) => (let_ = resolve));
    return number === 1 ? wordings(HOLDS, MADE_UP) : wordings(MADE_UP);
  });
  const server = await serve(...model.options);
  const page = await open(world.browser, server);
  const bodies = [];
  page.on("response", async (response) => bodies.push(await response.text().catch(() => "")));
  assert.match(await page.textContent("#privacy"), /what you ask tiny about goes to tiny on this computer\./);
  await askModel(page, "Ask tiny");
  await page.waitForFunction(() => document.querySelector(".ask .status").textContent === "tiny is writing …");
  assert.equal(await page.locator(".by-model").count(), 0);
  while (model.asked.length === 0) await page.waitForTimeout(20);
  let_();
  await page.waitForSelector(".by-model.accepted");
  assert.match(await page.locator(".by-model.refused").textContent(), /20% to 55%.*refused/);
  assert.equal(await page.locator(".by-model.refused button").count(), 0);
  assert.match(await page.locator(".by-model.accepted").textContent(), /tiny: accepted/);
  assert.equal(model.asked.length, 2, "this line alone, and its repair");
  assert.ok(model.asked.every(({ key }) => key === `Bearer ${KEY}`));
  await page.locator(".by-model.accepted .blank").first().fill("22");
  await page.locator(".by-model.accepted button", { hasText: "Take it" }).click();
  await page.waitForFunction(() => document.querySelector("#editor").shadowRoot.textContent.includes("who ask for a demo from 22% to [target?]%"));
  for (let turn = 0; bodies.length <= 3 && turn < 100; turn++) await page.waitForTimeout(50);
  assert.ok(bodies.length > 3 && !bodies.some((body) => body.includes(KEY)) && !(await page.content()).includes(KEY));
  await page.context().close();
  server.close();
  model.close();
});

test("a model that is down leaves the proposals of the page, with a line that says so", async () => {
  const model = await chat(() => null);
  const server = await serve(...model.options);
  model.close();
  const page = await open(world.browser, server);
  await askModel(page, "Ask tiny");
  await page.waitForSelector("text=/No server answers at .*The wordings above are okrlint’s own\\./");
  assert.ok((await page.locator(".alternative button", { hasText: "Take it" }).count()) > 0);
  assert.deepEqual(await axe(page), []);
  await page.click("#opinion");
  await page.waitForSelector(".opinions .status:has-text('No server answers')");
  await page.context().close();
  server.close();
});

test("the model's opinion stands apart from the findings", async () => {
  const opinions = JSON.stringify({ opinions: [
    { about: "relevance", key_result: 0, message: "Pages alone win no deal." },
    { about: "sufficiency", key_result: null, message: "Nothing says who decides if a < b & c." },
    { about: "reach", key_result: null, message: "<img src=x onerror=alert(1)> The team can." },
  ] });
  const model = await chat(() => opinions);
  const server = await serve(...model.options);
  const page = await open(world.browser, server);
  await paste(page, BAD);
  await total(page, "3 to fix");
  const before = await page.textContent("#totals");
  await page.click("#opinion");
  const card = page.locator(".opinions");
  await card.locator(".opinion", { hasText: "Nothing says who decides if a < b & c." }).first().waitFor();
  await page.waitForFunction(() => document.querySelector(".opinions .status").textContent === "");
  assert.equal(await card.locator(".opinion", { hasText: "The team can." }).count(), 0, "markup is no opinion");
  assert.equal(await card.getAttribute("aria-label"), "Opinion of tiny");
  assert.equal(model.asked.length, await card.locator("h4").count(), "a question an objective");
  assert.equal(await page.textContent("#totals"), before);
  assert.deepEqual(await axe(page), []);
  await paste(page, "x");
  await page.waitForTimeout(300);
  assert.ok(await card.isVisible(), "it stays while the draft changes");
  await card.locator("button", { hasText: "Close" }).click();
  assert.equal(await card.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "opinion");
  await page.context().close();
  server.close();
  model.close();
});
