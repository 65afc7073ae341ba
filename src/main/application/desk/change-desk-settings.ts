import { checkAddress } from '../../../shared/domain/address';
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
  const before = ports.settings.desk();
  const wanted = { ...before, ...changes };
  if (changes.country !== undefined && !ports.phones.countries().includes(changes.country)) {
    throw new UseCaseError('invalid-input', `“${changes.country}” is not the code of a country.`);
  }
  refuseTestRecipients(ports, before, wanted);
  const staffNames = [...new Set(wanted.staffNames.map((name) => name.trim()).filter((name) => name !== ''))];
  const first = staffNames[0];
  if (first === undefined)
    throw new UseCaseError('invalid-input', 'At least one name is needed for the desk.');
  const current = wanted.currentStaffName.trim();
  ports.settings.saveDesk({
    ...wanted,
    deskName: wanted.deskName.trim(),
    practiceName: wanted.practiceName.trim(),
    practicePhone: onOneLine(wanted.practicePhone),
    practiceAddress: onOneLine(wanted.practiceAddress),
    testEmail: wanted.testEmail.trim(),
    testMobile: wanted.testMobile.trim(),
    staffNames,
    currentStaffName: staffNames.includes(current) ? current : first,
  });
}

/** Where a test goes is somewhere that a message can go; empty where there is no such place yet. */
function refuseTestRecipients(
  ports: Pick<Ports, 'phones'>,
  before: DeskSettings,
  { testEmail, testMobile, country }: DeskSettings,
): void {
  const isTyped = (typed: string, kept: string) => typed.trim() !== '' && typed !== kept;
  if (isTyped(testEmail, before.testEmail) && !checkAddress(testEmail).ok) {
    throw new UseCaseError('invalid-input', `“${testEmail}” is not an e-mail address.`);
  }
  if (isTyped(testMobile, before.testMobile) && !ports.phones.check(testMobile, country).ok) {
    throw new UseCaseError('invalid-input', `“${testMobile}” is not a mobile number.`);
  }
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
