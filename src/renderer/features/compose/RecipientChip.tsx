import { X } from 'lucide-react';
import type { Channel } from '../../../shared/domain/message';
import { fullName, type Patient } from '../../../shared/domain/patient';
import { Recipient } from '../../shared/ui/Recipient';
import { SKIP_REASON_WORDS } from '../../shared/words/drafts';
import { addressWords } from './address-words';
import { reachOf } from './channels';
import { useMobileChecks } from './mobile-checks';
import { NotSentIcon } from './NotSentIcon';
import classes from './RecipientField.module.css';

interface RecipientChipProps {
  channel: Channel;
  patient: Patient;
  onRemove: () => void;
}

/** A patient who was chosen, with the address or number it goes to, or that there is none. */
export function RecipientChip({ channel, patient, onRemove }: RecipientChipProps) {
  const known = useMobileChecks((state) => state.known);
  const check = reachOf(channel, patient, known);
  const name = fullName(patient);
  return (
    <li className={classes.chip} data-skipped={!check.willBeSent}>
      {!check.willBeSent && <NotSentIcon channel={channel} className={classes.chipIcon} />}
      <span className={classes.chipName}>{name}</span>
      <span
        className={classes.chipAddress}
        title={check.willBeSent ? undefined : SKIP_REASON_WORDS[check.reason]}
      >
        <Recipient recipient={addressWords(channel, patient)} />
        {!check.willBeSent && check.reason === 'invalid-mobile' && ' is not a mobile'}
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
