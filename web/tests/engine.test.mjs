/** The engine as it is in `dist/`: its answers are those of the contracts. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

import { load } from "./typescript.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { engineOf } = await load("src/engine/wasm.ts");
const module = await WebAssembly.instantiate(gunzipSync(readFileSync(join(ROOT, "web/dist/engine.wasm.gz"))), {});
const engine = engineOf(module.instance.exports);
const draft = readFileSync(join(ROOT, "examples/okrs/marketing-draft.md"), "utf8");

/** Whether a value has every required key of a schema, and no other, all the way down. */
function fits(value, schema, root, path = "") {
  if (schema.$ref) return fits(value, root.$defs[schema.$ref.split("/").pop()], root, path);
  if (schema.anyOf) return value === null || fits(value, schema.anyOf.find((it) => it.type !== "null"), root, path);
  if (Array.isArray(value)) return value.forEach((it, at) => fits(it, schema.items, root, `${path}/${at}`));
  if (value === null || typeof value !== "object" || !schema.properties) return;
  assert.deepEqual(Object.keys(value).sort(), Object.keys(schema.properties).sort(), path || "the answer");
  for (const [name, inner] of Object.entries(schema.properties)) fits(value[name], inner, root, `${path}/${name}`);
}

const contracts = { check: "check", rewrite: "rewrite", convert: "plan", initiatives: "plan" };
for (const [call, name] of Object.entries(contracts)) {
  test(`${call} answers in its contract`, async () => {
    const schema = JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), "utf8"));
    fits(await engine[call]({ text: draft, format: "markdown", profile: "balanced" }), schema, schema);
  });
}

test("it finds what the program finds", async () => {
  const { documents, summary } = await engine.check({ text: draft });
  assert.deepEqual(summary, { objectives: 2, key_results: 6, errors: 3, warnings: 2, notes: 1 });
  assert.equal(documents[0].format, "markdown");
});

test("rules come with their reasons, by profile", async () => {
  const { profile, rules } = await engine.rules("google");
  assert.equal(profile, "google");
  assert.ok(rules.length > 60 && rules.every(({ why, sources }) => why && sources));
});

test("a call that cannot be answered says why", async () => {
  await assert.rejects(engine.rules("googel"), /no profile.*google|googel/);
  await assert.rejects(engine.check({ text: 7 }), /string/);
});

test("many calls leave no memory behind", async () => {
  await engine.check({ text: draft });
  const before = module.instance.exports.memory.buffer.byteLength;
  for (let turn = 0; turn < 200; turn++) await engine.check({ text: draft });
  assert.ok(module.instance.exports.memory.buffer.byteLength - before <= 1 << 20);
});
