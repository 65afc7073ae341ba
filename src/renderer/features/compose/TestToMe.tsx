import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { channelOf } from '../../../shared/domain/account';
import type { SentTest } from '../../../shared/domain/draft-preview';
import type { Channel } from '../../../shared/domain/message';
import { ask } from '../../shared/bridge';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { OutboxBadge } from '../../shared/ui/OutboxBadge';
import { StatusMark } from '../../shared/ui/StatusMark';
import { TextField } from '../../shared/ui/TextField';
import { useLive } from '../../shared/use-live';
import type { ComposeStore } from './compose-state';
import { sendingAccount } from './draft';
import { messageDraftOf, showsDraftProblems } from './sending';
import { createTestStore, type TestStore } from './test-store';
import classes from './TestToMe.module.css';

const PLACES = {
  email: { label: 'E-mail for tests', hint: 'It is kept for the next test.', inputMode: 'email' },
  sms: { label: 'Mobile for tests', hint: 'It is kept for the next test.', inputMode: 'tel' },
} as const satisfies Record<Channel, { label: string; hint: string; inputMode: 'email' | 'tel' }>;

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
  const button = useFocusAfterwards(typed !== null);
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

/** Once the address is there, or not wanted any more, its form is gone, and with it what had the focus. */
function useFocusAfterwards(isAsking: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(isAsking);
  useEffect(() => {
    if (wasAsking.current && !isAsking) button.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
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
        {sent !== null && <SentLine tests={props.tests} sent={sent} />}
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

function SentLine({ tests, sent }: Pick<TestProps, 'tests'> & { sent: SentTest }) {
  const row = useStore(tests, (state) => state.row);
  return (
    <>
      <span>Test to {sent.address}:</span>
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
        Other address
      </Button>
    </>
  );
}
