import { dateOfBirthText, parseDateOfBirth } from '../../../shared/domain/date-of-birth';
import type { PatientFormState } from './patient-form-store';

/** How a date was understood; how to write one where nothing stands yet. */
export function birthHint(typed: string): string | undefined {
  if (typed.trim() === '') return 'For example 12/3/1980 or 12 Mar 1980.';
  const date = parseDateOfBirth(typed);
  if (date === null) return undefined;
  const words = dateOfBirthText(date);
  return words === typed.trim() ? undefined : `Understood as ${words}.`;
}

/** How a number was understood, where that is not what was typed. */
export function mobileHint({ check, input }: Pick<PatientFormState, 'check' | 'input'>): string | undefined {
  const understood = check?.mobileText ?? null;
  const typed = input.mobile.trim();
  return understood === null || typed === '' || understood === typed
    ? undefined
    : `Understood as ${understood}.`;
}
