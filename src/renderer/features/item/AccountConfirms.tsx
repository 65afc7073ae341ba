import { Check, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { Channel } from '../../../shared/domain/message';
import type { MessageItem } from '../../../shared/domain/message-item';
import { troubleWords } from '../../shared/words/tracking';
import classes from './AccountConfirms.module.css';
import page from './ItemViewer.module.css';
import { confirmableList, isWithoutTracking } from './confirmable-list';
import { trackingOf, type ItemStore } from './item-store';

/** What can be known at all with this account, so that silence is not taken for news. */
export function AccountConfirms({ store, item }: { store: ItemStore; item: MessageItem }) {
  const { canConfirm, message } = item;
  return (
    <div className={classes.confirms}>
      <span id="can-confirm" title={message.accountName}>
        This account can confirm:
      </span>
      <ul className={classes.list} aria-labelledby="can-confirm">
        {confirmableList(canConfirm, message.channel).map(({ status, isKnown }) => (
          <li key={status} data-known={isKnown}>
            {status}
            {isKnown ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
            <span className={page.spoken}>{isKnown ? 'yes' : 'no'}</span>
          </li>
        ))}
      </ul>
      {isWithoutTracking(canConfirm) && <p className={classes.note}>{onlyQueuedWords(message)}</p>}
      <TroubleNote store={store} channel={message.channel} />
    </div>
  );
}

/** Why nothing is learnt once the message has been taken. */
function onlyQueuedWords({ channel, carriedBy }: MessageItem['message']): string {
  if (channel === 'email') return 'Without tracking, only Created, Queued and Error can be known.';
  return carriedBy === null
    ? 'Only Created, Queued and Error can be known: nobody tells what becomes of an SMS after that.'
    : 'Only Created, Queued and Error can be known: the gateway tells no more. The e-mail that carries it is tracked on its own.';
}

const NO_REPORTS = {
  email: 'Until it is read again, no reports come in.',
  sms: 'Until it answers, no reports come in.',
} as const satisfies Record<Channel, string>;

/** Nobody is to take it for silence when the mailbox is not read, or the provider not asked. */
function TroubleNote({ store, channel }: { store: ItemStore; channel: Channel }) {
  const trouble = useStore(store, (state) => trackingOf(state)?.trouble ?? null);
  if (trouble === null) return null;
  return (
    <p className={classes.trouble}>
      {troubleWords(trouble.kind, channel).happened} {NO_REPORTS[channel]}
    </p>
  );
}
