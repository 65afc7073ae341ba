import type { SkipReason } from '../../../shared/domain/draft';
import type { NewStatusUpdate, UpdateDetail } from '../../../shared/domain/status-history';
import type { NewMessage } from '../../ports/message-store';

/** A message of which nothing is sent: Created, and at once Other with the reason. */
export function notSent(message: NewMessage, reason: SkipReason, detail: UpdateDetail): NewMessage {
  const skipped: NewStatusUpdate = {
    ...{ at: message.createdAt, status: 'Other', code: reason, detail },
    ...{ source: 'sending', by: null, eventKey: `skipped:${reason}` },
  };
  return { ...message, mime: [], dueAt: null, updates: [...message.updates.slice(0, 1), skipped] };
}
