/** When the local day of a moment began (ms). */
export function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
