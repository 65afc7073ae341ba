/** The date picker speaks "2026-03-10 09:00:00" in local time; the draft keeps milliseconds since 1970. */
export function fromPicker(text: string | null): number | null {
  if (text === null || text === '') return null;
  const at = new Date(text.replace(' ', 'T')).getTime();
  return Number.isNaN(at) ? null : at;
}

/** The way back; null stays null. */
export function toPicker(at: number | null): string | null {
  if (at === null) return null;
  const date = new Date(at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':')}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

/** A time of day some days from now, in local time. */
export function daysFromNow(now: number, days: number, hour: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
}

/** How many days until the next Monday: 1 to 7. */
export function daysUntilMonday(now: number): number {
  return (8 - new Date(now).getDay()) % 7 || 7;
}
