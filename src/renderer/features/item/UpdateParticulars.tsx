import type { StatusUpdate } from '../../../shared/domain/status-history';
import type { ItemStore } from './item-store';
import type { Particular } from './line-particulars';
import { RawEvidence } from './RawEvidence';
import classes from './UpdateParticulars.module.css';

interface UpdateParticularsProps {
  store: ItemStore;
  update: StatusUpdate;
  particulars: readonly Particular[];
  isOpen: boolean;
}

/** How a line is known: what the server said, which rule recognised it, and what came, word for word. */
export function UpdateParticulars({ store, update, particulars, isOpen }: UpdateParticularsProps) {
  return (
    <div className={classes.particulars}>
      {particulars.length > 0 && (
        <dl className={classes.list}>
          {particulars.map(({ term, detail, isVerbatim }) => (
            <div key={term} className={classes.pair}>
              <dt>{term}</dt>
              <dd className={isVerbatim ? classes.verbatim : undefined}>{detail}</dd>
            </div>
          ))}
        </dl>
      )}
      {isOpen && update.hasEvidence && <RawEvidence store={store} update={update} />}
    </div>
  );
}
