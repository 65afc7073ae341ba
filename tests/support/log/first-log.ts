import type { Database } from 'better-sqlite3';
import { MIGRATIONS } from '../../../src/main/adapters/sqlite/migrations';
import { migrate } from '../../../src/main/adapters/sqlite/migrations/migrate';
import { NOW, sampleId } from './sample-log';

interface FirstMessage {
  status: string;
  code: string;
  purpose: string;
  outboxState: 'waiting' | null;
  handledAt: number | null;
  needsAttention: number;
}

const FAILED = {
  status: 'Bounced',
  code: 'bounced',
  purpose: 'Account',
  outboxState: null,
  handledAt: null,
  needsAttention: 1,
} as const;
const TOO_LATE = { ...FAILED, status: 'Other', code: 'too-late', needsAttention: 0 } as const;

/** The messages of the first log, numbered from 1, as its own rules kept them. */
const FIRST_MESSAGES: readonly FirstMessage[] = [
  FAILED,
  { ...FAILED, handledAt: NOW, needsAttention: 0 },
  TOO_LATE,
  { ...TOO_LATE, purpose: 'Appointment reminder' },
  { ...TOO_LATE, purpose: 'Appointment reminder', handledAt: NOW },
  {
    ...{ status: 'Created', code: 'created', purpose: 'Appointment reminder', outboxState: 'waiting' },
    ...{ handledAt: null, needsAttention: 0 },
  },
];

const DESK = `
INSERT INTO desk (id, token_key, settings) VALUES
  ('desk', '5e5e', '{"deskName":"Desk 1","practiceName":"Example Clinic","staffNames":["Mia"],"currentStaffName":"Mia","appearance":"light"}');
INSERT INTO account (desk, id, kind, name, host, port, security, from_name, from_address, messages_per_minute, created_at)
  VALUES (1, '${sampleId('account', 1)}', 'smtp', 'Reception', 'mail.example.org', 587, 'starttls', 'Example Clinic',
    'desk@example.org', 60, ${NOW});
INSERT INTO batch (desk, id, name, channel, purpose, created_at, created_by)
  VALUES (1, '${sampleId('batch', 1)}', 'November reminders', 'email', 'Appointment reminder', ${NOW}, 'Mia');
INSERT INTO patient (desk, id, family_name, given_name, email, created_at, sort_key)
  VALUES (1, '${sampleId('patient', 1)}', 'Nguyen', 'Anh', 'anh.nguyen@example.org', ${NOW}, 'nguyen, anh');
INSERT INTO patient_word (patient, word) VALUES (1, 'anh'), (1, 'nguyen');
`;

const MESSAGE = `
INSERT INTO message (
  desk, id, batch, account, patient_id, patient_name, patient_key, recipient, channel, purpose, subject, created_at,
  created_by, status, status_order, status_at, status_code, handled_at, handled_by, needs_attention, outbox_state, due_at
) VALUES (
  1, @id, 1, 1, '${sampleId('patient', 1)}', 'Nguyen, Anh', 'nguyen, anh', 'anh.nguyen@example.org', 'email', @purpose,
  'Your appointment', ${NOW}, 'Mia', @status, 0, ${NOW}, @code, @handledAt, iif(@handledAt IS NULL, NULL, 'Sam'),
  @needsAttention, @outboxState, iif(@outboxState IS NULL, NULL, ${NOW})
)`;

const LINES = `
INSERT INTO message_detail (
  message, token, from_text, from_address, preview, is_preview_cut, attachments, size_bytes
) SELECT position, 'token' || position, 'Example Clinic', 'desk@example.org', 'See you.', 0, '[]', 8 FROM message;
INSERT INTO status_update (desk, message, at, recorded_at, status, code, detail, source, event_key)
  SELECT 1, position, ${NOW}, ${NOW}, status, status_code, '{}', 'sending', 'first' FROM message;
`;

/** Makes a log of the first version out of an empty database, with rows of every kind that later versions touch. */
export function writeFirstLog(database: Database): void {
  migrate(
    database,
    MIGRATIONS.filter(({ version }) => version <= 10),
  );
  database.exec(DESK);
  const insert = database.prepare<[FirstMessage & { id: string }]>(MESSAGE);
  for (const [index, message] of FIRST_MESSAGES.entries()) {
    insert.run({ ...message, id: sampleId('message', index + 1) });
  }
  database.exec(LINES);
}
