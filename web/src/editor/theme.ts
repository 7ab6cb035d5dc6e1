/** How the editor looks. Colours are the page's own properties, which reach into the shadow root. */

import { EditorView } from "@codemirror/view";

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "transparent", fontSize: "1rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--sans)", lineHeight: "1.65", overflow: "auto" },
  ".cm-content": { padding: "1.25rem 0 40vh", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 clamp(1rem, 3vw, 1.75rem)" },
  ".cm-placeholder": { color: "var(--soft)", whiteSpace: "pre-wrap" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--selection) !important",
  },
  ".cm-specialChar": { color: "var(--error)" },
  ".mark": { textDecorationSkipInk: "none", textUnderlineOffset: "0.22em", textDecorationThickness: "2px" },
  ".mark-error": { textDecoration: "underline solid var(--error) 2.5px", textUnderlineOffset: "0.22em" },
  ".mark-warning": { textDecoration: "underline dashed var(--warning) 2px", textUnderlineOffset: "0.22em" },
  ".mark-note": { textDecoration: "underline dotted var(--note) 2px", textUnderlineOffset: "0.22em" },
  ".mark-current": { backgroundColor: "var(--current)", borderRadius: "3px" },
});
