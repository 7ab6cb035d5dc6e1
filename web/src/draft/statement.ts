/**
 * A statement of the draft as the page speaks of it. It looks things up in its objective each time, since a card that
 * stays in the page gets new places with every check.
 */

import type { KeyResult, Span } from "../contract.ts";
import type { Numbered } from "../engine/protocol.ts";

export class Statement {
  readonly above: Numbered;
  /** Number of the key result within its objective; null for the objective itself. */
  readonly keyResult: number | null;

  constructor(above: Numbered, keyResult: number | null) {
    this.above = above;
    this.keyResult = keyResult;
  }

  get it(): Numbered | KeyResult {
    return this.keyResult === null ? this.above : (this.above.key_results[this.keyResult] ?? this.above);
  }

  get isKeyResult(): boolean {
    return this.keyResult !== null;
  }

  get text(): string {
    return this.it.text ?? "";
  }

  get span(): Span {
    return this.it.span;
  }

  /** Tells it from the others and stays the same while other lines change. */
  get key(): string {
    return `${this.above.text ?? ""}|${this.isKeyResult ? this.text : ""}`;
  }
}
