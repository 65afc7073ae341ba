import { useStore } from 'zustand';
import type { MessageDetails } from '../../../shared/domain/message';
import type { ItemStore } from './item-store';
import classes from './BodyPreview.module.css';
import page from './ItemViewer.module.css';

/** The beginning of the body as plain text; the whole message in a frame that can do nothing. */
export function BodyPreview({ store, message }: { store: ItemStore; message: MessageDetails }) {
  const isWholeShown = useStore(store, (state) => state.isWholeMessageShown);
  // An SMS has nothing that its beginning does not show, unless it was cut.
  const canShowWhole = message.isWholeMessageKept && (message.channel === 'email' || message.isPreviewCut);
  return (
    <section className={page.section} aria-labelledby="body-heading">
      <div className={page.headingRow}>
        <h2 id="body-heading" className={page.heading}>
          {isWholeShown ? 'Whole message' : beginningName(message)}
        </h2>
        {canShowWhole && (
          <button
            type="button"
            className={`${page.link} ${page.onScreen}`}
            aria-expanded={isWholeShown}
            onClick={() => {
              store.getState().showWholeMessage(!isWholeShown);
            }}
          >
            {isWholeShown ? 'Show the first 500 characters' : 'Show whole message'}
          </button>
        )}
      </div>
      {isWholeShown ? (
        <iframe
          className={classes.frame}
          sandbox=""
          title="Whole message"
          src={`mail-preview://item/${encodeURIComponent(message.id)}`}
        />
      ) : (
        <Beginning message={message} />
      )}
      {!message.isWholeMessageKept && <p className={classes.note}>The whole message is not kept any more.</p>}
    </section>
  );
}

function beginningName({ channel, isPreviewCut }: MessageDetails): string {
  if (channel === 'email') return 'First 500 characters';
  return isPreviewCut ? 'Text: its first 500 characters' : 'Text';
}

function Beginning({ message }: { message: MessageDetails }) {
  return (
    <div className={classes.text} tabIndex={0} role="group" aria-labelledby="body-heading">
      {message.preview === '' ? <em>No text</em> : message.preview}
      {message.isPreviewCut && (
        <span className={classes.cut} title="The message goes on">
          …
        </span>
      )}
    </div>
  );
}
