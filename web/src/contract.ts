/**
 * The JSON contracts of okrlint as the page uses them: `schemas/check.schema.json`, `rewrite.schema.json`,
 * `rules.schema.json`. Names and nesting are those of the schemas. Both engines answer in them.
 */

export type Severity = "error" | "warning" | "note";
export type Format = "text" | "markdown" | "html" | "yaml" | "json" | "toml" | "csv" | "tsv";

/** Half-open; bytes as an engine gives it, UTF-16 units once the worker has turned it. */
export interface Span {
  start: number;
  end: number;
  line: number;
}

export interface Initiative {
  text: string;
  span: Span;
}

export interface KeyResult {
  id: string | null;
  text: string | null;
  kind: string | null;
  reading_confidence: "high" | "low";
  span: Span;
  type: string | null;
  metric: string | null;
  direction: string | null;
  baseline: number | null;
  target: number | null;
  unit: string | null;
  deadline: string | null;
  owner: string | null;
  data_source: string | null;
  confidence: string | null;
  current: number | null;
  flags: string[];
  initiatives: Initiative[];
}

export interface Objective {
  id: string | null;
  text: string | null;
  kind: string | null;
  reading_confidence: "high" | "low";
  span: Span;
  team: string | null;
  cycle: string | null;
  owner: string | null;
  supports: string[];
  type: string | null;
  confidence: string | null;
  key_results: KeyResult[];
  initiatives: Initiative[];
}

export interface Edit {
  span: Span;
  text: string;
}

export interface Fix {
  message: string;
  applicability: "safe" | "unsafe" | "has-blanks";
  edits: Edit[];
}

export interface Diagnostic {
  rule: string;
  severity: Severity;
  message: string;
  help: string;
  span: Span;
  related: { message: string; span: Span }[];
  objective: number | null;
  key_result: number | null;
  fix: Fix | null;
}

export interface Opinion {
  model: string;
  about: string;
  objective: number | null;
  key_result: number | null;
  message: string;
}

export interface Draft {
  path: string;
  format: Format;
  language: string;
  cycle: string | null;
  team: string | null;
  context: string | null;
  non_goals: string[];
  objectives: Objective[];
  diagnostics: Diagnostic[];
  opinions: Opinion[];
}

export interface Summary {
  objectives: number;
  key_results: number;
  errors: number;
  warnings: number;
  notes: number;
}

export interface Check {
  version: number;
  documents: Draft[];
  summary: Summary;
}

export interface PlainEdit {
  start: number;
  end: number;
  text: string;
}

export interface Alternative {
  id: string;
  text: string;
  key_results: string[];
  metric: string | null;
  blanks: string[];
  because: string;
  guardrail: string | null;
  data_source: string | null;
  edits: PlainEdit[];
  author: "offline" | "model";
  verdict: "accepted" | "repaired" | "refused";
  objections: { name: string; message: string }[];
}

export interface Proposal {
  objective: number | null;
  key_result: number | null;
  original: string;
  rules: string[];
  alternatives: Alternative[];
  initiatives: string[];
  questions: string[];
}

export interface Rewrite {
  version: number;
  documents: { path: string; proposals: Proposal[] }[];
}

/** What `convert` and `initiatives` propose: `schemas/plan.schema.json`, as far as the page shows it. */
export interface Plan {
  version: number;
  draft: string;
  objectives: Objective[];
  unplaced: { text: string; message: string }[];
  questions: { text: string }[];
}

export interface Rule {
  id: string;
  category: string;
  scope: string;
  level: string;
  summary: string;
  why: string;
  help: string;
  limits: { name: string; value: number }[];
  sources: { author: string | null; title: string | null; says: string }[];
}

export interface Catalogue {
  version: number;
  profile: string;
  rules: Rule[];
}

/** What an engine is asked about a draft. */
export interface Request {
  text: string;
  format?: Format;
  profile?: string;
  /** A byte of the text: proposals only for the statement that stands there. */
  at?: number;
  /** Whether the server's model is asked too. */
  model?: boolean;
}
