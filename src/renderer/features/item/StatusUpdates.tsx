import { useState } from 'react';
import { useStore } from 'zustand';
import type { MessageItem } from '../../../shared/domain/message-item';
import { AccountConfirms } from './AccountConfirms';
import { DayRow } from './DayRow';
import { FoldRow } from './FoldRow';
import { historyRows, type HistoryRow } from './history-rows';
import { historyLines } from './history-lines';
import type { ItemStore } from './item-store';
import page from './ItemViewer.module.css';
import classes from './StatusUpdates.module.css';
import { UpdateRow } from './UpdateRow';

/** The history: one line for everything that is known to have happened, in the order in which it did. */
export function StatusUpdates({ store, item }: { store: ItemStore; item: MessageItem }) {
  return (
    <section className={page.section} aria-labelledby="updates-heading">
      <h2 id="updates-heading" className={page.heading}>
        Status updates
      </h2>
      <AccountConfirms store={store} item={item} />
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col" className={classes.number}>
              Time
            </th>
            <th scope="col" className={classes.number} title="Time since the line before">
              After
            </th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <HistoryBody store={store} item={item} />
      </table>
    </section>
  );
}

function HistoryBody({ store, item }: { store: ItemStore; item: MessageItem }) {
  const openLines = useStore(store, (state) => state.openLines);
  const [openFolds, setOpenFolds] = useState<readonly number[]>([]);
  const row = (shown: HistoryRow) => {
    if (shown.kind === 'day') return <DayRow key={`day-${shown.sequence}`} row={shown} />;
    if (shown.kind === 'line') {
      const { sequence } = shown.line.update;
      return (
        <UpdateRow
          key={sequence}
          store={store}
          line={shown.line}
          isFolded={shown.isFolded}
          isOpen={openLines.includes(sequence)}
        />
      );
    }
    return (
      <FoldRow
        key={`fold-${shown.sequence}`}
        row={shown}
        onToggle={() => {
          setOpenFolds((open) => toggled(open, shown.sequence));
        }}
      />
    );
  };
  return <tbody>{historyRows(historyLines(item), openFolds).map(row)}</tbody>;
}

function toggled(open: readonly number[], sequence: number): readonly number[] {
  return open.includes(sequence) ? open.filter((each) => each !== sequence) : [...open, sequence];
}
