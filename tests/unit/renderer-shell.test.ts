import { beforeEach, describe, expect, it } from 'vitest';
import { attentionOf } from '../../src/renderer/features/shell/attention';
import { useShell } from '../../src/renderer/features/shell/shell-store';
import { trackingNews } from '../../src/renderer/features/shell/tracking-news';
import type { ConnectionView } from '../../src/shared/domain/connection';
import { FIRST_DESK_SETTINGS, type DeskSettings } from '../../src/shared/domain/desk-settings';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { SAMPLE_TIME, samplePush } from '../support/sample-screens';

const settings: DeskSettings = {
  ...FIRST_DESK_SETTINGS,
  deskName: 'Front desk',
  practiceName: 'ABC Chiro',
  staffNames: ['Mia', 'Tom'],
  currentStaffName: 'Mia',
  appearance: 'system',
  country: 'AU',
  keepsAddressOfFullMailbox: true,
  holdsBatchesFrom: 20,
};
const nothing = { isDiskFull: false, paused: [], needsAttention: 0 };
const paused = {
  accountId: 'a',
  accountName: 'Clinic mail',
  channel: 'email',
  reason: 'authentication-refused',
  detail: '535 no',
} as const;

describe('what the connection bar asks of a person', () => {
  it('is nothing when nothing needs one', () => {
    expect(attentionOf(nothing)).toEqual({ kind: 'none' });
  });

  it('is a full disk before anything else', () => {
    expect(attentionOf({ isDiskFull: true, paused: [paused], needsAttention: 4 })).toMatchObject({
      kind: 'outbox',
      text: 'The disk is full: nothing is sent',
    });
  });

  it('is a paused account before failed messages', () => {
    expect(attentionOf({ ...nothing, paused: [paused], needsAttention: 4 })).toMatchObject({
      kind: 'outbox',
      text: 'Clinic mail: user name or password refused',
    });
    const sms = { ...paused, accountName: 'ClickSend', channel: 'sms', reason: 'password-needed' } as const;
    expect(attentionOf({ ...nothing, paused: [sms] })).toMatchObject({
      text: 'ClickSend: the key is missing',
    });
    expect(attentionOf({ ...nothing, paused: [paused, paused] })).toMatchObject({
      text: '2 accounts are paused',
    });
  });

  it('is how many things wait for somebody', () => {
    expect(attentionOf({ ...nothing, needsAttention: 1 })).toMatchObject({
      kind: 'attention',
      text: '1 thing needs you',
    });
    expect(attentionOf({ ...nothing, needsAttention: 1_200 })).toMatchObject({
      text: '1,200 things need you',
    });
  });
});

describe('what the connection bar says of tracking', () => {
  const account = {
    accountId: 'account-1',
    accountName: 'Clinic mail',
    channel: 'email' as const,
    lastCheckedAt: SAMPLE_TIME,
    trouble: null,
    backfill: null,
  };
  const refused = { kind: 'authentication-refused', detail: 'NO no', at: SAMPLE_TIME } as const;
  const unreachable = { kind: 'unreachable', detail: '', at: SAMPLE_TIME } as const;
  const newsOf = (changes: Partial<ConnectionView['tracking'][number]>, isOnline = true) =>
    trackingNews({ isOnline, tracking: [{ ...account, ...changes }] })[0];

  it('is when it was last checked, under the account’s name where there are several', () => {
    expect(newsOf({})).toMatchObject({ name: 'Tracking', trouble: null, lastCheckedAt: SAMPLE_TIME });
    const other = { ...account, accountId: 'account-2', accountName: 'Recalls' };
    const names = trackingNews({ isOnline: true, tracking: [account, other] }).map(({ name }) => name);
    expect(names).toEqual(['Clinic mail', 'Recalls']);
  });

  it('is how far it has caught up, while there is a network to catch up over', () => {
    const backfill = { done: 120, total: 1_900 };
    expect(newsOf({ backfill })?.catchingUp).toBe('catching up 120 of 1,900');
    expect(newsOf({ backfill }, false)?.catchingUp).toBeNull();
  });

  it('is what a person has to see to, with the server’s words', () => {
    expect(newsOf({ trouble: refused })?.trouble).toEqual({
      short: 'password refused',
      explanation: 'Clinic mail: The mailbox server refused the user name or the password. NO no',
    });
  });

  it('is in the words of an SMS provider where it is one that is asked', () => {
    expect(newsOf({ channel: 'sms', accountName: 'Clinic SMS', trouble: refused })?.trouble).toEqual({
      short: 'SMS key refused',
      explanation: 'Clinic SMS: The SMS provider refused the user name or the key. NO no',
    });
  });

  it('is only how old the news is while the network is what is missing', () => {
    expect(newsOf({ trouble: unreachable })?.trouble?.short).toBe('server not reached');
    expect(newsOf({ trouble: unreachable }, false)).toMatchObject({
      trouble: null,
      lastCheckedAt: SAMPLE_TIME,
    });
    expect(newsOf({ trouble: refused }, false)?.trouble?.short).toBe('password refused');
  });
});

describe('the frame of the window', () => {
  let bridge: FakeBridge;
  beforeEach(() => {
    useShell.setState(useShell.getInitialState(), true);
    bridge = installFakeBridge();
    bridge.answer('settings:get', () => yes(settings));
  });

  it('remembers who is at the desk', async () => {
    bridge.answer('settings:set-current-staff', () => yes(null));
    bridge.answer('settings:get', () => yes({ ...settings, currentStaffName: 'Tom' }));
    await useShell.getState().chooseStaff('Tom');
    expect(bridge.requestsOn('settings:set-current-staff')).toEqual([{ name: 'Tom' }]);
    expect(useShell.getState().settings?.currentStaffName).toBe('Tom');
  });

  it('repaints the bar only when it says something else', () => {
    const push = samplePush();
    useShell.getState().takeShellChanges(push);
    const { connection } = useShell.getState();
    useShell.getState().takeShellChanges(structuredClone(push));
    expect(useShell.getState().connection).toBe(connection);
    useShell.getState().takeShellChanges(samplePush({ connection: { ...push.connection, waiting: 3 } }));
    expect(useShell.getState().connection?.waiting).toBe(3);
  });

  it('says so when main cannot answer', async () => {
    bridge.answer('app:session', () => ({ ok: false, error: { code: 'log-unavailable', message: '' } }));
    bridge.answer('app:connection', () => yes(samplePush().connection));
    await useShell.getState().readShell();
    expect(useShell.getState().failure?.code).toBe('log-unavailable');
  });
});
