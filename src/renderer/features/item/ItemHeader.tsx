import { Button } from '@mantine/core';
import { MessageSquareText, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { MessageItem } from '../../../shared/domain/message-item';
import { listen } from '../../shared/bridge';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { OutboxBadge } from '../../shared/ui/OutboxBadge';
import { Recipient } from '../../shared/ui/Recipient';
import { StatusMark } from '../../shared/ui/StatusMark';
import { useNow } from '../../shared/ui/use-now';
import { clockTime, dayWords, exactTime } from '../../shared/words/times';
import { ItemMenu } from './ItemMenu';
import type { ItemStore } from './item-store';
import classes from './ItemHeader.module.css';
import { isPossiblyAutomatic, spokenName } from './line-details';
import { UnconfirmedQuestion } from './UnconfirmedQuestion';
import page from './ItemViewer.module.css';

interface ItemHeaderProps {
  store: ItemStore;
  item: MessageItem;
}

/** The answer for the caller: status, sentence, and what can be done. */
export function ItemHeader({ store, item }: ItemHeaderProps) {
  const [isAsking, setIsAsking] = useState(false);
  useMenuCommands(store, item, () => {
    setIsAsking(true);
  });
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <ShownStatus item={item} />
        <div className={`${classes.actions} ${page.onScreen}`}>
          {item.can.sendAgain && (
            <Button
              variant="default"
              leftSection={<Send size="1rem" aria-hidden="true" />}
              onClick={() => {
                setIsAsking(true);
              }}
            >
              Send again…
            </Button>
          )}
          {item.can.sendNow && (
            <Button
              variant="default"
              leftSection={<Send size="1rem" aria-hidden="true" />}
              onClick={() => void store.getState().sendNow()}
            >
              Send now
            </Button>
          )}
          <CarriedSms store={store} smsId={item.message.carries} />
          <ItemMenu store={store} item={item} />
        </div>
      </div>
      <blockquote className={classes.sentence}>“{item.sentence}”</blockquote>
      {item.can.resolve && <UnconfirmedQuestion store={store} item={item} />}
      <ItemNotes store={store} />
      <SendAgainDialog
        store={store}
        item={item}
        isOpen={isAsking}
        onClose={() => {
          setIsAsking(false);
        }}
      />
    </header>
  );
}

/** An e-mail that carries an SMS is not sent again by itself: this leads to what is. */
function CarriedSms({ store, smsId }: { store: ItemStore; smsId: string | null }) {
  const isBusy = useStore(store, (state) => state.isBusy);
  if (smsId === null) return null;
  return (
    <Button
      variant="default"
      leftSection={<MessageSquareText size="1rem" aria-hidden="true" />}
      title="This e-mail only carries an SMS. The SMS is what can be sent again."
      disabled={isBusy}
      onClick={() => void store.getState().openMessage(smsId)}
    >
      Open the SMS
    </Button>
  );
}

function ShownStatus({ item: { message, history } }: { item: MessageItem }) {
  const now = useNow();
  const [firstStatus] = useState(message.status);
  const isFresh = message.status !== firstStatus;
  return (
    <div className={classes.status} key={message.status} data-fresh={isFresh} aria-live="polite">
      <h1 className={classes.mark}>
        <StatusMark status={message.status} channel={message.channel} size="title" />
      </h1>
      <p className={classes.when}>
        <time dateTime={new Date(message.statusAt).toISOString()} title={exactTime(message.statusAt)}>
          {dayWords(message.statusAt, now)} {clockTime(message.statusAt)}
        </time>
        {isPossiblyAutomatic(message.status, history) && <span>possibly automatic</span>}
        <OutboxBadge row={message} />
      </p>
    </div>
  );
}

/** What the last action did or could not do. */
function ItemNotes({ store }: { store: ItemStore }) {
  const note = useStore(store, (state) => state.note);
  const trouble = useStore(store, (state) => state.trouble);
  const otherId = note?.messageId ?? null;
  return (
    <>
      <p className={`${classes.note} ${page.onScreen}`} role="status" hidden={note === null}>
        {note?.words}{' '}
        {otherId !== null && (
          <button
            type="button"
            className={page.link}
            onClick={() => void store.getState().openMessage(otherId)}
          >
            Open it
          </button>
        )}
      </p>
      {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
    </>
  );
}

function SendAgainDialog({
  store,
  item: { message },
  isOpen,
  onClose,
}: ItemHeaderProps & { isOpen: boolean; onClose: () => void }) {
  const place = message.channel === 'sms' ? 'mobile number' : 'address';
  const hadRecipient = message.recipient !== '';
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Send this message to ${spokenName(message.patientName)} again?`}
      confirmLabel="Send again"
      onClose={onClose}
      onConfirm={() => {
        onClose();
        void store.getState().sendAgain();
      }}
    >
      <p>
        It goes as a new message, with its own history, to the {place} that is on the patient’s record now.
        This one{' '}
        {hadRecipient ? (
          <>
            went to <Recipient recipient={message.recipient} />
          </>
        ) : (
          <>had no {place}</>
        )}
        .
      </p>
    </ConfirmDialog>
  );
}

/** The menu bar of the window has the same commands. */
function useMenuCommands(store: ItemStore, item: MessageItem, askToSendAgain: () => void): void {
  const canSendAgain = item.can.sendAgain;
  useEffect(
    () =>
      listen('menu-command', ({ command }) => {
        if (command === 'print') void store.getState().savePdf();
        if (command === 'send-again' && canSendAgain) askToSendAgain();
      }),
    [store, canSendAgain, askToSendAgain],
  );
}
