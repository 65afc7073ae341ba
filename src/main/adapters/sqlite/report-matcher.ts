import {
  canBeReportedOn,
  isProbablyReportedOn,
  strongestMatch,
  type KeyedMessage,
  type ReportableMessage,
} from '../../../shared/domain/match-report';
import { formsOfAddress } from '../../../shared/domain/address';
import type { MatchStrength, ReportKeys, ReportMatch, ReportTimes } from '../../../shared/domain/report';
import type { LogConnection } from './log-connection';
import type { NamedStatement } from './named-statements';

interface CandidateColumns extends Omit<ReportableMessage, 'isAccepted'> {
  id: string;
  recipient: string;
  isAccepted: number;
}

const CANDIDATE = `
m.id, m.recipient, coalesce(m.scheduled_for, m.created_at) AS firstDueAt, m.is_accepted AS isAccepted,
m.outbox_state AS outboxState, m.tries`;

const BY_DETAIL = `
SELECT ${CANDIDATE} FROM message_detail AS d CROSS JOIN message AS m ON m.position = d.message`;

/** One person gets a handful of messages a week; among more than this the right one could not be told anyway. */
const NEWEST_TO_RECIPIENT = 50;

const BY_RECIPIENT = `
SELECT ${CANDIDATE} FROM message AS m INDEXED BY message_by_recipient
WHERE m.recipient = @key COLLATE NOCASE AND @key <> '' ORDER BY m.position DESC LIMIT ${NEWEST_TO_RECIPIENT}`;

type Rule = (message: ReportableMessage, times: ReportTimes) => boolean;

interface Key {
  strength: MatchStrength;
  /** The ways in which the key may be written; none when the report does not have it. */
  keysOf: (keys: ReportKeys) => readonly string[];
  candidates: NamedStatement<CandidateColumns>;
  fits: Rule;
}

/** Finds the message a report is about. */
export class ReportMatcher {
  /** Strongest first. */
  private readonly keys: readonly Key[];

  constructor({ statements }: LogConnection) {
    const byToken = statements.prepare<CandidateColumns>('match-token', `${BY_DETAIL} WHERE d.token = @key`);
    const byId = statements.prepare<CandidateColumns>(
      'match-id',
      `SELECT ${CANDIDATE} FROM message AS m WHERE m.id = @key`,
    );
    const byHeader = statements.prepare<CandidateColumns>(
      'match-message-id',
      `${BY_DETAIL} WHERE d.message_id_header = @key ORDER BY d.message DESC`,
    );
    const byRecipient = statements.prepare<CandidateColumns>('match-recipient', BY_RECIPIENT);
    // Some servers change the case of addresses and of ids within them; ours are written in small letters.
    const lower = (text: string | null) => asWritten(text?.toLowerCase() ?? null);
    const certain: Pick<Key, 'fits'> = {
      fits: (message, { receivedAt, code }) => canBeReportedOn(message, receivedAt, code),
    };
    this.keys = [
      { ...certain, strength: 'token', keysOf: (keys) => lower(keys.token), candidates: byToken },
      { ...certain, strength: 'envelope-id', keysOf: (keys) => lower(keys.envelopeId), candidates: byId },
      { ...certain, strength: 'sendtrail-id', keysOf: (keys) => lower(keys.sendtrailId), candidates: byId },
      {
        ...certain,
        strength: 'message-id',
        keysOf: (keys) => asWritten(keys.messageIdHeader),
        candidates: byHeader,
      },
      {
        strength: 'recipient-and-time',
        keysOf: ({ recipient }) => (recipient === null ? [] : formsOfAddress(recipient)),
        candidates: byRecipient,
        fits: isProbablyReportedOn,
      },
    ];
  }

  match(keys: ReportKeys, times: ReportTimes): ReportMatch | null {
    return strongestMatch(this.found(keys, times), keys.recipient);
  }

  private *found(keys: ReportKeys, times: ReportTimes): Generator<KeyedMessage> {
    for (const { strength, keysOf, candidates, fits } of this.keys) {
      const found = keysOf(keys)
        .flatMap((key) => candidates.all({ key }))
        .find((columns) => fits({ ...columns, isAccepted: columns.isAccepted === 1 }, times));
      if (found !== undefined) yield { messageId: found.id, strength, recipient: found.recipient };
    }
  }
}

function asWritten(key: string | null): string[] {
  return key === null ? [] : [key];
}
