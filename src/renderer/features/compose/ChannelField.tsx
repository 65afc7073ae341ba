import { Button, SegmentedControl } from '@mantine/core';
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

/** E-mail or SMS. What is written stays when it is changed. */
export function ChannelField({ store, onSetUpAccount }: ChannelFieldProps) {
  const channel = useStore(store, (state) => state.draft.channel);
  const accounts = useStore(store, (state) => state.accounts);
  if (accounts === null) return null;
  const missing = CHANNELS.filter((each) => !canSendOn(each, accounts));
  return (
    <FieldRow
      label="Channel"
      hint={
        missing.length === 0
          ? undefined
          : missing.map((each) => (
              <span key={each} className={classes.missing}>
                {CHANNEL_CHOICES[each].missing}{' '}
                <Button variant="subtle" size="compact-xs" onClick={onSetUpAccount}>
                  Set one up in Settings
                </Button>
              </span>
            ))
      }
    >
      {(attributes) => (
        <SegmentedControl
          {...attributes}
          aria-label="Channel"
          classNames={{ root: classes.root, indicator: classes.indicator, label: classes.label }}
          data={CHANNELS.map((each) => ({
            value: each,
            label: CHANNEL_CHOICES[each].words,
            disabled: missing.includes(each),
          }))}
          value={channel}
          onChange={(chosen) => {
            store.getState().change({ channel: chosen });
          }}
        />
      )}
    </FieldRow>
  );
}
