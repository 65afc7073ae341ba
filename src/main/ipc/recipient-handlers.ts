import type { InvokeChannel } from '../../shared/ipc/contract';
import { batchRecipients } from '../application/recipients/batch-recipients';
import { chooseTable, dropTable } from '../application/recipients/choose-table';
import { matchRecipients } from '../application/recipients/match-recipients';
import { act, type HandlingDesk } from './handling-desk';
import type { Handlers } from './register-handlers';

type RecipientChannel = Extract<InvokeChannel, `recipients:${string}`>;

/** Requests about whom a draft is for. */
export function recipientHandlers({ ports }: HandlingDesk): Pick<Handlers, RecipientChannel> {
  return {
    'recipients:choose-table': () => chooseTable(ports()),
    'recipients:match': ({ tableId, mapping }) => matchRecipients(ports(), tableId, mapping),
    'recipients:drop-table': act(({ tableId }) => {
      dropTable(ports(), tableId);
    }),
    'recipients:of-batch': (request) => batchRecipients(ports(), request),
  };
}
