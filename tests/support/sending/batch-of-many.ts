import type { Account } from '../../../src/shared/domain/account';
import { plainRichText } from '../../../src/shared/domain/rich-text';
import { sampleId, samplePatient } from '../log/sample-log';
import { sampleAccount } from '../sample-email';
import type { RealDesk } from './real-desk';

export const BATCH_SIZE = 2_000;

const PEOPLE = Array.from({ length: BATCH_SIZE }, (_, index) =>
  samplePatient(index + 1, { email: `patient.${index + 1}@example.org` }),
);

/** Whom the batch is for: each has an address of their own. */
export const BATCH_RECIPIENTS = PEOPLE.map(({ email }) => email ?? '');

/** The account and all the patients, as they stand before the batch is written. */
export function prepareBatch(desk: RealDesk, server: { host: string; port: number }): void {
  desk.addAccount(batchAccount(server), null);
  desk.log.patients.insert(PEOPLE);
}

function batchAccount(server: { host: string; port: number }): Account {
  return sampleAccount(server, { messagesPerMinute: 100_000 });
}

export function draftOfMany(accountId: string) {
  return {
    channel: 'email' as const,
    accountId,
    purpose: 'Appointment reminder' as const,
    patientIds: PEOPLE.map((_, index) => sampleId('patient', index + 1)),
    subject: 'Your appointment',
    body: plainRichText('See you on Friday.'),
    attachmentIds: [],
    tableId: null,
    isJoiningHouseholds: true,
    scheduledFor: null,
    notAfter: null,
  };
}
