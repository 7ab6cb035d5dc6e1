/**
 * One interface, two implementations: the server over HTTP, and WebAssembly in this browser. Both take and give the
 * JSON of `contract.ts`, with spans in UTF-8 bytes.
 */

import type { Catalogue, Check, Opinion, Plan, Proposal, Request, Rewrite } from "../contract.ts";

export interface Engine {
  check(request: Request): Promise<Check>;
  /** Proposals without a model, all at once. */
  rewrite(request: Request): Promise<Rewrite>;
  /** Objectives and key results out of a list of projects. */
  convert(request: Request): Promise<Plan>;
  /** The draft with first steps for key results that have none. */
  initiatives(request: Request): Promise<Plan>;
  rules(profile: string): Promise<Catalogue>;
  /** Markdown out of a file that is no text; absent where nothing here reads such files. */
  importFile?(bytes: ArrayBuffer): Promise<string>;
  /** Proposals of the model as they come; absent where there is none. */
  ask?(request: Request, each: (proposal: Proposal) => void, stop: AbortSignal): Promise<void>;
  /** What the model thinks of what no rule can know, as it comes; absent where there is none. */
  opinions?(request: Request, each: (opinion: Opinion) => void, stop: AbortSignal): Promise<void>;
}

/** What went wrong, in words for the person at the page. */
export class EngineError extends Error {}
