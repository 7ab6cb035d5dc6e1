/** `okrlint serve` as a child process, and a language model that says what a test wants. */

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");

/** The key that the server has for the model. */
export const KEY = "sk-0123456789-for-the-model-alone";

/** Every `okrlint serve` that was started; none outlives the run. */
const running = new Set();
process.once("exit", () => running.forEach((child) => child.kill("SIGTERM")));

/** Starts `okrlint serve` on a free port, with the address that it prints. */
export async function serve(...options) {
  const built = spawnSync("cargo", ["build", "--locked", "--quiet"], { cwd: ROOT, stdio: "inherit" });
  assert.equal(built.status, 0, "the program builds");
  const binary = join(TARGET, "debug/okrlint");
  assert.ok(existsSync(binary), binary);
  const child = spawn(binary, ["serve", "--port", "0", ...options], { stdio: ["ignore", "pipe", "pipe"] });
  const address = await new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk) => {
      said += chunk;
      const found = /http:\/\/[\d.]+:\d+\//.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", () => reject(new Error(`okrlint serve ended: ${said}`)));
  });
  // A test that fails before it closes its server must not keep the run waiting for it.
  for (const held of [child, child.stdout, child.stderr]) held.unref();
  running.add(child);
  return { address, close: () => child.kill("SIGTERM") };
}

/** A language model as a server of chat completions: `say` gives the JSON of each answer, or null for none at all. */
export async function chat(say) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push({ key: request.headers.authorization, body: JSON.parse(Buffer.concat(chunks)) });
    const content = await say(asked.length);
    if (content === null) return response.destroy();
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const [half, rest] = [content.slice(0, 40), content.slice(40)];
    for (const content of [half, rest]) response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`);
    response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const url = `http://127.0.0.1:${server.address().port}/v1`;
  return { url, asked, options: ["--model", "tiny", "--base-url", url, "--no-cache", "--key-command", `echo ${KEY}`], close: () => server.closeAllConnections() || server.close() };
}

/** An answer of the model with these wordings. */
export const wordings = (...texts) =>
  JSON.stringify({ alternatives: texts.map((text) => ({ metric: "win rate", text, because: "It shows who is chosen.", guardrail: "discounts given" })) });

/** A wording that holds for a line of the bad example, and one whose numbers are made up. */
export const HOLDS = "Raise the share of readers of the comparison pages who ask for a demo from [baseline?]% to [target?]%";
export const MADE_UP = "Raise the share of deals that we win against the main competitor from 20% to 55%";
