import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { CHANNELS, type Channel } from '../../../shared/domain/message';
import { FieldRow } from '../../shared/ui/FieldRow';
import { canSendOn } from './channels';
import classes from './ChannelField.module.css';
import type { ComposeStore } from './compose-state';

interface ChannelFieldProps {
  store: ComposeStore;
  /** Leads to where an account can be set up. */
  onSetUpAccount: () => void;
}

const CHANNEL_CHOICES = {
  email: { words: 'E-mail', missing: 'There is no account for e-mail yet.' },
  sms: { words: 'SMS', missing: 'There is no account for SMS yet.' },
} as const satisfies Record<Channel, { words: string; missing: string }>;

/**
 * E-mail or SMS. What is written stays when it is changed. That one of them has no account is said to whoever wants it:
 * many practices never do.
 */
export function ChannelField({ store, onSetUpAccount }: ChannelFieldProps) {
  const channel = useStore(store, (state) => state.draft.channel);
  const accounts = useStore(store, (state) => state.accounts);
  const [wanted, setWanted] = useState<Channel | null>(null);
  if (accounts === null) return null;
  const missing = wanted === null || canSendOn(wanted, accounts) ? null : wanted;
  return (
    <FieldRow label="Channel">
      {(attributes) => (
        <>
          <SegmentedControl
            {...attributes}
            aria-label="Channel"
            classNames={{ root: classes.root, indicator: classes.indicator, label: classes.label }}
            data={CHANNELS.map((each) => ({ value: each, label: CHANNEL_CHOICES[each].words }))}
            value={channel}
            onChange={(chosen) => {
              setWanted(chosen);
              if (canSendOn(chosen, accounts)) store.getState().change({ channel: chosen });
            }}
          />
          <div role="status" className={classes.missing} hidden={missing === null}>
            {missing !== null && (
              <>
                {CHANNEL_CHOICES[missing].missing}{' '}
                <Button variant="subtle" size="compact-xs" onClick={onSetUpAccount}>
                  Set one up in Settings
                </Button>
              </>
            )}
          </div>
        </>
      )}
    </FieldRow>
  );
}
