import type { MessageDetails } from '../../../shared/domain/message';
import type { ItemStore } from './item-store';
import page from './ItemViewer.module.css';
import classes from './RelatedMessages.module.css';

/** The message this one repeats, and those that repeat it. */
export function RelatedMessages({ store, message }: { store: ItemStore; message: MessageDetails }) {
  const { resendOf, resentAs } = message;
  if (resendOf === null && resentAs.length === 0) return null;
  return (
    <section className={page.section} aria-labelledby="related-heading">
      <h2 id="related-heading" className={page.heading}>
        Related messages
      </h2>
      <ul className={classes.list}>
        {resendOf !== null && (
          <li>
            <Other store={store} messageId={resendOf} words="Sent again from an earlier message" />
          </li>
        )}
        {resentAs.map((messageId, index) => (
          <li key={messageId}>
            <Other
              store={store}
              messageId={messageId}
              words={
                resentAs.length === 1
                  ? 'Sent again as a new message'
                  : `Sent again as a new message (${index + 1})`
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Other({ store, messageId, words }: { store: ItemStore; messageId: string; words: string }) {
  return (
    <button type="button" className={page.link} onClick={() => void store.getState().openMessage(messageId)}>
      {words}
    </button>
  );
}
