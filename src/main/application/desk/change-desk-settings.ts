import type { DeskSettings } from '../../../shared/domain/desk-settings';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/**
 * Saves this desk's settings. There is always a name for "by whom", and it is one of the staff's; the country is one
 * whose telephone numbers are understood.
 */
export function changeDeskSettings(
  ports: Pick<Ports, 'phones' | 'settings'>,
  changes: Partial<DeskSettings>,
): void {
  const wanted = { ...ports.settings.desk(), ...changes };
  if (changes.country !== undefined && !ports.phones.countries().includes(changes.country)) {
    throw new UseCaseError('invalid-input', `“${changes.country}” is not the code of a country.`);
  }
  const staffNames = [...new Set(wanted.staffNames.map((name) => name.trim()).filter((name) => name !== ''))];
  const first = staffNames[0];
  if (first === undefined)
    throw new UseCaseError('invalid-input', 'At least one name is needed for the desk.');
  const current = wanted.currentStaffName.trim();
  ports.settings.saveDesk({
    ...wanted,
    deskName: wanted.deskName.trim(),
    practiceName: wanted.practiceName.trim(),
    staffNames,
    currentStaffName: staffNames.includes(current) ? current : first,
  });
}
