import { checkAddress } from '../../../shared/domain/address';
import type { DeskSettings } from '../../../shared/domain/desk-settings';
import type { Channel } from '../../../shared/domain/message';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

type AddressPorts = Pick<Ports, 'phones' | 'settings'>;

interface TestPlace {
  /** Where it is kept. */
  setting: 'testEmail' | 'testMobile';
  /** The address or number as it is sent to; null when it is none. */
  read: (ports: AddressPorts, typed: string, country: string) => string | null;
  refusal: string;
}

const TEST_PLACES = {
  email: {
    setting: 'testEmail',
    read: (_ports, typed) => {
      const check = checkAddress(typed);
      return check.ok ? check.address : null;
    },
    refusal: 'Enter the e-mail address that the test goes to. It looks like desk@example.org.',
  },
  sms: {
    setting: 'testMobile',
    read: ({ phones }, typed, country) => {
      const check = phones.check(typed, country);
      return check.ok ? check.number : null;
    },
    refusal: 'Enter the mobile number that the test goes to.',
  },
} as const satisfies Record<Channel, TestPlace>;

/** Where a test goes, and what has to be kept of it. */
export interface TestAddress {
  address: string;
  changes: Partial<Pick<DeskSettings, 'testEmail' | 'testMobile'>>;
}

/** @param typed null: where it went last time */
export function testAddress(ports: AddressPorts, channel: Channel, typed: string | null): TestAddress {
  const desk = ports.settings.desk();
  const { setting, read, refusal } = TEST_PLACES[channel];
  const wanted = (typed ?? desk[setting]).trim();
  const address = wanted === '' ? null : read(ports, wanted, desk.country);
  if (address === null) throw new UseCaseError('invalid-input', refusal);
  return { address, changes: wanted === desk[setting] ? {} : { [setting]: wanted } };
}
