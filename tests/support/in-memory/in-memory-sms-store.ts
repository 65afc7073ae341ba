import type { OpenSms } from '../../../src/main/ports/sms-provider';
import type { SmsStore, UnconfirmedSms } from '../../../src/main/ports/sms-store';
import type { InMemoryMessageStore } from './in-memory-message-store';
import type { MemoryDatabase, StoredMessage } from './memory-database';

const TWIN_MS = 2 * 86_400_000;

export class InMemorySmsStore implements SmsStore {
  constructor(
    private readonly database: MemoryDatabase,
    private readonly messages: InMemoryMessageStore,
  ) {}

  unconfirmed(accountId: string, limit: number): UnconfirmedSms[] {
    return this.ofAccount(accountId)
      .filter(({ outboxState }) => outboxState === 'unconfirmed')
      .slice(0, limit)
      .map((stored) => ({
        id: stored.written.id,
        to: stored.written.recipient,
        attemptedAt: attemptedAt(stored),
        isAttemptKnown: stored.claimedAt !== null,
        firstDueAt: stored.written.scheduledFor ?? stored.written.createdAt,
        twinProviderIds: this.twins(stored).map(({ providerId }) => providerId),
      }));
  }

  open(accountId: string, acceptedSince: number, limit: number): OpenSms[] {
    return this.ofAccount(accountId)
      .filter(({ outboxState, state }) => outboxState === null && ['Queued', 'Sent'].includes(state.status))
      .filter(({ claimedAt }) => claimedAt !== null && claimedAt >= acceptedSince)
      .sort((one, other) => attemptedAt(one) - attemptedAt(other))
      .slice(0, limit)
      .map((stored) => ({
        id: stored.written.id,
        providerId: stored.providerId,
        to: stored.written.recipient,
        sentAt: attemptedAt(stored),
      }));
  }

  lastTo(accountId: string, number: string): string | null {
    const taken = this.ofAccount(accountId).filter(
      ({ written, state }) => written.recipient === number && state.isAccepted,
    );
    return taken.at(-1)?.written.id ?? null;
  }

  noteReply(accountId: string, eventId: string): boolean {
    return this.database.run(() => {
      const key = `${accountId} ${eventId}`;
      const { smsReplies } = this.database.tables;
      if (smsReplies.has(key)) return false;
      this.database.tables.smsReplies = new Set([...smsReplies, key]);
      return true;
    });
  }

  private twins(own: StoredMessage): StoredMessage[] {
    const text = JSON.stringify(own.written.body);
    return this.sms().filter(
      (other) =>
        other.written.id !== own.written.id &&
        other.written.recipient === own.written.recipient &&
        JSON.stringify(other.written.body) === text &&
        Math.abs(attemptedAt(other) - attemptedAt(own)) <= TWIN_MS &&
        this.mayBeAtProvider(other),
    );
  }

  private mayBeAtProvider({ written, providerId, outboxState, state }: StoredMessage): boolean {
    const isUnderWay = outboxState === 'sending' || outboxState === 'unconfirmed';
    const account = this.database.tables.accounts.get(written.accountId)?.account;
    return (providerId !== null || isUnderWay || state.isAccepted) && account?.sms?.driver !== 'gateway';
  }

  private ofAccount(accountId: string): StoredMessage[] {
    return this.sms().filter(({ written }) => written.accountId === accountId);
  }

  private sms(): StoredMessage[] {
    return this.messages.all().filter(({ written }) => written.channel === 'sms');
  }
}

function attemptedAt({ claimedAt, written }: StoredMessage): number {
  return claimedAt ?? written.createdAt;
}
