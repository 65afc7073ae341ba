import { flushSync } from 'react-dom';

/** Puts a text where the cursor of a field was last, and the cursor behind it. */
export function insertAtCursor(
  field: HTMLInputElement | HTMLTextAreaElement | null,
  text: string,
  change: (value: string) => void,
): void {
  if (field === null) return;
  const from = field.selectionStart ?? field.value.length;
  const to = field.selectionEnd ?? from;
  // The field must have its new value before the cursor can stand in it.
  flushSync(() => {
    change(`${field.value.slice(0, from)}${text}${field.value.slice(to)}`);
  });
  field.focus();
  field.setSelectionRange(from + text.length, from + text.length);
}
