import { parseMessageSearch } from '../../../shared/domain/message-search';
import type { MessageListRequest, MessagePage } from '../../../shared/domain/message-list';
import { startOfDay } from '../desk/start-of-day';
import type { Ports } from '../ports';

/** A page of the message table for a search text as it was typed. */
export function listMessages(
  ports: Pick<Ports, 'clock' | 'messages'>,
  request: MessageListRequest,
): MessagePage {
  const { batchId, quickFilter, sort, cursor, limit } = request;
  const search = parseMessageSearch(request.search);
  const now = ports.clock.now();
  const startOfToday = startOfDay(now);
  const page = ports.messages.list({ batchId, search, quickFilter, sort, cursor, limit, now, startOfToday });
  return { ...page, notUnderstood: search.notUnderstood };
}
