const DAY_MS = 86_400_000;

/** "46 years", "7 months", "3 weeks", as people say it, for an ISO date of birth; empty for any other text. */
export function ageWords(isoDate: string, now: number): string {
  const [year, month, day] = isoDate.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return '';
  const today = new Date(now);
  const monthsBegun = (today.getFullYear() - year) * 12 + today.getMonth() + 1 - month;
  const months = today.getDate() < day ? monthsBegun - 1 : monthsBegun;
  if (months >= 24) return `${Math.floor(months / 12)} years`;
  if (months >= 1) return months === 1 ? '1 month' : `${months} months`;
  const days = Math.round((today.setHours(0, 0, 0, 0) - new Date(year, month - 1, day).getTime()) / DAY_MS);
  if (days >= 14) return `${Math.floor(days / 7)} weeks`;
  return days === 1 ? '1 day' : `${Math.max(days, 0)} days`;
}
