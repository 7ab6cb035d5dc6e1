/**
 * The worker: holds the engine, so that no check ever holds up the typing, and turns bytes into UTF-16 places.
 */

import type { Draft, Format, PlainEdit, Proposal, Request } from "../contract.ts";
import type { Engine } from "./engine.ts";
import { Http } from "./http.ts";
import { Places } from "./places.ts";
import { type Answers, type Ask, type Section, type Started, STOPPED } from "./protocol.ts";
import { view } from "./view.ts";
import { warmUp } from "./warm.ts";
import { loadWasm } from "./wasm.ts";

interface Message {
  id: number;
  ask: Ask;
}

const scope = self as unknown as DedicatedWorkerGlobalScope;
let engine: Engine;
let stop = new AbortController();
/** The profile that was last asked with. */
let latest: string | undefined;

scope.onmessage = async ({ data: { id, ask } }: MessageEvent<Message>) => {
  try {
    scope.postMessage({ id, answer: await answer(ask, (part) => scope.postMessage({ id, part })) });
  } catch (error) {
    scope.postMessage({ id, fault: error instanceof Error ? error.message : String(error) });
  }
};

async function answer(ask: Ask, part: (part: unknown) => void): Promise<Answers[Ask["kind"]]> {
  switch (ask.kind) {
    case "start":
      return start(ask);
    case "check":
      return checked(request(ask), ask.first, ask.count);
    case "read":
      return checked(request({ ...ask, format: "markdown" }), 0, 1);
    case "whole":
      return whole(request(ask));
    case "rewrite":
      return proposals(request(ask), ask.section, async (part) => (await engine.rewrite(part)).documents[0]!.proposals);
    case "model":
      return proposals(request(ask), ask.section, (request, turn) => {
        const at = bytes(request.text.slice(0, ask.at - ask.section.start));
        return asked({ ...request, at }, (it) => part(turn([it])[0]));
      });
    case "opinions":
      await untilStopped((stop) => engine.opinions?.(request(ask), part, stop));
      return null;
    case "stop":
      stop.abort();
      return null;
    case "convert":
      return engine.convert(request(ask));
    case "initiatives":
      return engine.initiatives(request(ask));
    case "rules":
      return engine.rules(ask.profile);
    case "import":
      if (!engine.importFile) throw new Error("This page reads no Excel or Word files: save as CSV or text, or paste the cells. `okrlint serve` reads them.");
      return engine.importFile(ask.bytes);
  }
}

async function start(ask: Extract<Ask, { kind: "start" }>): Promise<Started> {
  if (ask.engine === "wasm") {
    engine = await loadWasm(`${ask.base}engine.wasm.gz`);
    void warmUp(engine, () => latest);
    return { profiles: null, profile: null, model: null, imports: false };
  }
  const http = new Http(ask.base, ask.token);
  engine = http;
  const { profiles, profile, model, model_host: host, model_is_local: isLocal } = await http.about();
  return { profiles, profile, model: model === null ? null : { name: model, host: host ?? "", isLocal }, imports: true };
}

/** A lone half of a surrogate pair is no text in any encoding; it is one unit before and after. */
function request(ask: { text: string; format: Format | null; profile: string }): Request {
  const text = ask.text.toWellFormed();
  latest = ask.profile;
  return ask.format ? { text, format: ask.format, profile: ask.profile } : { text, profile: ask.profile };
}

async function checked(request: Request, first: number, count: number) {
  const begun = performance.now();
  const check = new Places(request.text).turn(await engine.check(request));
  return view(check, first, count, performance.now() - begun);
}

async function whole(request: Request): Promise<Draft> {
  return new Places(request.text).turn(await engine.check(request)).documents[0]!;
}

type Turn = (proposals: Proposal[]) => Proposal[];

/** Proposals for a section of the draft, with places in the whole of it. */
async function proposals(
  request: Request,
  section: Section,
  propose: (request: Request, turn: Turn) => Promise<Proposal[]>,
): Promise<Proposal[]> {
  const text = request.text.slice(section.start, section.end);
  const places = new Places(text);
  const edit = (edit: PlainEdit): PlainEdit => ({
    ...edit,
    start: section.start + places.at(edit.start),
    end: section.start + places.at(edit.end),
  });
  const turn: Turn = (proposals) =>
    proposals.map((proposal) => ({
      ...proposal,
      alternatives: proposal.alternatives.map((it) => ({ ...it, edits: it.edits.map(edit) })),
    }));
  return turn(await propose({ ...request, text }, turn));
}

async function asked(request: Request, each: (proposal: Proposal) => void): Promise<Proposal[]> {
  await untilStopped((stop) => engine.ask?.(request, each, stop));
  return [];
}

/** One thing at a time is asked of the model: a new question ends the one before. */
async function untilStopped(asking: (stop: AbortSignal) => Promise<void> | undefined) {
  stop.abort();
  const own = new AbortController();
  stop = own;
  try {
    await asking(own.signal);
  } catch (error) {
    throw own.signal.aborted ? new Error(STOPPED) : error;
  }
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
