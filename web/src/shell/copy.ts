/** Puts text on the clipboard; false where the browser lets the page not. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** For pages without encryption, which have no clipboard of their own: what is selected can be copied all the same. */
function copySelected(text: string): boolean {
  const before = document.activeElement as HTMLElement | null;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
  return isCopied;
}

/** What is said where nothing could be copied. */
export const NOT_COPIED = "This browser does not let the page copy; download it instead.";
