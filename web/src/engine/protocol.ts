/**
 * What the page and its worker say to each other. Places are UTF-16 units here: the worker has turned them.
 *
 * Of a large draft the page gets every mark, but cards for a window of objectives only: a page of ten thousand cards
 * serves nobody, and handing them over would hold up the typing.
 */

import type { Catalogue, Diagnostic, Draft, Format, Objective, Opinion, Plan, Proposal, Summary } from "../contract.ts";

export type Ask =
  | { kind: "start"; engine: "wasm" | "http"; base: string; token: string | null }
  | { kind: "check"; text: string; format: Format | null; profile: string; first: number; count: number }
  | { kind: "rewrite"; text: string; format: Format; profile: string; section: Section }
  | { kind: "model"; text: string; format: Format; profile: string; section: Section; at: number }
  | { kind: "opinions"; text: string; format: Format; profile: string }
  | { kind: "stop" }
  | { kind: "read"; text: string; profile: string }
  | { kind: "whole"; text: string; format: Format | null; profile: string }
  | { kind: "convert" | "initiatives"; text: string; format: Format | null; profile: string }
  | { kind: "rules"; profile: string }
  | { kind: "import"; bytes: ArrayBuffer };

/** The part of a draft that proposals are asked for: one objective and what stands under it. */
export interface Section {
  start: number;
  end: number;
  /** Index of the first objective in it. */
  first: number;
}

/** What is said where a server asks for its token, or does not know the one that was given. */
export const TOKEN_WANTED = "The server asks for its token: enter it here, or open the address with `#token=` and the token at its end.";

/** What is said of a question to the model that was ended before its answer. */
export const STOPPED = "Stopped.";

export interface Started {
  profiles: string[] | null;
  profile: string | null;
  model: Model | null;
  imports: boolean;
}

/** The language model of a server. */
export interface Model {
  name: string;
  /** Who runs it. */
  host: string;
  /** Whether that is the machine of the server. */
  isLocal: boolean;
}

/** A finding with its number among all of them. */
export interface Finding extends Diagnostic {
  index: number;
  /** The statement that it is about, for the weightiest. */
  about: string | null;
}

/** An objective with its number among all of them. */
export interface Numbered extends Objective {
  index: number;
}

export interface View {
  draft: Omit<Draft, "objectives" | "diagnostics" | "opinions" | "path">;
  opinions: Opinion[];
  summary: Summary;
  /** The window. */
  objectives: Numbered[];
  /** Where each objective of the draft begins, to find the one at the cursor. */
  starts: Uint32Array;
  /** Findings about the window, about the whole, and the weightiest; by weight. */
  findings: Finding[];
  /** Start, end and severity of every finding, by place. */
  marks: Uint32Array;
  milliseconds: number;
}

export interface Answers {
  start: Started;
  check: View;
  rewrite: Proposal[];
  model: Proposal[];
  opinions: null;
  stop: null;
  read: View;
  whole: Draft;
  convert: Plan;
  initiatives: Plan;
  rules: Catalogue;
  import: string;
}

/** Severities as numbers, the lightest first. */
export const SEVERITIES = ["note", "warning", "error"] as const;
