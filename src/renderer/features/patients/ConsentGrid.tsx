import type { ConsentVerdict } from '../../../shared/domain/consent';
import { CHANNELS, PURPOSES, type Channel, type Purpose } from '../../../shared/domain/message';
import type { PatientRecord } from '../../../shared/domain/patient';
import { CHANNEL_NAMES } from '../../shared/words/filters';
import { BY_CHANNEL, noteAuthor } from '../../shared/words/notes';
import { exactTime } from '../../shared/words/times';
import { ConsentChoices } from './ConsentChoices';
import classes from './ConsentGrid.module.css';
import { consentOf, type RecordStore } from './record-store';
import { useConsentNeeded } from './use-consent-needed';

interface ConsentGridProps {
  store: RecordStore;
  record: PatientRecord;
}

/** What the patient has said, for every purpose on every channel. */
export function ConsentGrid({ store, record }: ConsentGridProps) {
  const consentNeededFor = useConsentNeeded();
  return (
    <table className={classes.grid}>
      <thead>
        <tr>
          <th scope="col" className={classes.purpose}>
            Purpose
          </th>
          {CHANNELS.map((channel) => (
            <th key={channel} scope="col">
              {CHANNEL_NAMES[channel]}
            </th>
          ))}
          <th scope="col">If not asked</th>
        </tr>
      </thead>
      <tbody>
        {PURPOSES.map((purpose) => (
          <tr key={purpose}>
            <th scope="row" className={classes.purpose}>
              {purpose}
            </th>
            {CHANNELS.map((channel) => (
              <td key={channel}>
                <ConsentCell store={store} record={record} purpose={purpose} channel={channel} />
              </td>
            ))}
            <td className={classes.meaning}>
              {consentNeededFor !== null && NOT_ASKED_WORDS[meaningOf(consentNeededFor, purpose)]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What it means for a purpose that nobody has asked. */
const NOT_ASKED_WORDS = {
  allowed: 'sent',
  'not-asked': 'not sent',
} as const satisfies Record<Exclude<ConsentVerdict, 'opted-out'>, string>;

function meaningOf(consentNeededFor: readonly Purpose[], purpose: Purpose): keyof typeof NOT_ASKED_WORDS {
  return consentNeededFor.includes(purpose) ? 'not-asked' : 'allowed';
}

interface ConsentCellProps extends ConsentGridProps {
  purpose: Purpose;
  channel: Channel;
}

function ConsentCell({ store, record, purpose, channel }: ConsentCellProps) {
  const consent = consentOf(record, purpose, channel);
  return (
    <ConsentChoices
      label={`${purpose} ${BY_CHANNEL[channel]}`}
      title={
        consent === undefined
          ? 'Nobody has asked'
          : `${exactTime(consent.setAt)}, by ${noteAuthor(consent.setBy)}`
      }
      choice={consent?.choice ?? 'not-asked'}
      onChoose={(choice) => void store.getState().setConsent(purpose, channel, choice)}
    />
  );
}
