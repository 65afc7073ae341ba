import { Button } from '@mantine/core';
import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { FailureNote } from '../../shared/ui/ErrorNote';
import type { ComposeStore } from './compose-store';
import classes from './ComposeFooter.module.css';
import { confirmWords, sendWords } from './send-words';

interface ComposeFooterProps {
  store: ComposeStore;
  onSend: () => void;
  onDiscard: () => void;
}

/** What can be done with the draft; what could not be done stands above it. */
export function ComposeFooter({ store, onSend, onDiscard }: ComposeFooterProps) {
  const busy = useStore(store, (state) => state.busy);
  const trouble = useStore(store, (state) => state.trouble);
  const problemCount = useStore(store, (state) => Object.keys(state.problems).length);
  const isReviewing = useStore(store, (state) => state.review !== null);
  const sendButton = useFocusAtEachStep(isReviewing);
  const isReading = useStore(store, (state) => state.accounts === null);
  const words = useStore(store, ({ draft, review }) =>
    review === null
      ? sendWords(draft.recipients.length, draft.scheduledFor !== null)
      : confirmWords(review.recipients.length, draft.scheduledFor !== null),
  );
  return (
    <div className={classes.footer}>
      {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
      <p className={classes.problems} role="status" hidden={problemCount === 0}>
        {problemCount > 0 && 'Not sent yet: see what is marked above.'}
      </p>
      <div className={classes.row}>
        {isReviewing ? (
          <Button
            variant="default"
            disabled={busy !== null}
            onClick={() => {
              store.getState().backToWriting();
            }}
          >
            Back to writing
          </Button>
        ) : (
          <Button
            className={classes.discard}
            variant="subtle"
            color="gray"
            disabled={busy !== null}
            onClick={onDiscard}
          >
            Discard
          </Button>
        )}
        <span className={classes.end}>
          <kbd className={classes.shortcut}>{SEND_SHORTCUT}</kbd>
          <Button
            ref={sendButton}
            loading={busy === 'checking' || busy === 'sending'}
            disabled={isReading || busy === 'choosing-files'}
            onClick={onSend}
          >
            {words}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** With another step what had the focus is gone; the button that sends is there in both. */
function useFocusAtEachStep(isReviewing: boolean): RefObject<HTMLButtonElement | null> {
  const sendButton = useRef<HTMLButtonElement>(null);
  const stepBefore = useRef(isReviewing);
  useEffect(() => {
    if (stepBefore.current !== isReviewing) sendButton.current?.focus();
    stepBefore.current = isReviewing;
  }, [isReviewing]);
  return sendButton;
}

const SEND_SHORTCUT = /Mac/.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl + Enter';
