import type { AccountPause, ServerCapabilities } from '../../../shared/domain/account';
import type { ClaimedMessage, Settlement } from '../../ports/outbox-store';
import type { Ports } from '../ports';
import type { AttemptVerdict } from './settle-attempt';

/** An outcome that happened but is not in the log yet. It must get there, or the message could be sent twice. */
export interface Outcome {
  message: ClaimedMessage;
  verdict: AttemptVerdict;
  at: number;
  /** The account stops with this outcome. */
  pause: AccountPause | null;
  /** What the server said about itself, when that is new. */
  capabilities: ServerCapabilities | null;
}

type WriterPorts = Pick<Ports, 'accounts' | 'logger' | 'messages' | 'outbox' | 'transaction'>;

/** Writes outcomes in the order in which they came; what cannot be written stays for the next time. */
export class OutcomeWriter {
  private readonly unwritten: Outcome[] = [];

  constructor(
    private readonly ports: WriterPorts,
    private readonly onWritten: (outcome: Outcome) => void,
  ) {}

  hasUnwritten(): boolean {
    return this.unwritten.length > 0;
  }

  add(outcome: Outcome): void {
    this.unwritten.push(outcome);
  }

  /** Throws when the log cannot be written. */
  write(): void {
    for (let next = this.unwritten[0]; next !== undefined; next = this.unwritten[0]) {
      this.writeOne(next);
      this.unwritten.shift();
      this.onWritten(next);
    }
  }

  private writeOne({ message, verdict, at, pause, capabilities }: Outcome): void {
    const { accounts, logger, messages, outbox, transaction } = this.ports;
    const settlement = unlessReported(messages, message.id, verdict.settlement);
    const settle = () => {
      outbox.settle(message.id, settlement, verdict.updates, at);
    };
    if (pause === null && capabilities === null) {
      settle();
      return;
    }
    transaction.run(() => {
      settle();
      if (pause !== null) accounts.setPause(message.accountId, pause);
      if (capabilities !== null) accounts.setCapabilities(message.accountId, capabilities);
    });
    if (pause !== null) {
      logger.warn('account-paused', { accountId: message.accountId, reason: pause.reason });
    }
  }
}

/** A report that came during the attempt proves that a server has the message: nothing is in doubt or to be done. */
export function unlessReported(
  messages: Ports['messages'],
  messageId: string,
  settlement: Settlement,
): Settlement {
  if (settlement.state === 'done') return settlement;
  const isReported = messages.rows([messageId]).some(({ status }) => status !== 'Created');
  return isReported ? { state: 'done', providerId: null } : settlement;
}
