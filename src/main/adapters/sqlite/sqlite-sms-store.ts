import type { OpenSms } from '../../ports/sms-provider';
import type { SmsStore, UnconfirmedSms } from '../../ports/sms-store';
import { OWN_DESK, type LogConnection } from './log-connection';

const OF_ACCOUNT = '(SELECT position FROM account WHERE id = @accountId)';

interface UnconfirmedColumns extends Omit<UnconfirmedSms, 'twinProviderIds' | 'isAttemptKnown'> {
  position: number;
  isAttemptKnown: number;
  body: number;
}

const UNCONFIRMED = `
SELECT m.id, m.recipient AS "to", coalesce(m.claimed_at, m.created_at) AS attemptedAt,
  m.claimed_at IS NOT NULL AS isAttemptKnown, coalesce(m.scheduled_for, m.created_at) AS firstDueAt, m.position, d.body
FROM message AS m INDEXED BY message_unconfirmed CROSS JOIN message_detail AS d ON d.message = m.position
WHERE m.outbox_state = 'unconfirmed' AND m.channel = 'sms' AND m.account = ${OF_ACCOUNT}
ORDER BY m.position LIMIT @limit`;

/** A twin is looked for so far around an attempt. */
const TWIN_MS = 2 * 86_400_000;

/** The same text is the same body. What a provider cannot have got is no twin, nor is what went through a gateway. */
const TWINS = `
SELECT m.provider_id AS providerId
FROM message AS m INDEXED BY message_by_recipient
  CROSS JOIN message_detail AS d ON d.message = m.position
  CROSS JOIN account AS a ON a.position = m.account
WHERE m.recipient = @to COLLATE NOCASE AND m.channel = 'sms' AND m.position <> @position AND d.body = @body
  AND coalesce(m.claimed_at, m.created_at) BETWEEN @attemptedAt - ${String(TWIN_MS)} AND @attemptedAt + ${String(TWIN_MS)}
  AND (m.provider_id IS NOT NULL OR m.outbox_state IN ('sending', 'unconfirmed') OR m.is_accepted = 1)
  AND a.sms ->> 'driver' <> 'gateway'
ORDER BY m.position`;

const OPEN = `
SELECT m.id, m.provider_id AS providerId, m.recipient AS "to", m.claimed_at AS sentAt
FROM message AS m INDEXED BY message_open_sms
WHERE m.account = ${OF_ACCOUNT} AND m.channel = 'sms' AND m.status IN ('Queued', 'Sent')
  AND m.outbox_state IS NULL AND m.claimed_at >= @acceptedSince
ORDER BY m.claimed_at, m.position LIMIT @limit`;

const LAST_TO = `
SELECT m.id FROM message AS m INDEXED BY message_by_recipient
WHERE m.recipient = @number COLLATE NOCASE AND m.channel = 'sms' AND m.is_accepted = 1
  AND m.account = ${OF_ACCOUNT}
ORDER BY m.position DESC LIMIT 1`;

const NOTE_REPLY = `
INSERT INTO sms_reply (account, event_id, desk, recorded_at) VALUES (${OF_ACCOUNT}, @eventId, @desk, @at)
ON CONFLICT DO NOTHING`;

export class SqliteSmsStore implements SmsStore {
  private readonly selectUnconfirmed;
  private readonly selectTwins;
  private readonly selectOpen;
  private readonly selectLast;
  private readonly insertReply;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.selectUnconfirmed = statements.prepare<UnconfirmedColumns>('unconfirmed-sms', UNCONFIRMED);
    this.selectTwins = statements.prepare<{ providerId: string | null }>('sms-twins', TWINS);
    this.selectOpen = statements.prepare<OpenSms>('open-sms', OPEN);
    this.selectLast = statements.prepare<{ id: string }>('last-sms-to', LAST_TO);
    this.insertReply = statements.prepare('note-sms-reply', NOTE_REPLY);
  }

  unconfirmed(accountId: string, limit: number): UnconfirmedSms[] {
    return this.selectUnconfirmed
      .all({ accountId, limit })
      .map(({ position, body, isAttemptKnown, ...sms }) => {
        const { to, attemptedAt } = sms;
        const twins = this.selectTwins.all({ position, body, to, attemptedAt });
        const twinProviderIds = twins.map(({ providerId }) => providerId);
        return { ...sms, isAttemptKnown: isAttemptKnown === 1, twinProviderIds };
      });
  }

  open(accountId: string, acceptedSince: number, limit: number): OpenSms[] {
    return this.selectOpen.all({ accountId, acceptedSince, limit });
  }

  lastTo(accountId: string, number: string): string | null {
    return this.selectLast.get({ accountId, number })?.id ?? null;
  }

  noteReply(accountId: string, eventId: string, at: number): boolean {
    return this.connection.transaction.run(
      () => this.insertReply.run({ accountId, eventId, at, desk: OWN_DESK }).changes > 0,
    );
  }
}
