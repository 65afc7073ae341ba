import type { SmsHours } from '../../../shared/domain/quiet-hours';

/** "08:00" for 480. */
export function timeOf(minute: number): string {
  const twoDigits = (number: number): string => String(number).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** 480 for "08:00"; null for anything but a time of the day. */
export function minuteOf(typed: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)(?::\d{2})?$/.exec(typed) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** What the hours mean, in one or two sentences. */
export function smsHoursWords({ fromMinute, toMinute }: SmsHours): string {
  if (fromMinute === toMinute) return 'No quiet hours: SMS go out at any time.';
  const from = timeOf(fromMinute);
  return `SMS go out from ${from} until ${endWords(fromMinute, toMinute)}. At any other time they wait until ${from}.`;
}

function endWords(fromMinute: number, toMinute: number): string {
  if (toMinute === 0) return 'midnight';
  return toMinute < fromMinute ? `${timeOf(toMinute)} on the next day` : timeOf(toMinute);
}
