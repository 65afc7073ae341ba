import { Button } from '@mantine/core';
import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { FailureNote } from '../../shared/ui/ErrorNote';
import type { ComposeStore } from './compose-state';
import classes from './ComposeFooter.module.css';
import { useMobileChecks } from './mobile-checks';
import { confirmWords, sendWords } from './send-words';
import { TestButton, TestNote, useTestToMe } from './TestToMe';
import { WritingProgress } from './WritingProgress';

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
  const test = useTestToMe(store);
  const sendButton = useFocusAtEachStep(isReviewing);
  const known = useMobileChecks((state) => state.known);
  const words = useStore(store, ({ draft, review }) =>
    review === null
      ? sendWords(draft.channel, draft.recipients, draft.scheduledFor !== null, known)
      : confirmWords(review.recipients.length, draft.scheduledFor !== null || review.movedTo !== null),
  );
  return (
    <div className={classes.footer}>
      {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
      {busy === 'sending' && <WritingProgress />}
      <p className={classes.problems} role="status" hidden={problemCount === 0}>
        {problemCount > 0 && 'Not sent yet: see what is marked above.'}
      </p>
      <TestNote {...test} />
      <div className={classes.row}>
        <WayBack store={store} onDiscard={onDiscard} />
        <span className={classes.end}>
          <TestButton {...test} isDisabled={busy !== null} />
          <kbd className={classes.shortcut}>{SEND_SHORTCUT}</kbd>
          <Button
            ref={sendButton}
            loading={busy === 'checking' || busy === 'sending'}
            disabled={busy === 'choosing-files'}
            onClick={onSend}
          >
            {words}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** Out of the draft, or from its review back to it. */
function WayBack({ store, onDiscard }: Pick<ComposeFooterProps, 'store' | 'onDiscard'>) {
  const isBusy = useStore(store, (state) => state.busy !== null);
  const isReviewing = useStore(store, (state) => state.review !== null);
  if (!isReviewing) {
    return (
      <Button className={classes.discard} variant="subtle" color="gray" disabled={isBusy} onClick={onDiscard}>
        Discard
      </Button>
    );
  }
  return (
    <Button
      variant="default"
      disabled={isBusy}
      onClick={() => {
        store.getState().backToWriting();
      }}
    >
      Back to writing
    </Button>
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
