import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { channelOf } from '../../../shared/domain/account';
import type { SentTest } from '../../../shared/domain/draft-preview';
import type { Channel } from '../../../shared/domain/message';
import { ask } from '../../shared/bridge';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { OutboxBadge } from '../../shared/ui/OutboxBadge';
import { Recipient } from '../../shared/ui/Recipient';
import { StatusMark } from '../../shared/ui/StatusMark';
import { TextField } from '../../shared/ui/TextField';
import { useLive } from '../../shared/use-live';
import type { ComposeStore } from './compose-state';
import { sendingAccount } from './draft';
import { messageDraftOf, showsDraftProblems } from './sending';
import { createTestStore, type TestStore } from './test-store';
import classes from './TestToMe.module.css';

interface TestPlace {
  label: string;
  hint: string;
  inputMode: 'email' | 'tel';
  /** Leads to where another one can be typed. */
  other: string;
}

const PLACES = {
  email: {
    label: 'E-mail for tests',
    hint: 'It is kept for the next test.',
    inputMode: 'email',
    other: 'Other address',
  },
  sms: {
    label: 'Mobile for tests',
    hint: 'It is kept for the next test.',
    inputMode: 'tel',
    other: 'Other number',
  },
} as const satisfies Record<Channel, TestPlace>;

/** Sends what one recipient would get to the desk itself, and shows what becomes of it. */
export function useTestToMe(store: ComposeStore): { tests: TestStore; channel: Channel; send: () => void } {
  const [tests] = useState(createTestStore);
  const channel = useStore(store, ({ draft, accounts }): Channel => {
    const account = sendingAccount(draft, accounts ?? []);
    return account === null ? 'email' : channelOf(account);
  });
  useEffect(() => {
    void tests.getState().readAddress(channel);
  }, [tests, channel]);
  useLive(({ messageIds, hasSettingsChange }) => {
    void tests.getState().follow(messageIds);
    if (hasSettingsChange) void tests.getState().readAddress(channel);
  });
  const send = (): void => {
    const patientId = testedRecipient(store);
    if (showsDraftProblems(store, Date.now()) || patientId === null) return;
    void tests.getState().send(messageDraftOf(store.getState()), patientId);
  };
  return { tests, channel, send };
}

/** Whose values stand in the test: whose preview is looked at, or the first one chosen. */
function testedRecipient(store: ComposeStore): string | null {
  const { draft, review, previewedId } = store.getState();
  return (review === null ? null : previewedId) ?? draft.recipients[0]?.id ?? null;
}

type TestProps = ReturnType<typeof useTestToMe>;

export function TestButton({ tests, send, isDisabled }: TestProps & { isDisabled: boolean }) {
  const { isBusy, address, typed } = useStore(tests);
  const button = useFocusAfterwards(isBusy || typed !== null);
  return (
    <Button
      ref={button}
      variant="subtle"
      loading={isBusy && typed === null}
      disabled={isDisabled}
      title={address === null || address === '' ? undefined : `It goes to ${address}.`}
      onClick={send}
    >
      Send a test to me
    </Button>
  );
}

/** Its form goes with the focus in it, and a button that works loses it: then it comes back here. */
function useFocusAfterwards(isAway: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasAway = useRef(isAway);
  useEffect(() => {
    const hasNobodyMoved = document.activeElement === null || document.activeElement === document.body;
    if (wasAway.current && !isAway && hasNobodyMoved) button.current?.focus();
    wasAway.current = isAway;
  }, [isAway]);
  return button;
}

/** Where the test goes, while that is asked for; then what has become of it. */
export function TestNote(props: TestProps) {
  const { typed, sent, failure } = useStore(props.tests);
  return (
    <>
      {typed !== null && <AddressForm {...props} typed={typed} />}
      {failure !== null && <FailureNote happened="The test was not sent." failure={failure} />}
      <div role="status" className={classes.sent} hidden={sent === null}>
        {sent !== null && <SentLine tests={props.tests} channel={props.channel} sent={sent} />}
      </div>
    </>
  );
}

function AddressForm({ tests, channel, send, typed }: TestProps & { typed: string }) {
  const isBusy = useStore(tests, (state) => state.isBusy);
  return (
    <form
      className={classes.address}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        {...PLACES[channel]}
        value={typed}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onChange={(text) => {
          tests.getState().type(text);
        }}
      />
      <div className={classes.buttons}>
        <Button type="submit" variant="default" loading={isBusy}>
          Send the test
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            tests.getState().type(null);
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}

function SentLine({ tests, channel, sent }: Pick<TestProps, 'tests' | 'channel'> & { sent: SentTest }) {
  const row = useStore(tests, (state) => state.row);
  return (
    <>
      <span>
        Test to <Recipient recipient={sent.address} />:
      </span>
      {row !== null && <StatusMark status={row.status} channel={row.channel} />}
      {row !== null && <OutboxBadge row={row} />}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => void ask('windows:open-item', { messageId: sent.messageId })}
      >
        Details
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          tests.getState().type(sent.address);
        }}
      >
        {PLACES[channel].other}
      </Button>
    </>
  );
}
