/**
 * The editor: CodeMirror in a shadow root, where its styles need no exception from the content security policy.
 *
 * Tab leaves it, as everywhere on the page; F8 goes to the next finding. Other parts of the page change the text
 * through `replace` only, so that undo knows every step.
 */

import { defaultKeymap, history, historyKeymap, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { type ChangeDesc, EditorState, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  placeholder,
  type ViewUpdate,
} from "@codemirror/view";

import type { PlainEdit } from "../contract.ts";
import { neighbour, setCurrent, setMarks, underlines } from "./marks.ts";
import { theme } from "./theme.ts";

export interface EditorEvents {
  changed(changes: ChangeDesc): void;
  /** The cursor came to rest at this place. */
  moved(place: number): void;
  /** Files or rich text: true where the page takes them over. */
  received(data: DataTransfer): boolean;
  /** Alt+Enter: to what is said about the place of the cursor. */
  asked(place: number): void;
}

const INVITATION = "Paste your OKRs here, or begin to write:\n\nObjective: …\n- Key result: … from … to …";

export class Editor {
  private readonly view: EditorView;

  constructor(host: HTMLElement, text: string, on: EditorEvents) {
    const root = host.attachShadow({ mode: "open" });
    const go = (isForward: boolean) => () => this.goToNeighbour(isForward);
    const receive = (data: DataTransfer | null, event: Event) => {
      const isTaken = data !== null && on.received(data);
      if (isTaken) event.preventDefault();
      return isTaken;
    };
    const state = EditorState.create({
      doc: text,
      extensions: [
        history(),
        drawSelection(),
        highlightSpecialChars(),
        EditorView.lineWrapping,
        placeholder(INVITATION),
        EditorView.contentAttributes.of({
          "aria-label": "Your draft. F8 goes to the next finding, Alt+Enter to what is said about it.",
          tabindex: "0",
          spellcheck: "true",
          autocapitalize: "sentences",
        }),
        keymap.of([
          { key: "F8", run: go(true), shift: go(false) },
          { key: "Alt-Enter", run: (view) => (on.asked(view.state.selection.main.head), true) },
        ]),
        keymap.of([...historyKeymap, ...defaultKeymap]),
        underlines,
        theme,
        EditorView.updateListener.of((update) => this.tell(update, on)),
        EditorView.domEventHandlers({
          paste: (event) => receive(event.clipboardData, event),
          drop: (event) => receive(event.dataTransfer, event),
        }),
      ],
    });
    this.view = new EditorView({ state, root, parent: root as unknown as Element });
  }

  private tell(update: ViewUpdate, on: EditorEvents) {
    if (update.docChanged) on.changed(update.changes.desc);
    else if (update.selectionSet) on.moved(update.state.selection.main.head);
  }

  text(): string {
    return this.view.state.doc.toString();
  }

  doc(): Text {
    return this.view.state.doc;
  }

  selection(): { from: number; to: number } {
    const { from, to } = this.view.state.selection.main;
    return { from, to };
  }

  mark(marks: Uint32Array) {
    this.view.dispatch({ effects: setMarks.of(marks) });
  }

  current(place: { from: number; to: number } | null) {
    this.view.dispatch({ effects: setCurrent.of(place) });
  }

  /** Changes the text in one step that undo takes back. Edits are places in the text as it stands. */
  replace(edits: PlainEdit[]) {
    const changes = edits.map((edit) => ({ from: edit.start, to: edit.end, insert: edit.text }));
    this.view.dispatch({ changes, userEvent: "input.take" });
    const place = Math.min(edits[0]?.start ?? 0, this.view.state.doc.length);
    this.view.dispatch({ effects: EditorView.scrollIntoView(place, { y: "nearest", yMargin: 40 }) });
  }

  /** Puts `text` in the place of everything, or of the selection. */
  put(text: string, isWhole: boolean) {
    const { from, to } = isWhole ? { from: 0, to: this.view.state.doc.length } : this.view.state.selection.main;
    this.view.dispatch({
      changes: { from, to, insert: text },
      selection: { anchor: from + (isWhole ? 0 : this.view.state.toText(text).length) },
      userEvent: "input.paste",
      scrollIntoView: true,
    });
  }

  /** Shows a place; with `isFocus`, the cursor goes there too. */
  show(from: number, to: number, isFocus: boolean) {
    const end = Math.min(to, this.view.state.doc.length);
    const start = Math.min(from, end);
    this.view.dispatch({
      ...(isFocus ? { selection: { anchor: start, head: end } } : {}),
      effects: EditorView.scrollIntoView(start, { y: "center" }),
    });
    if (isFocus) this.view.focus();
  }

  focus() {
    this.view.focus();
  }

  hasFocus(): boolean {
    return this.view.hasFocus;
  }

  undo(): boolean {
    return undo(this.view);
  }

  redo(): boolean {
    return redo(this.view);
  }

  depths(): { undo: number; redo: number } {
    return { undo: undoDepth(this.view.state), redo: redoDepth(this.view.state) };
  }

  private goToNeighbour(isForward: boolean): boolean {
    const found = neighbour(this.view, this.view.state.selection.main.from, isForward);
    if (found) this.show(found.from, found.to, true);
    return found !== null;
  }
}
