import { LATE_REMINDER_AFTER_MS } from '../../../shared/domain/attention';
import type { Ports } from '../ports';

/** A reminder that was to leave before this time (ms) and still waits is late. */
export function lateBefore({ clock }: Pick<Ports, 'clock'>): number {
  return clock.now() - LATE_REMINDER_AFTER_MS;
}
