/** What the page writes into a draft, without a browser: `node --test` runs TypeScript through esbuild. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./typescript.mjs";

const { allowed, exceptions, revoked } = await load("src/change/allow.ts");
const { said } = await load("src/change/misread.ts");
const { answered, fill } = await load("src/change/answer.ts");
const { Places } = await load("src/engine/places.ts");
const { csv } = await load("src/export/csv.ts");
const { range } = await load("src/draft/words.ts");
const { events } = await load("src/engine/events.ts");

function applied(text, edits) {
  const sorted = [...edits].sort((one, other) => other.start - one.start || other.end - one.end);
  return sorted.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), text);
}

const DRAFT = "## O1: Buyers trust us\n\n- KR1: Launch it\n- KR2: Win more\n";
const at = DRAFT.indexOf("Launch it");

test("an exception stands beside its line, and is found and taken out again", () => {
  const with_it = applied(DRAFT, allowed(DRAFT, "markdown", at + 9, "task-as-key-result", "a --> b\n<c>"));
  assert.match(with_it, /- KR1: Launch it <!-- okrlint: allow\(task-as-key-result\), because a – b c -->\n/);
  const [found] = exceptions(with_it);
  assert.deepEqual([found.rules, found.reason], [["task-as-key-result"], "a – b c"]);
  assert.equal(applied(with_it, revoked(with_it, found)), DRAFT);
  assert.deepEqual(allowed(DRAFT, "csv", at, "x", "y"), []);
  const alone = "a\n# okrlint: allow(x), because y\nb\n";
  assert.equal(applied(alone, revoked(alone, exceptions(alone)[0])), "a\nb\n");
});

test("a line is given the label of what it is", () => {
  const say = (role) => applied(DRAFT, said(DRAFT, "markdown", at, role));
  assert.match(say("initiative"), /\n- Initiative: Launch it\n/);
  assert.match(say("note"), /\n- Note: Launch it\n/);
  assert.match(say("objective"), /\n\n## Objective: Launch it\n\n- KR2/);
  const heading = applied(DRAFT, said(DRAFT, "markdown", DRAFT.indexOf("Buyers"), "key-result"));
  assert.match(heading, /^- KR: Buyers trust us\n/);
  const plain = applied("Launch it\nWin more", said("Launch it\nWin more", "text", 0, "key-result"));
  assert.equal(plain, "- KR: Launch it\nWin more");
});

test("an answer takes the place of a task, which is kept", () => {
  const span = { start: at, end: at + 9, line: 3 };
  const edits = answered(DRAFT, span, "Launch it", { how: "Visits rise\nfrom 2 to 4", why: "nobody comes" });
  assert.match(applied(DRAFT, edits), /- KR1: Visits rise from 2 to 4\n {2}- Why: nobody comes\n {2}- Initiative: Launch it\n- KR2/);
  assert.deepEqual(answered(DRAFT, span, null, { how: " ", why: "x" }), []);
  assert.equal(fill("from [baseline?] to [target?]", new Map([["baseline", "2"]])), "from 2 to [target?]");
});

test("bytes become UTF-16 places", () => {
  for (const text of ["", "plain", "é", "a🚀b", "\ud800x", "日本語 🚀🚀 ü", "x".repeat(99) + "é"]) {
    const well = text.toWellFormed();
    const places = new Places(well);
    for (let unit = 0; unit <= well.length; unit++) {
      if (well.charCodeAt(unit) >= 0xdc00 && well.charCodeAt(unit) < 0xe000) continue;
      assert.equal(places.at(Buffer.byteLength(well.slice(0, unit))), unit, `${text} at ${unit}`);
    }
  }
});

test("cells that look like formulas are texts", () => {
  assert.equal(csv(["a"], [["=1+1"], ['say "x", y'], [2.5], [null]]), 'a\r\n\'=1+1\r\n"say ""x"", y"\r\n2.5\r\n\r\n');
});

test("a range is written as a person writes it", () => {
  const of = (baseline, target, unit, flags = []) => range({ baseline, target, unit, flags, direction: "increase" });
  assert.equal(of(22, 30, "%"), "22% → 30%");
  assert.equal(of(null, 1_200_000, "USD"), "? → $1,200,000");
  assert.equal(of(null, 30, "%", ["relative"]), "+30%");
  assert.equal(of(null, null, null), null);
});

test("events are read as they come, in any pieces", async () => {
  const bytes = new TextEncoder().encode(": hello\n\nevent: proposal\ndata: {\"a\":1}\n\nevent: done\r\ndata: x\r\ndata: y\r\n\r\nevent: lost\ndata: z");
  for (const size of [1, 7, 1000]) {
    const stream = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    });
    const all = [];
    for await (const event of events(stream)) all.push(event);
    assert.deepEqual(all, [{ name: "proposal", data: '{"a":1}' }, { name: "done", data: "x\ny" }]);
  }
});
