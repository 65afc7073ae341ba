import { Button, Drawer } from '@mantine/core';
import { useEffect, useImperativeHandle, useState, type KeyboardEvent, type Ref } from 'react';
import { useStore } from 'zustand';
import type { SentBatch } from '../../../shared/domain/draft';
import { listen } from '../../shared/bridge';
import type { ComposeStart } from '../../shared/compose-start';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { useLive } from '../../shared/use-live';
import { ComposeFooter } from './ComposeFooter';
import { ComposeForm } from './ComposeForm';
import type { ComposeStore } from './compose-state';
import { createComposeStore } from './compose-store';
import classes from './Compose.module.css';
import { hasContent } from './draft';
import { NoAccount } from './NoAccount';
import { offerStop } from './offer-stop';
import { purposeMemory } from './purpose-memory';
import { ReviewStep } from './ReviewStep';
import { SameTextQuestion } from './SameTextNote';

export interface ComposeHandle {
  /** Begins a message from a record or a document, and opens the panel. */
  startWith: (start: ComposeStart) => void;
}

interface ComposeProps {
  isOpen: boolean;
  onClose: () => void;
  /** Opens it again: a draft that was discarded is wanted back. */
  onOpen: () => void;
  /** @param isBegunElsewhere it was begun from a record or a document, which shows what becomes of it */
  onSent: (batch: SentBatch, isBegunElsewhere: boolean) => void;
  /** Leads to the list of patients: whom a person writes to from there come into this message. */
  onChooseInList: () => void;
  /** Leads to where an account can be set up. */
  onSetUpAccount: () => void;
  ref?: Ref<ComposeHandle>;
}

/** Made with the first use and kept as long as the window: a draft outlives its panel. */
let draftInHand: ComposeStore | null = null;

function useDraftInHand(): ComposeStore {
  const [store] = useState(
    () => (draftInHand ??= createComposeStore({ memory: purposeMemory, now: Date.now })),
  );
  return store;
}

/** Writes an e-mail or an SMS to one patient or several. */
export function Compose({
  isOpen,
  onClose,
  onOpen,
  onSent,
  onChooseInList,
  onSetUpAccount,
  ref,
}: ComposeProps) {
  const store = useDraftInHand();
  const review = useStore(store, (state) => state.review);
  const hasNoAccount = useStore(store, (state) => state.accounts?.length === 0);
  const [isAskingToDiscard, setIsAskingToDiscard] = useState(false);
  useAccounts(store, isOpen);
  useAnotherLog(store);
  useUndoWhilePossible(store);
  // What is to be shown stands behind the panel; the draft is kept.
  useEffect(() => listen('show-messages', onClose), [onClose]);
  useImperativeHandle(ref, () => ({
    startWith: (start) => {
      store.getState().startWith(start);
      onOpen();
    },
  }));
  const discard = (): void => {
    store.getState().discard();
    onClose();
    useUndoToasts.getState().offerUndo('Draft discarded', () => {
      store.getState().undoDiscard();
      onOpen();
    });
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
            <WritingPanel
              store={store}
              onSetUpAccount={onSetUpAccount}
              onSent={(batch, isBegunElsewhere) => {
                onClose();
                onSent(batch, isBegunElsewhere);
              }}
              onChooseInList={() => {
                onClose();
                store.getState().chooseInList();
                onChooseInList();
              }}
              onDiscard={() => {
                if (hasContent(store.getState().draft)) setIsAskingToDiscard(true);
                else onClose();
              }}
            />
          )}
        </Drawer.Body>
      </Drawer.Content>
      <DiscardDialog
        isOpen={isAskingToDiscard}
        onClose={() => {
          setIsAskingToDiscard(false);
        }}
        onDiscard={discard}
      />
    </Drawer.Root>
  );
}

interface WritingPanelProps {
  store: ComposeStore;
  onSetUpAccount: () => void;
  onSent: ComposeProps['onSent'];
  onChooseInList: () => void;
  onDiscard: () => void;
}

/** The step that is on, above what can be done with it. */
function WritingPanel({ store, onSetUpAccount, onSent, onChooseInList, onDiscard }: WritingPanelProps) {
  const review = useStore(store, (state) => state.review);
  const sameText = useStore(store, (state) =>
    state.isAskingSameText ? (state.review?.sameText ?? null) : null,
  );
  const send = async (isSure = false): Promise<void> => {
    const draft = store.getState();
    const { isBegunElsewhere } = draft;
    const batch = await (draft.review === null ? draft.send() : draft.confirm(isSure));
    if (batch === null) return;
    onSent(batch, isBegunElsewhere);
    // The batch itself offers the same: what cannot be read here is not worth an error.
    await offerStop(batch).catch(() => undefined);
  };
  return (
    <>
      <div
        className={classes.panel}
        onKeyDownCapture={(event) => {
          if (isSendShortcut(event)) void send();
        }}
      >
        <div className={classes.scroll}>
          {review === null && <SetAsideNote store={store} />}
          {review === null ? (
            <ComposeForm store={store} onSetUpAccount={onSetUpAccount} onChooseInList={onChooseInList} />
          ) : (
            <ReviewStep store={store} review={review} />
          )}
        </div>
        <ComposeFooter store={store} onSend={() => void send()} onDiscard={onDiscard} />
      </div>
      <SameTextQuestion
        sameText={sameText}
        onSend={() => void send(true)}
        onClose={() => {
          store.setState({ isAskingSameText: false });
        }}
      />
    </>
  );
}

/** In the panel and not a toast: the keyboard does not leave the panel while it is open. */
function SetAsideNote({ store }: { store: ComposeStore }) {
  const isSomethingSetAside = useStore(store, (state) => state.setAside.length > 0);
  return (
    <div role="status">
      {isSomethingSetAside && (
        <p className={classes.setAside}>
          The message in hand was set aside. It comes back after this one.
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              store.getState().takeBackSetAside();
            }}
          >
            Undo
          </Button>
        </p>
      )}
    </div>
  );
}

interface DiscardDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onDiscard: () => void;
}

function DiscardDialog({ isOpen, onClose, onDiscard }: DiscardDialogProps) {
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title="Discard this draft?"
      confirmLabel="Discard"
      cancelLabel="Keep writing"
      onConfirm={() => {
        onClose();
        onDiscard();
      }}
      onClose={onClose}
    >
      <p>Nothing of it has been sent. Closing the panel instead keeps the draft.</p>
    </ConfirmDialog>
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
    if (!isOpen) return;
    void store.getState().loadAccounts();
    // Whoever opens it by another way does not choose in the list any more.
    store.setState({ isChoosingInList: false });
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
