/**
 * From bytes to UTF-16: engines count places in UTF-8 bytes, the editor in UTF-16 units. One pass over the text makes
 * a table; where all of it is ASCII, both are the same and there is none.
 */

import type { Check, Edit, Span } from "../contract.ts";

export class Places {
  private readonly units: Uint32Array | null;

  constructor(text: string) {
    this.units = table(text);
  }

  /** The UTF-16 place of a byte place; one inside a character is that character's. */
  at(byte: number): number {
    return this.units === null ? byte : this.units[Math.min(byte, this.units.length - 1)]!;
  }

  span(span: Span): Span {
    return { ...span, start: this.at(span.start), end: this.at(span.end) };
  }

  private edit(edit: Edit): Edit {
    return { ...edit, span: this.span(edit.span) };
  }

  /** Turns every place of a check, in its own objects: the answer belongs to nobody else. */
  turn(check: Check): Check {
    for (const draft of check.documents) {
      for (const objective of draft.objectives) {
        objective.span = this.span(objective.span);
        for (const keyResult of objective.key_results) {
          keyResult.span = this.span(keyResult.span);
          for (const initiative of keyResult.initiatives) initiative.span = this.span(initiative.span);
        }
        for (const initiative of objective.initiatives) initiative.span = this.span(initiative.span);
      }
      for (const diagnostic of draft.diagnostics) {
        diagnostic.span = this.span(diagnostic.span);
        for (const related of diagnostic.related) related.span = this.span(related.span);
        if (diagnostic.fix) diagnostic.fix.edits = diagnostic.fix.edits.map((edit) => this.edit(edit));
      }
    }
    return check;
  }
}

function table(text: string): Uint32Array | null {
  const bytes = byteLength(text);
  if (bytes === text.length) return null;
  const units = new Uint32Array(bytes + 1);
  let byte = 0;
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit);
    const isPair = code >= 0xd800 && code < 0xdc00 && isLow(text.charCodeAt(unit + 1));
    const width = isPair ? 4 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    units.fill(unit, byte, byte + width);
    byte += width;
    if (isPair) unit++;
  }
  units[byte] = text.length;
  return units;
}

function byteLength(text: string): number {
  let bytes = text.length;
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit);
    if (code < 0x80) continue;
    if (code >= 0xd800 && code < 0xdc00 && isLow(text.charCodeAt(unit + 1))) {
      // Two units, four bytes.
      bytes += 2;
      unit++;
    } else {
      bytes += code < 0x800 ? 1 : 2;
    }
  }
  return bytes;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
