import { MailX, X } from 'lucide-react';
import { checkRecipient } from '../../../shared/domain/draft';
import { fullName, type Patient } from '../../../shared/domain/patient';
import { SKIP_REASON_WORDS } from '../../shared/words/drafts';
import { addressWords } from './address-words';
import classes from './RecipientField.module.css';

/** A patient who was chosen, with the address it goes to or that there is none. */
export function RecipientChip({ patient, onRemove }: { patient: Patient; onRemove: () => void }) {
  const check = checkRecipient(patient.email);
  const name = fullName(patient);
  return (
    <li className={classes.chip} data-skipped={!check.willBeSent}>
      {!check.willBeSent && <MailX className={classes.chipIcon} aria-hidden="true" />}
      <span className={classes.chipName}>{name}</span>
      <span
        className={classes.chipAddress}
        title={check.willBeSent ? undefined : SKIP_REASON_WORDS[check.reason]}
      >
        {check.willBeSent ? check.address : addressWords(patient)}
      </span>
      <button
        type="button"
        className={classes.remove}
        aria-label={`Remove ${name}`}
        title="Remove"
        onClick={onRemove}
      >
        <X aria-hidden="true" />
      </button>
    </li>
  );
}
