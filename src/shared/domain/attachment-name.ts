const NAME_LIMIT = 200;
const LONGEST_KEPT_EXTENSION = 12;

/**
 * The name under which a file is attached: without folders, line breaks, other control characters, or marks that turn
 * the direction of writing (which make `gpj.exe` look like `exe.jpg`). It goes into a header and is shown; it is never
 * used as a path.
 */
export function attachmentName(path: string): string {
  const lastPart = path.split(/[\\/]/).at(-1) ?? '';
  const clean = lastPart
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  if (clean === '' || /^\.+$/.test(clean)) return 'attachment';
  return shortened(clean);
}

function shortened(name: string): string {
  if (name.length <= NAME_LIMIT) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= LONGEST_KEPT_EXTENSION ? name.slice(dot) : '';
  // Cutting may halve a character of two units.
  return `${name.slice(0, NAME_LIMIT - extension.length).replace(/\p{Cs}/u, '')}${extension}`;
}
