const OWN_ID = /^X-Sendtrail-Id: (\S+)/m;

/** Whose message these bytes are. */
export function messageIdIn(raw: Buffer): string {
  const headers = raw.subarray(0, Math.max(raw.indexOf('\r\n\r\n'), 0)).toString('latin1');
  const id = OWN_ID.exec(headers)?.[1];
  if (id === undefined) throw new Error(`No message of ours: ${headers}`);
  return id;
}

/** How often each id occurs. */
export function countOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
