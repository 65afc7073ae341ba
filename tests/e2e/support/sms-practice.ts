import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { profilePlaces } from '../../../src/main/profile-places';
import type { SmsHours } from '../../../src/shared/domain/quiet-hours';
import type { GenericSmsDriver, SmsSettings } from '../../../src/shared/domain/sms-account';
import { silentLogger } from '../../support/log/silent-logger';
import { sampleAccount, sampleId, samplePatient } from '../../support/log/sample-log';

/** Whom SMS are written to; numbers that nobody has, one of them shared. */
const MOBILE_PATIENTS = [
  { familyName: 'Nguyen', givenName: 'Anh', mobile: '+61491570006' },
  { familyName: 'Nguyen', givenName: 'Minh', mobile: '+61491570006' },
  { familyName: 'Okafor', givenName: 'Ada', mobile: '+61491570156' },
  { familyName: 'Smith', givenName: 'Joan', mobile: null },
  { familyName: 'Lopez', givenName: 'Maria', mobile: '+61255501234' },
] as const;

const HOUR_MS = 3_600_000;

const SMS: SmsSettings = {
  driver: 'clicksend',
  baseUrl: 'https://127.0.0.1:9',
  senderId: 'Riverside',
  isSenderIdRegistered: false,
  generic: null,
  gateway: null,
};

/** How an SMS is sent through a server that asks for no password: loopback needs none. */
const OPEN_SERVER: GenericSmsDriver = {
  preset: null,
  send: {
    method: 'POST',
    url: '/sms?id={{id}}',
    headers: {},
    body: '{"to":"{{to}}","text":"{{text}}"}',
    bodyType: 'application/json',
  },
  answer: { idAt: 'id', errorAt: 'error' },
  login: null,
  status: null,
};

interface Practice {
  hasEmail?: boolean;
  /** Where SMS go, at any hour; without one they have hours that begin in three: none leaves while a test lasts. */
  smsServerUrl?: string;
}

/** Makes a clinic's log with an account for SMS, and one for e-mail unless told otherwise. */
export function writeSmsPractice(
  profileFolder: string,
  { hasEmail = true, smsServerUrl }: Practice = {},
): void {
  const file = profilePlaces(profileFolder).clinicLog;
  const log = openLog({ file, create: true, logger: silentLogger, newDeskId: () => sampleId('account', 9) });
  const pause = { reason: 'password-needed', at: Date.now(), detail: '' } as const;
  if (hasEmail) log.accounts.insert(sampleAccount({ pause }));
  const sms: SmsSettings =
    smsServerUrl === undefined
      ? SMS
      : { ...SMS, driver: 'generic', baseUrl: smsServerUrl, generic: OPEN_SERVER };
  log.accounts.insert(
    sampleAccount({
      ...{ id: sampleId('account', 2), kind: 'sms', name: 'Texts', user: null, sms },
      ...{ host: '127.0.0.1', port: portOf(sms), security: 'tls', fromName: '', fromAddress: '' },
    }),
  );
  log.patients.insert(
    MOBILE_PATIENTS.map((patient, index) =>
      samplePatient(index + 1, { ...patient, email: patient.mobile === null ? 'joan@example.org' : null }),
    ),
  );
  const smsHours = smsServerUrl === undefined ? hoursLater() : { fromMinute: 0, toMinute: 0 };
  log.settings.saveDesk({ ...log.settings.desk(), practiceName: 'Riverside Clinic', smsHours });
  log.close();
}

function portOf({ baseUrl }: SmsSettings): number {
  return Number(new URL(baseUrl).port);
}

function hoursLater(): SmsHours {
  const opens = new Date(Date.now() + 3 * HOUR_MS);
  const fromMinute = opens.getHours() * 60 + opens.getMinutes();
  return { fromMinute, toMinute: (fromMinute + 60) % (24 * 60) };
}
