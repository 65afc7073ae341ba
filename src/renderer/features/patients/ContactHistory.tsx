import { Button } from '@mantine/core';
import { Mails } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { messageColumns } from '../../shared/ui/message-columns';
import { DataTable } from '../../shared/ui/table/DataTable';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import classes from './ContactHistory.module.css';
import type { RecordStore } from './record-store';

/** Every message of the patient, live; a row opens its details. */
export function ContactHistory({ store }: { store: RecordStore }) {
  const contacts = useStore(store, (state) => state.contacts);
  const { rowIds, nextCursor, isBusy, isLoaded, failure, read, readMore, noteVisibleRows } =
    useStore(contacts);
  const [selection, setSelection] = useState(NO_SELECTION);
  const [source] = useState(() => ({
    get: (id: string) => contacts.getState().rows.get(id),
    subscribe: contacts.subscribe,
  }));
  useEffect(() => {
    void read();
  }, [read]);
  return (
    <section className={classes.history} aria-labelledby="contacts-heading">
      <h2 id="contacts-heading" className={classes.heading}>
        Contact history
      </h2>
      {failure !== null && (
        <FailureNote
          happened="The messages cannot be shown."
          failure={failure}
          actions={
            <Button size="compact-sm" variant="default" onClick={() => void read()}>
              Try again
            </Button>
          }
        />
      )}
      <DataTable
        label="Contact history"
        name="contacts"
        columns={CONTACT_COLUMNS}
        rowIds={rowIds}
        source={source}
        sort={NEWEST_FIRST}
        onSort={nothing}
        selection={selection}
        onSelect={setSelection}
        onOpen={(messageId) => void store.getState().openMessage(messageId)}
        isOpenedByClick
        onMenu={nothing}
        hasMore={nextCursor !== null}
        onNeedMore={readMore}
        onVisibleRows={noteVisibleRows}
        onScrolledToTop={nothing}
        isBusy={isBusy}
        empty={
          isLoaded && (
            <EmptyState icon={Mails} title="No message yet">
              Every e-mail and SMS to this patient is listed here, with what became of it.
            </EmptyState>
          )
        }
      />
    </section>
  );
}

const NARROW_WIDTHS: Readonly<Record<string, { widthPx: number; minWidthPx: number }>> = {
  status: { widthPx: 160, minWidthPx: 152 },
  subject: { widthPx: 160, minWidthPx: 110 },
  created: { widthPx: 128, minWidthPx: 124 },
  channel: { widthPx: 70, minWidthPx: 64 },
};

/** The history has one order. */
const NEWEST_FIRST = { columnId: '', isDescending: true };
const nothing = () => undefined;

/** What decides comes first; beside the notes there is less room than in the list of all messages. */
const CONTACT_COLUMNS = messageColumns('status', 'created', 'subject', 'channel', 'purpose', 'details').map(
  (column) => ({ ...column, ...NARROW_WIDTHS[column.id], isSortable: false }),
);
