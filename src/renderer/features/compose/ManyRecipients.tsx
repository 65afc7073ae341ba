import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { contactOn } from '../../../shared/domain/draft';
import { fullName, listName } from '../../../shared/domain/patient';
import { LongList } from '../../shared/ui/LongList';
import { Recipient } from '../../shared/ui/Recipient';
import { countWords } from '../../shared/words/numbers';
import { addressWords } from './address-words';
import type { ComposeStore } from './compose-state';
import classes from './RecipientField.module.css';

/** More recipients than this are one line, which opens. */
export const MOST_CHIPS = 12;

/** Many recipients: how many, and on demand who, each with a way out. */
export function ManyRecipients({ store }: { store: ComposeStore }) {
  const recipients = useStore(store, (state) => state.draft.recipients);
  const channel = useStore(store, (state) => state.draft.channel);
  const [isShown, setIsShown] = useState(false);
  if (recipients.length <= MOST_CHIPS) return null;
  return (
    <div className={classes.many}>
      <div className={classes.manyLine}>
        <span className={classes.manyCount}>{countWords(recipients.length, 'patient')}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isShown}
          onClick={() => {
            setIsShown(!isShown);
          }}
        >
          {isShown ? 'Hide them' : 'Show them'}
        </Button>
      </div>
      {isShown && (
        <div className={classes.manyList}>
          <LongList
            label="Recipients"
            items={recipients}
            keyOf={({ id }) => id}
            textOf={(patient) => `${listName(patient)} ${fullName(patient)} ${contactOn(channel, patient)}`}
          >
            {(patient) => (
              <div className={classes.manyRow}>
                <span>{listName(patient)}</span>
                <span className={classes.quiet}>
                  <Recipient recipient={addressWords(channel, patient)} />
                </span>
                <button
                  type="button"
                  className={classes.remove}
                  aria-label={`Remove ${fullName(patient)}`}
                  title="Remove"
                  onClick={() => {
                    store.getState().removeRecipient(patient.id);
                  }}
                >
                  <X aria-hidden="true" />
                </button>
              </div>
            )}
          </LongList>
        </div>
      )}
    </div>
  );
}
