import { beforeEach, describe, expect, it } from 'vitest';
import type { ComposeStore } from '../../src/renderer/features/compose/compose-state';
import { createComposeStore } from '../../src/renderer/features/compose/compose-store';
import { fillFrom, isWrittenIn } from '../../src/renderer/features/compose/use-template';
import type { AccountView } from '../../src/shared/domain/account';
import type { DraftReview } from '../../src/shared/domain/draft';
import { plainRichText, type RichText } from '../../src/shared/domain/rich-text';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { SAMPLE_TIME, sampleAccount, samplePatient } from '../support/sample-screens';

const mail = sampleAccount();
const texts = sampleAccount({ id: 'account-2', kind: 'sms', name: 'Texts' });
const anh = samplePatient({ mobile: '+61491570006' });
const phoneOnly = samplePatient({ id: 'patient-2', email: null, mobile: '+61491570156' });
const neither = samplePatient({ id: 'patient-3', email: null });
const file = { id: 'file-1', name: 'invoice.pdf', sizeBytes: 84_000, mediaType: 'application/pdf' };
const BOLD: RichText = { blocks: [{ kind: 'paragraph', spans: [{ text: 'Hello', isBold: true }] }] };

let bridge: FakeBridge;

function reviewOf(changes: Partial<DraftReview> = {}): DraftReview {
  return {
    problems: [],
    recipients: [{ patientId: anh.id, patientName: 'Nguyen, Anh', address: '0491 570 006' }],
    skipped: [],
    households: { messages: 0, people: 0, alsoFor: {}, goesTo: {} },
    sameText: null,
    movedTo: null,
    sms: null,
    sizeBytes: 0,
    sizeLimitBytes: null,
    unsubscribe: 'not-needed',
    ...changes,
  };
}

function newStore(): ComposeStore {
  return createComposeStore({
    memory: { read: () => null, write: () => undefined },
    now: () => SAMPLE_TIME,
  });
}

async function storeWith(...accounts: AccountView[]): Promise<ComposeStore> {
  bridge.answer('accounts:list', () => yes(accounts));
  const store = newStore();
  await store.getState().loadAccounts();
  return store;
}

function startFor(recipients = [anh], attachments = [file].slice(1)) {
  return { recipients, attachments, subject: '', purpose: null };
}

beforeEach(() => {
  bridge = installFakeBridge();
  bridge.answer('compose:review', () => yes(reviewOf()));
  bridge.answer('compose:send', () => yes({ batchId: 'batch-1', messageIds: ['message-1'] }));
  bridge.answer('compose:drop-attachment', () => yes(null));
});

describe('the channel of a new message', () => {
  it.each([
    ['e-mail where both can be sent', [mail, texts], 'email'],
    ['SMS where only SMS can be sent', [texts], 'sms'],
    ['e-mail where nothing can be sent', [], 'email'],
  ] as const)('is %s', async (_case, accounts, channel) => {
    expect((await storeWith(...accounts)).getState().draft.channel).toBe(channel);
  });

  it.each([
    ['e-mail for somebody with both', [anh], [], 'email'],
    ['SMS for somebody with a mobile only', [phoneOnly], [], 'sms'],
    ['e-mail for somebody with neither', [neither], [], 'email'],
    ['e-mail when not all are reached by phone only', [phoneOnly, anh], [], 'email'],
    ['e-mail for a document', [phoneOnly], [file], 'email'],
  ] as const)('is %s, begun from a record', async (_case, recipients, attachments, channel) => {
    const store = await storeWith(mail, texts);
    store.getState().startWith(startFor([...recipients], [...attachments]));
    expect(store.getState().draft.channel).toBe(channel);
    expect(store.getState().begunAs).toBe(store.getState().draft);
  });

  it('is e-mail for somebody with a mobile only where no SMS can be sent', async () => {
    const store = await storeWith(mail);
    store.getState().startWith(startFor([phoneOnly]));
    expect(store.getState().draft.channel).toBe('email');
  });

  it('is found when the accounts are known only later', async () => {
    bridge.answer('accounts:list', () => yes([mail, texts]));
    const store = newStore();
    store.getState().startWith(startFor([phoneOnly]));
    expect(store.getState().draft.channel).toBe('email');
    await store.getState().loadAccounts();
    expect(store.getState().draft.channel).toBe('sms');
    expect(store.getState().begunAs).toBe(store.getState().draft);
  });

  it('stays as a person has chosen it, whatever becomes of the accounts', async () => {
    const store = await storeWith(mail, texts);
    store.getState().startWith(startFor([phoneOnly]));
    store.getState().change({ channel: 'email' });
    await store.getState().loadAccounts();
    expect(store.getState().draft.channel).toBe('email');
    store.getState().discard();
    store.getState().change({ channel: 'sms' });
    await store.getState().loadAccounts();
    expect(store.getState().draft.channel).toBe('sms');
  });
});

describe('changing the channel', () => {
  async function written(): Promise<ComposeStore> {
    const store = await storeWith(mail, texts);
    store.getState().addRecipient(anh);
    const content = { purpose: 'Account', subject: 'Your invoice', body: BOLD, attachments: [file] } as const;
    store.getState().change({ ...content, attachments: [...content.attachments], channel: 'sms' });
    return store;
  }

  it('sends recipients and text, without subject, files and formatting', async () => {
    const store = await written();
    await store.getState().send();
    expect(bridge.requestsOn('compose:send')).toEqual([
      {
        channel: 'sms',
        tableId: null,
        isJoiningHouseholds: true,
        accountId: 'account-2',
        purpose: 'Account',
        patientIds: [anh.id],
        subject: '',
        body: plainRichText('Hello'),
        attachmentIds: [],
        scheduledFor: null,
        notAfter: null,
      },
    ]);
  });

  it('brings back subject, files and formatting with the e-mail', async () => {
    const store = await written();
    store.getState().change({ channel: 'email' });
    await store.getState().send();
    expect(bridge.requestsOn('compose:send')).toMatchObject([
      {
        channel: 'email',
        accountId: 'account-1',
        subject: 'Your invoice',
        body: BOLD,
        attachmentIds: ['file-1'],
      },
    ]);
  });

  it('lets go the files that were left aside once the SMS is sent', async () => {
    const store = await written();
    await store.getState().send();
    expect(bridge.requestsOn('compose:drop-attachment')).toEqual([{ attachmentId: 'file-1' }]);
  });

  it('asks for what the channel needs, and nothing else', async () => {
    const store = await storeWith(mail);
    store.getState().change({ channel: 'sms', body: plainRichText('a'.repeat(1_600)) });
    await store.getState().send();
    expect(store.getState().problems).toEqual({
      recipients: 'Choose who gets it.',
      body: 'The text is longer than 10 SMS.',
      account: 'There is no account to send through. Set up an account first.',
      purpose: 'Choose what this message is about.',
    });
  });
});

describe('an SMS to one patient', () => {
  async function toOne(review: Partial<DraftReview>): Promise<ComposeStore> {
    bridge.answer('compose:review', () => yes(reviewOf(review)));
    const store = await storeWith(mail, texts);
    store.getState().addRecipient(anh);
    store.getState().change({ channel: 'sms', purpose: 'Marketing', body: plainRichText('Half price') });
    await store.getState().send();
    return store;
  }
  const sms = {
    longest: { encoding: 'gsm-7', characters: 10, units: 10, segments: 1 },
    segmentsInAll: 1,
    segmentsJoined: 1,
    encodings: ['gsm-7' as const],
    isSenderUnnamed: false,
  } as const;

  it('goes at once', async () => {
    await toOne({ sms: { ...sms, encodings: [...sms.encodings] } });
    expect(bridge.requestsOn('compose:send')).toHaveLength(1);
  });

  it.each<[string, Partial<DraftReview>]>([
    ['goes at another time than asked for', { movedTo: SAMPLE_TIME + 1 }],
    [
      'does not say who it is from',
      { sms: { ...sms, encodings: [...sms.encodings], isSenderUnnamed: true } },
    ],
  ])('is looked at first when it %s', async (_case, review) => {
    const store = await toOne(review);
    expect(store.getState().review).not.toBeNull();
    expect(bridge.requestsOn('compose:send')).toEqual([]);
  });
});

describe('a template of an SMS', () => {
  it('takes the place of the text, and leaves the subject of the e-mail', async () => {
    const store = await storeWith(mail, texts);
    store.getState().change({ channel: 'sms', subject: 'Kept' });
    expect(isWrittenIn(store.getState().draft)).toBe(false);
    const template = { channel: 'sms', subject: '', body: plainRichText('Hi'), purpose: 'Recall' } as const;
    fillFrom(template, store);
    expect(store.getState().draft).toMatchObject({
      subject: 'Kept',
      body: plainRichText('Hi'),
      purpose: 'Recall',
    });
    expect(isWrittenIn(store.getState().draft)).toBe(true);
  });
});
