import { useStore } from 'zustand';
import type { MessageItem } from '../../../shared/domain/message-item';
import { OutboxBadge } from '../../shared/ui/OutboxBadge';
import { StatusMark } from '../../shared/ui/StatusMark';
import type { ItemStore } from './item-store';
import page from './ItemViewer.module.css';
import classes from './RelatedMessages.module.css';
import { relatedMessages, type RelatedMessage } from './related-messages';

/** What this message carries or is carried by, what it repeats and what repeats it, each as it stands now. */
export function RelatedMessages({ store, item }: { store: ItemStore; item: MessageItem }) {
  const related = relatedMessages(item);
  if (related.length === 0) return null;
  return (
    <section className={page.section} aria-labelledby="related-heading">
      <h2 id="related-heading" className={page.heading}>
        Related messages
      </h2>
      <ul className={classes.list}>
        {related.map((one) => (
          <li key={one.messageId} className={classes.line}>
            <Related store={store} related={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Related({
  store,
  related: { messageId, words, row },
}: {
  store: ItemStore;
  related: RelatedMessage;
}) {
  const isBusy = useStore(store, (state) => state.isBusy);
  return (
    <>
      <button
        type="button"
        className={page.link}
        disabled={isBusy}
        onClick={() => void store.getState().openMessage(messageId)}
      >
        {words}
      </button>
      {row !== null && (
        <span className={classes.state}>
          <StatusMark status={row.status} channel={row.channel} />
          <OutboxBadge row={row} />
        </span>
      )}
    </>
  );
}
