import { beforeEach, describe, expect, it } from 'vitest';
import type { ComposeStore } from '../../src/renderer/features/compose/compose-state';
import { createComposeStore } from '../../src/renderer/features/compose/compose-store';
import type { Purpose } from '../../src/shared/domain/message';
import { plainRichText } from '../../src/shared/domain/rich-text';
import type { DraftReview, SentBatch } from '../../src/shared/domain/draft';
import type { Result } from '../../src/shared/ipc/contract';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { SAMPLE_TIME, sampleAccount, samplePatient } from '../support/sample-screens';

const anh = samplePatient();
const linh = samplePatient({ id: 'patient-2', givenName: 'Linh', email: null });
const joan = samplePatient({
  id: 'patient-3',
  familyName: 'Smith',
  givenName: 'Joan',
  email: 'joan@example.org',
});
const invoice = { id: 'file-1', name: 'invoice.pdf', sizeBytes: 84_000, mediaType: 'application/pdf' };

let bridge: FakeBridge;
let remembered: Purpose | null;

const NO_HOUSEHOLDS = { messages: 0, people: 0, alsoFor: {}, goesTo: {} };

function reviewOf(changes: Partial<DraftReview> = {}): DraftReview {
  return {
    problems: [],
    recipients: [{ patientId: anh.id, patientName: 'Nguyen, Anh', address: 'anh@example.org' }],
    skipped: [],
    movedTo: null,
    sms: null,
    households: NO_HOUSEHOLDS,
    sizeBytes: 12_000,
    sizeLimitBytes: null,
    unsubscribe: 'not-needed',
    sameText: null,
    ...changes,
  };
}

const toTwo = reviewOf({
  recipients: [
    { patientId: anh.id, patientName: 'Nguyen, Anh', address: 'anh@example.org' },
    { patientId: joan.id, patientName: 'Smith, Joan', address: 'joan@example.org' },
  ],
});

async function openedStore(): Promise<ComposeStore> {
  const memory = {
    read: () => remembered,
    write: (purpose: Purpose) => {
      remembered = purpose;
    },
  };
  const store = createComposeStore({ memory, now: () => SAMPLE_TIME });
  await store.getState().loadAccounts();
  return store;
}

async function writtenStore(): Promise<ComposeStore> {
  const store = await openedStore();
  store.getState().addRecipient(anh);
  store.getState().change({ purpose: 'Account', subject: 'Your invoice', body: plainRichText('Dear Anh') });
  return store;
}

beforeEach(() => {
  remembered = null;
  bridge = installFakeBridge();
  bridge.answer('accounts:list', () => yes([sampleAccount()]));
  bridge.answer('compose:review', () => yes(reviewOf()));
  bridge.answer('compose:send', () => yes({ batchId: 'batch-1', messageIds: ['message-1'] }));
  bridge.answer('compose:drop-attachment', () => yes(null));
  bridge.answer('compose:choose-attachments', () => yes({ attachments: [invoice], refused: [] }));
});

describe('problems of a draft', () => {
  it('stand at their fields only once sending was tried', async () => {
    const store = await openedStore();
    expect(store.getState().problems).toEqual({});
    await store.getState().send();
    expect(Object.keys(store.getState().problems).sort()).toEqual([
      'body',
      'purpose',
      'recipients',
      'subject',
    ]);
    expect(bridge.requestsOn('compose:review')).toEqual([]);
  });

  it('go away one by one as they are mended', async () => {
    const store = await openedStore();
    await store.getState().send();
    store.getState().change({ subject: 'Your invoice' });
    expect(store.getState().problems.subject).toBeUndefined();
    expect(store.getState().problems.purpose).toBe('Choose what this message is about.');
  });

  it('say that there is no account to send through', async () => {
    bridge.answer('accounts:list', () => yes([]));
    const store = await writtenStore();
    await store.getState().send();
    expect(store.getState().problems.account).toBe(
      'There is no account to send through. Set up an account first.',
    );
  });

  it('keep a message back whose time is not typed to its end', async () => {
    const store = await writtenStore();
    store.getState().change({ scheduledFor: 'unfinished' });
    await store.getState().send();
    expect(store.getState().problems.scheduledFor).toBe('Enter the date and the time.');
    expect(bridge.requestsOn('compose:send')).toEqual([]);
  });

  it('keep a message back whose time has passed', async () => {
    const store = await writtenStore();
    store.getState().change({ scheduledFor: SAMPLE_TIME - 1 });
    await store.getState().send();
    expect(store.getState().problems.scheduledFor).toMatch(/^This time has passed/);
  });

  it('name both sizes when the sending server would not take it', async () => {
    bridge.answer('compose:review', () =>
      yes(reviewOf({ sizeBytes: 41_000_000, sizeLimitBytes: 35_000_000 })),
    );
    const store = await writtenStore();
    await store.getState().send();
    expect(store.getState().problems.attachments).toBe(
      'The message has about 41 MB; the sending server takes 35 MB.',
    );
    expect(bridge.requestsOn('compose:send')).toEqual([]);
  });

  it('are those that main finds, too', async () => {
    bridge.answer('compose:review', () => yes(reviewOf({ problems: ['not-after-past'] })));
    const store = await writtenStore();
    await store.getState().send();
    expect(Object.keys(store.getState().problems)).toEqual(['notAfter']);
  });
});

describe('what most of them got lately', () => {
  const sameText = {
    ...{ batchId: 'batch-0', batchName: 'Your invoice', createdAt: SAMPLE_TIME, isSameText: true },
    ...{ count: 2, recipientCount: 2 },
  };

  it('goes again only once a person has said so', async () => {
    bridge.answer('compose:review', () => yes({ ...toTwo, sameText }));
    const store = await writtenStore();
    await store.getState().send();
    expect(await store.getState().confirm()).toBeNull();
    expect(store.getState().isAskingSameText).toBe(true);
    expect(bridge.requestsOn('compose:send')).toEqual([]);
    expect(await store.getState().confirm(true)).not.toBeNull();
    expect(store.getState().isAskingSameText).toBe(false);
  });

  it('is not asked about where it is new to them', async () => {
    bridge.answer('compose:review', () => yes(toTwo));
    const store = await writtenStore();
    await store.getState().send();
    expect(await store.getState().confirm()).not.toBeNull();
  });
});

describe('what was begun and not finished', () => {
  it('keeps the message back while a name is typed and nobody is chosen', async () => {
    bridge.answer('patients:search', () => yes([joan]));
    const store = await writtenStore();
    await store.getState().patientSearch.getState().search('smith');
    await store.getState().send();
    expect(store.getState().problems.recipients).toBe(
      '“smith” is not chosen yet: choose from the list, or clear it.',
    );
    expect(bridge.requestsOn('compose:review')).toEqual([]);
    store.getState().patientSearch.getState().clear();
    expect(await store.getState().send()).not.toBeNull();
  });

  it('keeps the message back while a new patient is being written', async () => {
    const store = await writtenStore();
    store.getState().writeNewPatient('Maria Lopez');
    await store.getState().send();
    expect(store.getState().problems.recipients).toBe('Add the new patient first, or press Cancel there.');
    store.getState().writeNewPatient(null);
    expect(store.getState().problems).toEqual({});
  });
});

describe('sending', () => {
  it('reads the accounts first when they could not be read before', async () => {
    bridge.answer('accounts:list', () => ({
      ok: false,
      error: { code: 'log-unavailable', message: 'Busy.' },
    }));
    const store = await writtenStore();
    expect(await store.getState().send()).toBeNull();
    expect(store.getState().trouble?.what).toBe('The accounts could not be read.');
    bridge.answer('accounts:list', () => yes([sampleAccount()]));
    expect(await store.getState().send()).toMatchObject({ batchId: 'batch-1' });
  });

  it('goes at once to one patient with an address', async () => {
    const store = await writtenStore();
    expect(await store.getState().send()).toEqual({ batchId: 'batch-1', messageIds: ['message-1'] });
    expect(bridge.requestsOn('compose:send')).toEqual([
      {
        channel: 'email',
        accountId: 'account-1',
        purpose: 'Account',
        patientIds: ['patient-1'],
        subject: 'Your invoice',
        body: plainRichText('Dear Anh'),
        attachmentIds: [],
        tableId: null,
        isJoiningHouseholds: true,
        scheduledFor: null,
        notAfter: null,
      },
    ]);
  });

  it('leaves an empty draft with the purpose remembered', async () => {
    const store = await writtenStore();
    await store.getState().send();
    expect(remembered).toBe('Account');
    expect(store.getState().draft).toMatchObject({ recipients: [], subject: '', purpose: 'Account' });
  });

  it('asks for a look when more than one patient gets it', async () => {
    bridge.answer('compose:review', () => yes(toTwo));
    const store = await writtenStore();
    store.getState().addRecipient(joan);
    expect(await store.getState().send()).toBeNull();
    expect(store.getState().review).toEqual(toTwo);
    expect(bridge.requestsOn('compose:send')).toEqual([]);
    expect(await store.getState().confirm()).toMatchObject({ batchId: 'batch-1' });
    expect(store.getState().review).toBeNull();
  });

  it('asks for a look when somebody gets nothing', async () => {
    const skipped = [
      {
        patientId: linh.id,
        patientName: 'Nguyen, Linh',
        address: '',
        reason: 'no-address' as const,
        missing: [],
      },
    ];
    bridge.answer('compose:review', () => yes(reviewOf({ recipients: [], skipped })));
    const store = await openedStore();
    store.getState().addRecipient(linh);
    store.getState().change({ purpose: 'Account', subject: 'Hello', body: plainRichText('Hello') });
    expect(await store.getState().send()).toBeNull();
    expect(store.getState().review?.skipped).toEqual(skipped);
  });

  it('is done once, however often the button is pressed', async () => {
    const answer = pending<Result<SentBatch>>();
    bridge.answer('compose:send', () => answer.promise);
    bridge.answer('compose:review', () => yes(toTwo));
    const store = await writtenStore();
    await store.getState().send();
    const first = store.getState().confirm();
    expect(await store.getState().confirm()).toBeNull();
    expect(await store.getState().send()).toBeNull();
    answer.settle(yes({ batchId: 'batch-1', messageIds: ['message-1'] }));
    await first;
    expect(bridge.requestsOn('compose:send')).toHaveLength(1);
  });

  it('loses nothing when main cannot write it', async () => {
    bridge.answer('compose:send', () => ({ ok: false, error: { code: 'disk-full', message: 'Full.' } }));
    const store = await writtenStore();
    expect(await store.getState().send()).toBeNull();
    expect(store.getState()).toMatchObject({
      draft: { subject: 'Your invoice', recipients: [anh] },
      trouble: { what: 'The message was not sent.', failure: { code: 'disk-full' } },
      busy: null,
    });
  });

  it('leads back to the attachments when a file is gone', async () => {
    bridge.answer('compose:review', () => yes(toTwo));
    bridge.answer('compose:send', () => ({
      ok: false,
      error: { code: 'attachment-gone', message: 'Gone.' },
    }));
    const store = await writtenStore();
    await store.getState().send();
    await store.getState().confirm();
    expect(store.getState().review).toBeNull();
    expect(store.getState().problems.attachments).toMatch(/^An attached file is not there any more/);
  });
});

describe('recipients', () => {
  it('are the same patient once', async () => {
    const store = await openedStore();
    store.getState().addRecipient(anh);
    store.getState().addRecipient({ ...anh, email: 'new@example.org' });
    expect(store.getState().draft.recipients).toEqual([{ ...anh, email: 'new@example.org' }]);
  });

  it('can be taken out again', async () => {
    const store = await openedStore();
    store.getState().addRecipient(anh);
    store.getState().addRecipient(joan);
    store.getState().removeRecipient(anh.id);
    expect(store.getState().draft.recipients).toEqual([joan]);
  });
});

describe('attachments', () => {
  it('are added, and those refused are named', async () => {
    const refused = [{ name: 'x-ray.zip', reason: 'too-large' as const }];
    bridge.answer('compose:choose-attachments', () => yes({ attachments: [invoice], refused }));
    const store = await openedStore();
    await store.getState().chooseFiles();
    expect(store.getState()).toMatchObject({
      draft: { attachments: [invoice] },
      refusedFiles: refused,
      busy: null,
    });
  });

  it('are let go by main when they are taken out', async () => {
    const store = await openedStore();
    await store.getState().chooseFiles();
    await store.getState().removeFile('file-1');
    expect(store.getState().draft.attachments).toEqual([]);
    expect(bridge.requestsOn('compose:drop-attachment')).toEqual([{ attachmentId: 'file-1' }]);
  });
});

describe('discarding', () => {
  it('empties the draft and can be undone with its files', async () => {
    const store = await writtenStore();
    await store.getState().chooseFiles();
    const { draft, draftNumber } = store.getState();
    store.getState().discard();
    expect(store.getState().draft.subject).toBe('');
    store.getState().undoDiscard();
    expect(store.getState().draft).toEqual(draft);
    expect(store.getState().draftNumber).toBe(draftNumber + 2);
    expect(bridge.requestsOn('compose:drop-attachment')).toEqual([]);
  });

  it('is final once something new is written: its files are let go', async () => {
    const store = await writtenStore();
    await store.getState().chooseFiles();
    store.getState().discard();
    store.getState().change({ subject: 'Another one' });
    expect(bridge.requestsOn('compose:drop-attachment')).toEqual([{ attachmentId: 'file-1' }]);
    store.getState().undoDiscard();
    expect(store.getState().draft.subject).toBe('Another one');
  });
});

describe('a message that begins elsewhere', () => {
  const fromDocument = {
    recipients: [joan],
    attachments: [{ ...invoice, id: 'file-9', name: 'letter.pdf' }],
    subject: 'Letter',
    purpose: 'Clinical letter' as const,
  };
  const again = { ...fromDocument, attachments: [{ ...invoice, id: 'file-10' }] };

  it('begins with its patient, its file and its purpose', async () => {
    const store = await openedStore();
    store.getState().startWith(fromDocument);
    expect(store.getState()).toMatchObject({ draft: fromDocument, isBegunElsewhere: true, setAside: [] });
  });

  it('takes the purpose used last where it has none of its own', async () => {
    remembered = 'Recall';
    const store = await openedStore();
    store.getState().startWith({ ...fromDocument, purpose: null });
    expect(store.getState().draft.purpose).toBe('Recall');
  });

  it('sets a draft in hand aside, which comes back when it is sent', async () => {
    const store = await writtenStore();
    const { draft } = store.getState();
    store.getState().startWith(fromDocument);
    expect(store.getState().setAside).toEqual([draft]);
    store.getState().change({ body: plainRichText('Dear Joan') });
    expect(await store.getState().send()).not.toBeNull();
    expect(store.getState()).toMatchObject({ draft, setAside: [], isBegunElsewhere: false });
    expect(bridge.requestsOn('compose:drop-attachment')).toEqual([]);
  });

  it('gives way to the draft that was set aside, and is kept itself once somebody wrote in it', async () => {
    const store = await writtenStore();
    const { draft } = store.getState();
    store.getState().startWith(fromDocument);
    store.getState().change({ subject: 'The letter' });
    store.getState().takeBackSetAside();
    expect(store.getState().draft).toBe(draft);
    expect(store.getState().setAside).toMatchObject([{ subject: 'The letter' }]);
  });

  it('is let go with its file when another one begins before anybody wrote in it', async () => {
    const store = await openedStore();
    store.getState().startWith(fromDocument);
    store.getState().startWith(again);
    expect(store.getState().setAside).toEqual([]);
    expect(bridge.requestsOn('compose:drop-attachment')).toEqual([{ attachmentId: 'file-9' }]);
  });

  it('brings the draft back when it is discarded, and discarding can still be undone', async () => {
    const store = await writtenStore();
    const { draft } = store.getState();
    store.getState().startWith(fromDocument);
    store.getState().discard();
    expect(store.getState().draft).toBe(draft);
    store.getState().undoDiscard();
    expect(store.getState().draft.subject).toBe('Letter');
    expect(store.getState().setAside).toEqual([draft]);
  });

  it('never brings back a draft that was being sent while it began', async () => {
    const sending = pending<Result<SentBatch>>();
    bridge.answer('compose:send', () => sending.promise);
    const store = await writtenStore();
    const sent = store.getState().send();
    await expect.poll(() => store.getState().busy).toBe('sending');
    store.getState().startWith(fromDocument);
    sending.settle(yes({ batchId: 'batch-1', messageIds: ['message-1'] }));
    await sent;
    expect(store.getState()).toMatchObject({ draft: { subject: 'Letter' }, setAside: [] });
  });
});

describe('another log', () => {
  it('takes the draft away: its patients are not there', async () => {
    const store = await writtenStore();
    store.getState().startOver();
    expect(store.getState()).toMatchObject({ draft: { recipients: [], subject: '' }, accounts: null });
  });
});
