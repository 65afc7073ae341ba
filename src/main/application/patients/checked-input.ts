import { checkPatientInput, type CheckedPatient } from '../../../shared/domain/check-patient';
import type { PatientInput } from '../../../shared/domain/patient';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

export type CheckPorts = Pick<Ports, 'clock' | 'phones' | 'settings'>;

/** Checks what was typed about a patient, by the numbering plan of the practice's country and by today's date. */
export function checkedInput({ clock, phones, settings }: CheckPorts, input: PatientInput): CheckedPatient {
  const phone = input.mobile.trim() === '' ? null : phones.check(input.mobile, settings.desk().country);
  return checkPatientInput(input, phone, calendarDate(clock.now()));
}

/** Throws with the problems when there are any; the page has its own words for them. */
export function refuseProblems(problems: CheckedPatient['problems']): void {
  const found = Object.entries(problems).map(([field, problem]) => `${field} (${problem})`);
  if (found.length > 0) throw new UseCaseError('invalid-input', `Not saved: ${found.join(', ')}.`);
}

/** The day where the desk is, as an ISO 8601 date. */
export function calendarDate(at: number): string {
  const day = new Date(at);
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
