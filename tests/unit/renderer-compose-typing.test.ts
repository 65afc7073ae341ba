import { beforeEach, describe, expect, it } from 'vitest';
import { hasContent, emptyDraft, sendingAccount } from '../../src/renderer/features/compose/draft';
import { linkAddress } from '../../src/renderer/shared/ui/rich-text/link-address';
import { nameParts } from '../../src/renderer/shared/name-parts';
import { createPatientSearch } from '../../src/renderer/shared/patient-search';
import { useMobileChecks, type KnownMobiles } from '../../src/renderer/features/compose/mobile-checks';
import { confirmWords, sendWords } from '../../src/renderer/features/compose/send-words';
import { fromInput, timeChoices, toInput } from '../../src/renderer/features/compose/time-choices';
import type { Patient } from '../../src/shared/domain/patient';
import type { Result } from '../../src/shared/ipc/contract';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleAccount, samplePatient } from '../support/sample-screens';

const NONE: KnownMobiles = new Map();

describe('a link that is typed', () => {
  it.each([
    ['clinic.example/map', 'https://clinic.example/map'],
    ['https://clinic.example', 'https://clinic.example'],
    ['desk@example.org', 'mailto:desk@example.org'],
    ['08 5550 1234', 'tel:0855501234'],
    ['+61 (8) 5550-1234', 'tel:+61855501234'],
    ['  clinic.example  ', 'https://clinic.example'],
  ])('is understood: %s', (typed, link) => {
    expect(linkAddress(typed)).toBe(link);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'our page',
    '',
    'data:text/html,x',
    'two words.example',
  ])('is refused: %s', (typed) => {
    expect(linkAddress(typed)).toBeNull();
  });
});

describe('a new patient’s form', () => {
  it.each([
    ['Maria Lopez', { givenName: 'Maria', familyName: 'Lopez', email: '' }],
    ['Lopez, Maria', { givenName: 'Maria', familyName: 'Lopez', email: '' }],
    ['Anna Maria Lopez', { givenName: 'Anna Maria', familyName: 'Lopez', email: '' }],
    ['Maria', { givenName: 'Maria', familyName: '', email: '' }],
    ['maria@example.org', { givenName: '', familyName: '', email: 'maria@example.org' }],
    ['', { givenName: '', familyName: '', email: '' }],
  ])('starts with what was typed: %s', (typed, parts) => {
    expect(nameParts(typed)).toEqual(parts);
  });
});

describe('the button that sends', () => {
  const reached = { email: 'anna@example.org', mobile: null };

  it('says how many patients it reaches', () => {
    const [one, three] = [[reached], [reached, reached, reached]];
    expect([sendWords('email', [], false, NONE), sendWords('email', [], true, NONE)]).toEqual([
      'Send',
      'Schedule',
    ]);
    expect(sendWords('email', one, false, NONE)).toBe('Send to 1 patient');
    expect(sendWords('email', three, false, NONE)).toBe('Send to 3 patients');
    expect(sendWords('email', three, true, NONE)).toBe('Schedule for 3 patients');
  });

  it('does not count those who have no address it could go to', () => {
    const unreached = [
      { email: null, mobile: '+61491570006' },
      { email: 'nobody at home', mobile: null },
    ];
    expect(sendWords('email', [reached, ...unreached], false, NONE)).toBe('Send to 1 patient');
    expect(sendWords('email', unreached, false, NONE)).toBe('Record as not sent');
  });

  it('counts those with a mobile for an SMS', () => {
    const phone = { email: null, mobile: '+61491570006' };
    const known: KnownMobiles = new Map([[phone.mobile, { ok: true, number: phone.mobile }]]);
    expect(sendWords('sms', [reached, phone], false, known)).toBe('Send to 1 patient');
    expect(sendWords('sms', [reached], false, known)).toBe('Record as not sent');
  });

  it('counts nobody whose number is not a mobile, and names no count before that is known', async () => {
    const bridge = installFakeBridge();
    const [mobile, landline] = ['+61491570006', '+61255501234'];
    bridge.answer('settings:check-mobile', ({ text }) =>
      yes(
        text === mobile
          ? { ok: true as const, number: text }
          : { ok: false as const, problem: 'mobile-not-a-mobile' as const },
      ),
    );
    const patients = [mobile, landline, mobile].map((each) => ({ email: null, mobile: each }));
    useMobileChecks.setState(useMobileChecks.getInitialState(), true);
    const words = () => sendWords('sms', patients, false, useMobileChecks.getState().known);
    expect(words()).toBe('Send');
    await useMobileChecks.getState().check(patients);
    expect(words()).toBe('Send to 2 patients');
    await useMobileChecks.getState().check(patients);
    expect(bridge.requestsOn('settings:check-mobile')).toHaveLength(2);
  });

  it('does not say Send when nobody gets it', () => {
    expect(confirmWords(0, false)).toBe('Record as not sent');
    expect(confirmWords(2, false)).toBe('Send to 2 patients');
  });
});

describe('times that are offered', () => {
  const wednesday = new Date(2026, 2, 4, 10, 2).getTime();
  const sunday = new Date(2026, 2, 8, 10, 2).getTime();

  it('are tomorrow morning, tomorrow afternoon and Monday morning', () => {
    expect(timeChoices('scheduledFor', wednesday).map(({ words }) => words)).toEqual([
      'Tomorrow 08:00',
      'Tomorrow 14:00',
      'Mon 9 Mar 08:00',
    ]);
  });

  it('are each there once on a Sunday, when Monday is tomorrow', () => {
    expect(timeChoices('scheduledFor', sunday).map(({ words }) => words)).toEqual([
      'Tomorrow 08:00',
      'Tomorrow 14:00',
    ]);
  });

  it('end at midnight for what must not come too late', () => {
    expect(timeChoices('notAfter', wednesday)).toEqual([
      { words: 'End of today', at: new Date(2026, 2, 5).getTime() },
      { words: 'End of tomorrow', at: new Date(2026, 2, 6).getTime() },
      { words: 'In a week', at: new Date(2026, 2, 12).getTime() },
    ]);
  });
});

describe('a time that is typed', () => {
  it('is kept to the minute, there and back', () => {
    const at = new Date(2026, 2, 10, 9, 5).getTime();
    expect(toInput(at)).toBe('2026-03-10T09:05');
    expect(fromInput('2026-03-10T09:05')).toBe(at);
  });

  it('is unfinished while a part of it is missing', () => {
    expect([fromInput(''), toInput('unfinished'), toInput(null)]).toEqual(['unfinished', '', '']);
  });
});

describe('a draft', () => {
  it('has nothing to lose with only a purpose', () => {
    expect(hasContent(emptyDraft('Recall'))).toBe(false);
  });

  it.each([
    { recipients: [samplePatient()] },
    { subject: 'Hello' },
    { notAfter: 'unfinished' as const },
    { body: { blocks: [{ kind: 'paragraph' as const, spans: [{ text: 'Hello' }] }] } },
  ])('has something to lose with %o', (changes) => {
    expect(hasContent({ ...emptyDraft(null), ...changes })).toBe(true);
  });

  it('goes through the first account when the chosen one is gone', () => {
    const accounts = [sampleAccount(), sampleAccount({ id: 'account-2' })];
    const draft = emptyDraft(null);
    expect(sendingAccount({ ...draft, accountId: 'account-2' }, accounts)?.id).toBe('account-2');
    expect(sendingAccount({ ...draft, accountId: 'gone' }, accounts)?.id).toBe('account-1');
    expect(sendingAccount(draft, [])).toBeNull();
  });

  it('goes through accounts of its channel only', () => {
    const texts = sampleAccount({ id: 'account-3', kind: 'sms' });
    const draft = { ...emptyDraft(null), accountId: 'account-1' };
    expect(sendingAccount({ ...draft, channel: 'sms' }, [sampleAccount(), texts])?.id).toBe('account-3');
    expect(sendingAccount({ ...draft, channel: 'sms' }, [sampleAccount()])).toBeNull();
    expect(sendingAccount({ ...draft, accountId: 'account-3' }, [texts, sampleAccount()])?.id).toBe(
      'account-1',
    );
  });
});

describe('looking for patients', () => {
  let bridge: FakeBridge;
  beforeEach(() => {
    bridge = installFakeBridge();
  });

  it('takes the answer to the latest text, in whatever order answers come', async () => {
    const search = createPatientSearch();
    const early = pending<Result<Patient[]>>();
    bridge.answer('patients:search', () => early.promise);
    const first = search.getState().search('n');
    bridge.answer('patients:search', () => yes([samplePatient({ id: 'late' })]));
    await search.getState().search('ng');
    early.settle(yes([samplePatient({ id: 'early' })]));
    await first;
    expect(search.getState().found.map(({ id }) => id)).toEqual(['late']);
  });

  it('says when patients cannot be read', async () => {
    bridge.answer('patients:search', () => ({
      ok: false,
      error: { code: 'log-unavailable', message: 'Busy.' },
    }));
    const search = createPatientSearch();
    await search.getState().search('ng');
    expect(search.getState()).toMatchObject({ found: [], failure: { code: 'log-unavailable' } });
  });
});
