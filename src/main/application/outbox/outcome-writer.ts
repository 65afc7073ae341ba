import type { AccountPause, ServerCapabilities } from '../../../shared/domain/account';
import type { ClaimedMessage, Settlement } from '../../ports/outbox-store';
import type { Ports } from '../ports';
import { refuseSms } from '../sms/refuse-sms';
import type { AttemptVerdict } from './settle-attempt';

/** An outcome that happened but is not in the log yet. It must get there, or the message could be sent twice. */
export interface Outcome {
  message: ClaimedMessage;
  verdict: AttemptVerdict;
  /** The server has taken the message. */
  isAccepted: boolean;
  at: number;
  /** The account stops with this outcome. */
  pause: AccountPause | null;
  /** What the server said about itself, when that is new. */
  capabilities: ServerCapabilities | null;
}

type WriterPorts = Pick<
  Ports,
  'accounts' | 'chance' | 'clock' | 'messages' | 'notes' | 'outbox' | 'patients'
>;

/** So many outcomes wait for each other at the most: a process that is killed leaves as many more Unconfirmed. */
const MOST_TOGETHER = 10;

/**
 * Writes outcomes in the order in which they came, several in one commit when they come fast: a commit costs more than
 * what is in it. What cannot be written stays for the next time.
 */
export class OutcomeWriter {
  private outcomes: Outcome[] = [];
  private hasFailed = false;

  constructor(
    private readonly ports: WriterPorts,
    private readonly onWritten: (outcome: Outcome) => void,
  ) {}

  /** Whether an outcome could not be written: the disk is full or the log is not there. */
  isInTrouble(): boolean {
    return this.hasFailed;
  }

  hasUnwritten(): boolean {
    return this.outcomes.length > 0;
  }

  /** Whether what is there may wait for more: all of it are acceptances, and few. */
  mayWait(): boolean {
    if (this.hasFailed || this.outcomes.length >= MOST_TOGETHER) return false;
    return this.outcomes.every(({ isAccepted, capabilities }) => isAccepted && capabilities === null);
  }

  add(outcome: Outcome): void {
    this.outcomes.push(outcome);
  }

  /** Throws when the log cannot be written. */
  write(): void {
    if (this.outcomes.length === 0) return;
    try {
      this.ports.outbox.together(() => {
        for (const outcome of this.outcomes) this.writeOne(outcome);
      });
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
    this.hasFailed = false;
    for (const outcome of this.outcomes.splice(0)) this.onWritten(outcome);
  }

  private writeOne({ message, verdict, at, pause, capabilities }: Outcome): void {
    const { accounts, messages, outbox } = this.ports;
    const settlement = unlessReported(messages, message.id, verdict.settlement);
    outbox.settle(message.id, settlement, verdict.updates, at);
    if (verdict.isOptOut === true) {
      refuseSms(this.ports, message.recipient, at, messages.rows([message.id])[0] ?? null);
    }
    if (capabilities !== null) accounts.setCapabilities(message.accountId, capabilities);
    if (pause !== null) accounts.setPause(message.accountId, pause);
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
