import { CHANNELS, PURPOSES, type Channel, type Purpose } from '../../../shared/domain/message';
import type { PatientRecord } from '../../../shared/domain/patient';
import { CHANNEL_NAMES } from '../../shared/words/filters';
import { BY_CHANNEL, noteAuthor } from '../../shared/words/notes';
import { exactTime } from '../../shared/words/times';
import { ConsentChoices } from './ConsentChoices';
import classes from './ConsentGrid.module.css';
import { consentOf, type RecordStore } from './record-store';

interface ConsentGridProps {
  store: RecordStore;
  record: PatientRecord;
}

/** What the patient has said, for every purpose on every channel. */
export function ConsentGrid({ store, record }: ConsentGridProps) {
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
          </tr>
        ))}
      </tbody>
    </table>
  );
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
