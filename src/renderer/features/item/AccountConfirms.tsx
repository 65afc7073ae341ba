import { Check, X } from 'lucide-react';
import type { Confirmable } from '../../../shared/domain/confirmable';
import classes from './AccountConfirms.module.css';
import page from './ItemViewer.module.css';
import { confirmableList, isWithoutTracking } from './confirmable-list';

/** What can be known at all with this account, so that silence is not taken for news. */
export function AccountConfirms({
  canConfirm,
  accountName,
}: {
  canConfirm: Confirmable;
  accountName: string;
}) {
  return (
    <div className={classes.confirms}>
      <span id="can-confirm">{accountName} can confirm:</span>
      <ul className={classes.list} aria-labelledby="can-confirm">
        {confirmableList(canConfirm).map(({ status, isKnown }) => (
          <li key={status} data-known={isKnown}>
            {status}
            {isKnown ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
            <span className={page.spoken}>{isKnown ? 'yes' : 'no'}</span>
          </li>
        ))}
      </ul>
      {isWithoutTracking(canConfirm) && (
        <p className={classes.note}>Without tracking, only Created, Queued and Error can be known.</p>
      )}
    </div>
  );
}
