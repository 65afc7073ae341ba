import { TrackSms } from '../../../src/main/application/sms/track-sms';
import type { NewMessage } from '../../../src/main/ports/message-store';
import type { Account } from '../../../src/shared/domain/account';
import { ServerTime } from '../sms-servers/server-time';
import type { SmsServer } from '../sms-servers/sms-server';
import { NUMBER, sampleSms, sendAtAnyHour, smsAccount, writeSms } from './sample-sms';
import { openRealDesk, type RealDesk } from './real-desk';

/** A real desk that also asks its SMS providers. */
export interface SmsDesk extends RealDesk {
  readonly tracker: TrackSms;
  /** Begins to send and to ask. */
  begin(): void;
}

/** Longer than a good server on this computer needs; a test that loses an answer waits as long. */
const ANSWER_WITHIN_MS = 1_000;

export function openSmsDesk(file: string): SmsDesk {
  const desk = openRealDesk(file, { replyTimeoutMs: ANSWER_WITHIN_MS });
  const tracker = new TrackSms(desk.ports, (accountId) => {
    desk.outbox.wake(accountId);
  });
  return {
    ...desk,
    tracker,
    begin: () => {
      desk.outbox.start();
      tracker.start();
    },
    close: async () => {
      await tracker.stop();
      await desk.close();
    },
  };
}

/** The time at a server that goes with the computer's. */
export function timeOfNow(): ServerTime {
  const time = new ServerTime();
  time.server = Date.now();
  time.computer = time.server;
  return time;
}

/** An account at a server on this computer. */
export function accountAt({ settings, user }: SmsServer): Account {
  return smsAccount({ host: '127.0.0.1', user, sms: settings });
}

/** A log with such an account, a patient with the number, and SMS that wait to be sent. */
export function prepareSms(desk: RealDesk, account: Account, secret: string | null, count = 1): string[] {
  sendAtAnyHour(desk.ports);
  desk.addAccount(account, secret);
  const now = Date.now();
  desk.log.patients.insert([
    {
      id: sampleSms(1).patientId ?? '',
      ...{ familyName: 'Nguyen', givenName: 'Anh', dateOfBirth: null, email: null, hasNoEmail: true },
      ...{ mobile: NUMBER, createdAt: now, archivedAt: null, mergedInto: null },
    },
  ]);
  const sms: NewMessage[] = Array.from({ length: count }, (_, index) =>
    sampleSms(index + 1, { accountId: account.id, createdAt: now }),
  );
  return writeSms(desk.ports, ...sms);
}
