const grouped = new Intl.NumberFormat('en-AU');

/** "12,480" */
export function numberWords(value: number): string {
  return grouped.format(value);
}

/** "1 message", "12,480 messages". */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

/** "2,410 ms" */
export function millisecondsWords(ms: number): string {
  return `${numberWords(Math.round(ms))} ms`;
}

const SIZE_UNITS = ['kB', 'MB', 'GB'] as const;

/** "84 kB", "1.2 MB"; units of 1,000 as file managers and mail servers count. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  let size = bytes / 1_000;
  let unit = 0;
  while (size >= 999.5 && unit < SIZE_UNITS.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${size < 10 ? size.toFixed(1).replace(/\.0$/, '') : String(Math.round(size))} ${SIZE_UNITS[unit] ?? ''}`;
}
