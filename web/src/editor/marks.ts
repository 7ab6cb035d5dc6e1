/** Underlines in the editor: each severity has a line of its own, so that colour is not the only sign. */

import { type Extension, RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

import { SEVERITIES } from "../engine/protocol.ts";

/** Start, end and severity of every finding, by place: `View.marks`. */
export const setMarks = StateEffect.define<Uint32Array>();

/** The statement that both sides show. */
export const setCurrent = StateEffect.define<{ from: number; to: number } | null>();

const UNDERLINES = SEVERITIES.map((severity) => Decoration.mark({ class: `mark mark-${severity}` }));
const CURRENT = Decoration.mark({ class: "mark-current" });

const marks = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) next = decorations(effect.value, transaction.newDoc.length);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const current = StateField.define<DecorationSet>({
  create: () => RangeSet.empty,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setCurrent)) continue;
      const place = effect.value;
      const isThere = place && place.from < place.to && place.to <= transaction.newDoc.length;
      next = isThere ? Decoration.set(CURRENT.range(place.from, place.to)) : RangeSet.empty;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorations(all: Uint32Array, length: number): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (let at = 0; at < all.length; at += 3) {
    const [from, to, severity] = [all[at]!, all[at + 1]!, all[at + 2]!];
    if (to <= length) builder.add(from, to, UNDERLINES[severity]!);
  }
  return builder.finish();
}

/** Where the finding after (or before) `place` stands, round the end of the text. */
export function neighbour(view: EditorView, place: number, isForward: boolean): { from: number; to: number } | null {
  const found: { from: number; to: number }[] = [];
  view.state.field(marks).between(0, view.state.doc.length, (from, to) => {
    found.push({ from, to });
  });
  if (found.length === 0) return null;
  if (isForward) return found.find(({ from }) => from > place) ?? found[0]!;
  return found.findLast(({ from }) => from < place) ?? found.at(-1)!;
}

export const underlines: Extension = [marks, current];
