import type { Confirmable } from '../../../shared/domain/confirmable';
import type { Channel } from '../../../shared/domain/message';
import { isSmsStatus } from '../../../shared/domain/sms-confirmable';
import { STATUSES } from '../../../shared/domain/status';

type ConfirmableStatus = keyof Confirmable;

function isConfirmable(status: string): status is ConfirmableStatus {
  return status !== 'Created' && status !== 'Other';
}

/** Everything an account can or cannot ever tell of what it sends, in the order of the statuses. Created and Other are always known. */
export function confirmableList(
  canConfirm: Confirmable,
  channel: Channel,
): { status: ConfirmableStatus; isKnown: boolean }[] {
  const statuses = STATUSES.filter((status) => channel === 'email' || isSmsStatus(status));
  return statuses.filter(isConfirmable).map((status) => ({ status, isKnown: canConfirm[status] }));
}

/** Without tracking nothing is learnt after the sending server has taken the message. */
export function isWithoutTracking(canConfirm: Confirmable): boolean {
  return confirmableList(canConfirm, 'email').every(
    ({ status, isKnown }) => !isKnown || status === 'Queued' || status === 'Error',
  );
}
