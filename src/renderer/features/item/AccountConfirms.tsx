import { Check, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { MessageItem } from '../../../shared/domain/message-item';
import { TRACKING_TROUBLE_WORDS } from '../../shared/words/tracking';
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
      <TroubleNote store={store} />
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

/** Nobody is to take it for silence when the mailbox is not read. */
function TroubleNote({ store }: { store: ItemStore }) {
  const trouble = useStore(store, (state) => trackingOf(state)?.trouble ?? null);
  if (trouble === null) return null;
  return (
    <p className={classes.trouble}>
      {TRACKING_TROUBLE_WORDS[trouble.kind].happened} Until it is read again, no reports come in.
    </p>
  );
}
