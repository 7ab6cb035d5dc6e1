/**
 * The engine in this browser: `web/engine` compiled to WebAssembly, called with JSON bytes.
 *
 * The module is fetched compressed and unpacked here, so that any web space delivers it small; where a server unpacks
 * it on the way, the first bytes tell.
 */

import type { Catalogue, Check, Plan, Request, Rewrite } from "../contract.ts";
import { EngineError, type Engine } from "./engine.ts";

interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  alloc(length: number): number;
  free(address: number, length: number): void;
  call(address: number, length: number): bigint;
}

/** Loads the module that `address` names. */
export async function loadWasm(address: string): Promise<Engine> {
  const response = await fetch(address);
  if (!response.ok) throw new EngineError(`The checking engine could not be loaded (${response.status}).`);
  const module = await WebAssembly.instantiateStreaming(await unpacked(response), {});
  return engineOf(module.instance.exports as Exports);
}

/** What a file in gzip begins with; a module begins with a zero. */
const GZIP = 0x1f;

/** The module, unpacked as it comes: the browser translates its beginning while the rest is still on the way. */
async function unpacked(response: Response): Promise<Response> {
  if (!response.body) throw new EngineError("The checking engine could not be loaded: the answer is empty.");
  const [peeked, body] = response.body.tee();
  const reader = peeked.getReader();
  const { value } = await reader.read();
  void reader.cancel();
  const module = value?.[0] === GZIP ? body.pipeThrough(new DecompressionStream("gzip")) : body;
  return new Response(module, { headers: { "Content-Type": "application/wasm" } });
}

/** An engine over the exports of an instance. */
export function engineOf(exports: Exports): Engine {
  const call = (name: string, request: object) => ask(exports, { call: name, today: today(), ...request });
  return {
    check: async (request: Request) => call("check", request) as Check,
    rewrite: async (request: Request) => call("rewrite", request) as Rewrite,
    convert: async (request: Request) => call("convert", request) as Plan,
    initiatives: async (request: Request) => call("initiatives", request) as Plan,
    rules: async (profile: string) => ask(exports, { call: "rules", profile }) as Catalogue,
  };
}

function ask(exports: Exports, request: object): unknown {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  const address = exports.alloc(bytes.length);
  new Uint8Array(exports.memory.buffer, address, bytes.length).set(bytes);
  const place = BigInt.asUintN(64, exports.call(address, bytes.length));
  const [at, length] = [Number(place >> 32n), Number(place & 0xffff_ffffn)];
  const answer = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, at, length));
  exports.free(at, length);
  const result = JSON.parse(answer) as { error?: string };
  if (result.error !== undefined) throw new EngineError(result.error);
  return result;
}

/** The day in this browser's time zone, as the engine reads it. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
