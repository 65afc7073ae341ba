import type { MessagePage } from '../../../shared/domain/message-list';
import { ask } from '../../shared/bridge';
import type { MessageQuery } from './message-query';

const PAGE_ROWS = 200;

/** One page of the messages that a query asks for; null: the first. */
export function readMessagePage(query: MessageQuery, cursor: string | null): Promise<MessagePage> {
  return ask('messages:list', { ...query, cursor, limit: PAGE_ROWS });
}
