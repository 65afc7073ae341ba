import type { OutboxControl } from '../../../src/main/application/outbox/outbox';

/** Keeps what use cases ask of the sending, and sends nothing. */
export class RecordingOutbox implements OutboxControl {
  readonly asked: string[] = [];
  isInTrouble = false;
  readonly blocked = new Map<string, number>();

  wake(accountId: string): void {
    this.asked.push(`wake ${accountId}`);
  }

  whileNoneIsReady(accountIds: readonly string[], work: () => void): void {
    this.asked.push(`hold ${accountIds.join(' ')}`);
    work();
  }

  renew(accountId: string): void {
    this.asked.push(`renew ${accountId}`);
  }

  retryNetwork(accountId: string): void {
    this.asked.push(`retry ${accountId}`);
  }

  blockedUntil(accountId: string): number | null {
    return this.blocked.get(accountId) ?? null;
  }

  hasLogTrouble(): boolean {
    return this.isInTrouble;
  }
}
