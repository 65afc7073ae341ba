import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { MessageItem } from '../../../shared/domain/message-item';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { useLive } from '../../shared/use-live';
import { BodyPreview } from './BodyPreview';
import { ItemFacts } from './ItemFacts';
import { ItemHeader } from './ItemHeader';
import { createItemStore, type ItemStore } from './item-store';
import classes from './ItemViewer.module.css';
import { spokenName } from './line-details';
import { RelatedMessages } from './RelatedMessages';
import { StatusUpdates } from './StatusUpdates';

/** Everything the log knows about one message, as it happens. */
export function ItemViewer({ messageId }: { messageId: string }) {
  const [store] = useState(() => createItemStore(messageId));
  const load = useStore(store, (state) => state.load);
  const item = useStore(store, (state) => state.item);
  useEffect(() => {
    void store.getState().read();
    void store.getState().readTracking();
  }, [store]);
  useLive((push) => {
    store.getState().follow(push);
  });
  useWindowTitle(item);
  if (load === 'ready' && item !== null) return <ReadyItem store={store} item={item} />;
  if (load === 'not-found') return <MissingItem />;
  return <ItemOnItsWay store={store} />;
}

function useWindowTitle(item: MessageItem | null): void {
  const title = item === null ? null : titleOf(item.message);
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
}

function titleOf({ channel, subject, patientName }: MessageItem['message']): string {
  return `${channel === 'sms' ? 'SMS' : subject} – ${spokenName(patientName)}`;
}

function ReadyItem({ store, item }: { store: ItemStore; item: MessageItem }) {
  const failure = useStore(store, (state) => state.failure);
  return (
    <main className={classes.page}>
      {failure !== null && (
        <FailureNote
          happened="What stands here may be out of date."
          failure={failure}
          actions={<ReadAgain store={store} />}
        />
      )}
      <ItemHeader store={store} item={item} />
      <ItemFacts store={store} item={item} />
      <BodyPreview store={store} message={item.message} />
      <StatusUpdates store={store} item={item} />
      <RelatedMessages store={store} item={item} />
    </main>
  );
}

function ReadAgain({ store }: { store: ItemStore }) {
  return (
    <Button variant="default" onClick={() => void store.getState().read()}>
      Try again
    </Button>
  );
}

function MissingItem() {
  return (
    <main className={classes.page}>
      <h1 className={classes.spoken}>Message</h1>
      <EmptyState icon={SearchX} title="This message is not in the log">
        <p>It may belong to another log, for example to the Training practice.</p>
      </EmptyState>
    </main>
  );
}

function ItemOnItsWay({ store }: { store: ItemStore }) {
  const failure = useStore(store, (state) => state.failure);
  return (
    <main className={classes.page} aria-busy={failure === null}>
      <h1 className={classes.spoken}>Message</h1>
      {failure === null ? (
        <p className={classes.quiet}>Reading the log…</p>
      ) : (
        <FailureNote
          happened="The message cannot be shown."
          failure={failure}
          actions={<ReadAgain store={store} />}
        />
      )}
    </main>
  );
}
