/** Orders texts by their UTF-8 bytes, as the database does; JavaScript's own order differs above U+FFFF. */
export function compareText(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
