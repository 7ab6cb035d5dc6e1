/** What has become of the text since something was proposed for it. */

import type { ChangeDesc } from "@codemirror/state";

import type { PlainEdit } from "../contract.ts";

/** How many changes are remembered. */
const REMEMBERED = 500;

export class Changes {
  /** Counts up with every change of the text. */
  revision = 0;
  private latest: ChangeDesc[] = [];

  add(change: ChangeDesc) {
    this.revision++;
    this.latest = [...this.latest.slice(1 - REMEMBERED), change];
  }

  /** Where edits of the text as it was at the revision `made` belong now; null where one of their places has changed. */
  moved(edits: PlainEdit[], made: number): PlainEdit[] | null {
    const number = this.revision - made;
    if (number > this.latest.length) return null;
    const since = number === 0 ? [] : this.latest.slice(-number);
    const at = ({ start, end, text }: PlainEdit): PlainEdit | null => {
      let [from, to] = [start, end];
      for (const change of since) {
        if (change.touchesRange(from, to)) return null;
        [from, to] = [change.mapPos(from), change.mapPos(to)];
      }
      return { start: from, end: to, text };
    };
    const moved = edits.map(at);
    return moved.every((edit) => edit !== null) ? moved : null;
  }
}
