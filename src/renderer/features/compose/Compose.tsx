import { Drawer } from '@mantine/core';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { SentBatch } from '../../../shared/domain/email-draft';
import { listen } from '../../shared/bridge';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { useLive } from '../../shared/use-live';
import { ComposeFooter } from './ComposeFooter';
import { ComposeForm } from './ComposeForm';
import { createComposeStore, type ComposeStore } from './compose-store';
import classes from './Compose.module.css';
import { hasContent } from './draft';
import { NoAccount } from './NoAccount';
import { purposeMemory } from './purpose-memory';
import { ReviewStep } from './ReviewStep';

interface ComposeProps {
  isOpen: boolean;
  onClose: () => void;
  /** Opens it again: a draft that was discarded is wanted back. */
  onOpen: () => void;
  onSent: (batch: SentBatch) => void;
  /** Leads to where an account can be set up. */
  onSetUpAccount: () => void;
}

/** Made with the first use and kept as long as the window: a draft outlives its panel. */
let draftInHand: ComposeStore | null = null;

function useDraftInHand(): ComposeStore {
  const [store] = useState(
    () => (draftInHand ??= createComposeStore({ memory: purposeMemory, now: Date.now })),
  );
  return store;
}

/** Writes an e-mail to one patient or several. */
export function Compose({ isOpen, onClose, onOpen, onSent, onSetUpAccount }: ComposeProps) {
  const store = useDraftInHand();
  const review = useStore(store, (state) => state.review);
  const hasNoAccount = useStore(store, (state) => state.accounts?.length === 0);
  const [isAskingToDiscard, setIsAskingToDiscard] = useState(false);
  useAccounts(store, isOpen);
  useAnotherLog(store);
  useUndoWhilePossible(store);

  const finish = (sending: Promise<SentBatch | null>): void => {
    void sending.then((batch) => {
      if (batch === null) return;
      onClose();
      onSent(batch);
    });
  };
  const send = (): void => {
    const draft = store.getState();
    finish(draft.review === null ? draft.send() : draft.confirm());
  };
  const discard = (): void => {
    setIsAskingToDiscard(false);
    store.getState().discard();
    onClose();
    useUndoToasts.getState().offerUndo('Draft discarded', () => {
      store.getState().undoDiscard();
      onOpen();
    });
  };
  const askToDiscard = (): void => {
    if (hasContent(store.getState().draft)) setIsAskingToDiscard(true);
    else onClose();
  };
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={onClose}
      position="right"
      size="46rem"
      lockScroll={false}
      transitionProps={{ duration: 120 }}
    >
      <Drawer.Overlay color="var(--scrim)" backgroundOpacity={1} />
      <Drawer.Content classNames={{ content: classes.content }}>
        <div className={classes.header}>
          <Drawer.Title className={classes.title}>
            {review === null ? 'New message' : 'Check before sending'}
          </Drawer.Title>
          <Drawer.CloseButton aria-label="Close and keep the draft" title="Close and keep the draft" />
        </div>
        <Drawer.Body className={classes.body}>
          {hasNoAccount ? (
            <NoAccount onSetUpAccount={onSetUpAccount} />
          ) : (
            <div
              className={classes.panel}
              onKeyDownCapture={(event) => {
                if (isSendShortcut(event)) send();
              }}
            >
              <div className={classes.scroll}>
                {review === null ? (
                  <ComposeForm store={store} />
                ) : (
                  <ReviewStep store={store} review={review} />
                )}
              </div>
              <ComposeFooter store={store} onSend={send} onDiscard={askToDiscard} />
            </div>
          )}
        </Drawer.Body>
      </Drawer.Content>
      <ConfirmDialog
        isOpen={isAskingToDiscard}
        title="Discard this draft?"
        confirmLabel="Discard"
        cancelLabel="Keep writing"
        onConfirm={discard}
        onClose={() => {
          setIsAskingToDiscard(false);
        }}
      >
        <p>Nothing of it has been sent. Closing the panel instead keeps the draft.</p>
      </ConfirmDialog>
    </Drawer.Root>
  );
}

/** Ctrl+Enter, on macOS Cmd+Enter; taken before the editor makes a line break of it. */
function isSendShortcut(event: KeyboardEvent): boolean {
  const isShortcut = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  if (isShortcut) {
    event.preventDefault();
    event.stopPropagation();
  }
  return isShortcut;
}

/** Reads the accounts when the panel opens and whenever they change. */
function useAccounts(store: ComposeStore, isOpen: boolean): void {
  useEffect(() => {
    if (isOpen) void store.getState().loadAccounts();
  }, [store, isOpen]);
  useLive(({ hasAccountChange }) => {
    if (hasAccountChange && isOpen) void store.getState().loadAccounts();
  });
}

function useAnotherLog(store: ComposeStore): void {
  useEffect(
    () =>
      listen('practice-changed', () => {
        store.getState().startOver();
      }),
    [store],
  );
}

/** Once something new is being written, the discarded draft is gone, and its Undo with it. */
function useUndoWhilePossible(store: ComposeStore): void {
  useEffect(
    () =>
      store.subscribe(({ discarded }, before) => {
        if (discarded === null && before.discarded !== null) useUndoToasts.getState().dismiss();
      }),
    [store],
  );
}
