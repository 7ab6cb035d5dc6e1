/** What the cards can ask of the page. */

import type { Rule, Span } from "../contract.ts";
import type { Finding } from "../engine/protocol.ts";
import type { Statement } from "./statement.ts";

export interface Actions {
  rule(id: string): Rule | undefined;
  /** Shows a place in the editor. */
  show(span: Span): void;
  /** Applies the edit that a finding brings along. */
  fix(finding: Finding): void;
  toggleAllow(key: string, finding: Finding, from: HTMLElement): void;
  toggleSuggest(key: string, statement: Statement, from: HTMLElement): void;
  toggleMisread(key: string, statement: Statement, from: HTMLElement): void;
  /** The panel that is open under that key, to be put where its statement now stands. */
  panel(key: string): HTMLElement | null;
}
