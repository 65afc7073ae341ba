import type { PauseReason } from './account';
import type { Confirmable } from './confirmable';
import type { Channel, MessageDetails } from './message';
import { smsProviderName } from './sms-provider-name';
import type { StatusUpdate } from './status-history';

/** A history line as far as the sentence for the caller needs it. */
export type CallerLine = Pick<StatusUpdate, 'at' | 'status' | 'code' | 'detail' | 'source' | 'by'>;

/** All that the sentence for the caller is made from. */
export interface CallerFacts {
  message: Pick<
    MessageDetails,
    | 'channel'
    | 'carries'
    | 'from'
    | 'recipient'
    | 'createdAt'
    | 'scheduledFor'
    | 'notAfter'
    | 'outboxState'
    | 'dueAt'
    | 'waitReason'
  >;
  history: readonly CallerLine[];
  /** What the account can ever tell: without it, silence would be taken for news. */
  canConfirm: Confirmable;
  /** An opening becomes known by a receipt only, which few mail programs send: silence says nothing then. */
  knowsOpeningsByReceipt: boolean;
  /** Why the account sends nothing now; null when it does. */
  pause: PauseReason | null;
  /** Whether the sending server is within reach: this computer is online, or the server runs on it. */
  isOnline: boolean;
}

/** The line of a code that happened last; null when there is none. */
export function lastLine(history: readonly CallerLine[], code: CallerLine['code']): CallerLine | null {
  return history
    .filter((line) => line.code === code)
    .reduce<CallerLine | null>((last, line) => (last === null || line.at >= last.at ? line : last), null);
}

const UNNAMED_SERVERS = {
  email: 'the mail server',
  sms: 'the SMS provider',
} as const satisfies Record<Channel, string>;

/** Host of our own sending server, or the name of the SMS provider behind it, from the lines that name it. */
export function sendingServer(line: Pick<CallerLine, 'detail'> | null, channel: Channel): string {
  const server = line?.detail.server ?? '';
  if (server === '') return UNNAMED_SERVERS[channel];
  return channel === 'sms' ? smsProviderName(server) : server;
}
