import { useStore } from 'zustand';
import type { MessageItem } from '../../../shared/domain/message-item';
import { AccountConfirms } from './AccountConfirms';
import { historyLines } from './history-lines';
import type { ItemStore } from './item-store';
import page from './ItemViewer.module.css';
import classes from './StatusUpdates.module.css';
import { UpdateRow } from './UpdateRow';

/** The history: one line for everything that is known to have happened, in the order in which it did. */
export function StatusUpdates({ store, item }: { store: ItemStore; item: MessageItem }) {
  const openLines = useStore(store, (state) => state.openLines);
  const lines = historyLines(item);
  return (
    <section className={page.section} aria-labelledby="updates-heading">
      <h2 id="updates-heading" className={page.heading}>
        Status updates
      </h2>
      <AccountConfirms canConfirm={item.canConfirm} accountName={item.message.accountName} />
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
            <th scope="col">Details</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <UpdateRow
              key={line.update.sequence}
              store={store}
              line={line}
              dayBefore={lines[index - 1]?.update.at ?? null}
              isOpen={openLines.includes(line.update.sequence)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
