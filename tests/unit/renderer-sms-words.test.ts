import { describe, expect, it } from 'vitest';
import { cancelMeaning } from '../../src/renderer/features/item/cancel-meaning';
import { relatedMessages } from '../../src/renderer/features/item/related-messages';
import { confirmableList, isWithoutTracking } from '../../src/renderer/features/item/confirmable-list';
import { badgeMeaning, badgeWords } from '../../src/renderer/shared/words/badges';
import { waitingSentence } from '../../src/renderer/shared/words/send-failures';
import { smsLengthWords } from '../../src/renderer/shared/words/sms';
import { statusMeaning, toneMeaning } from '../../src/renderer/shared/words/statuses';
import { awaitedSmsEvidence } from '../../src/renderer/shared/words/unconfirmed';
import { updateSentence } from '../../src/renderer/shared/words/updates';
import { badgeOf } from '../../src/shared/domain/message';
import { STATUSES } from '../../src/shared/domain/status';
import { confirmableBy } from '../../src/shared/domain/confirmable';
import type { SmsDriver } from '../../src/shared/domain/sms-account';
import { UPDATE_CODES, type UpdateCode } from '../../src/shared/domain/status-history';
import { sampleDetails } from '../support/sample-screens';
import { sampleSmsTelling } from '../support/sample-sms-account';

/** Tuesday, 3 March 2026, 21:00. */
const now = new Date(2026, 2, 3, 21).getTime();
const morning = new Date(2026, 2, 4, 8).getTime();

function canOf(driver: SmsDriver) {
  const sms = sampleSmsTelling(driver);
  return confirmableBy({ kind: 'sms', sms, capabilities: null, tracking: null, seen: new Set() });
}

/** What never happens to an SMS, or is said of the e-mail that carries it. */
const OF_EMAIL: readonly UpdateCode[] = ['carried', 'carrier-failed', 'missing-field'];

describe('the history of an SMS', () => {
  it('never speaks of mailboxes, mail servers or addresses', () => {
    const said = UPDATE_CODES.filter((code) => !OF_EMAIL.includes(code)).map((code) =>
      updateSentence({ code, at: now, status: 'Error', detail: {}, by: null }, 'sms'),
    );
    const wrong = said.filter((words) => /e-?mail|mail server|mailbox|sent folder/i.test(words));
    expect(wrong).toEqual([]);
  });

  it.each<[UpdateCode, 'sending' | 'provider', string]>([
    ['accepted', 'sending', 'Taken by ClickSend'],
    ['handed-on', 'provider', 'Passed on to the phone’s network'],
    ['delivered', 'provider', 'On the phone'],
    ['bounced', 'provider', 'Reported as not delivered'],
    ['rejected', 'provider', 'Refused on its way to the phone'],
    ['send-refused', 'sending', 'Refused by ClickSend. It was not sent.'],
    ['send-refused', 'provider', 'Reported as failed by ClickSend'],
    ['unconfirmed', 'sending', 'No answer came from ClickSend: it may have gone'],
    ['confirmed-gone', 'provider', 'ClickSend has it, so it has gone'],
    ['confirmed-not-gone', 'provider', 'ClickSend has not got it. It waits again.'],
    ['unsubscribed', 'provider', 'An answer from the phone asked for no more SMS'],
  ])('says %s from %s as “%s”', (code, source, words) => {
    const line = { code, source, at: now, status: null, detail: { server: 'rest.clicksend.com' }, by: null };
    expect(updateSentence(line, 'sms')).toBe(words);
  });

  it('names a provider that is not known by its host, and one that no line names not at all', () => {
    const line = { code: 'accepted', at: now, status: 'Queued', by: null } as const;
    expect(updateSentence({ ...line, detail: { server: 'sms.example' } }, 'sms')).toBe(
      'Taken by sms.example',
    );
    expect(updateSentence({ ...line, detail: {} }, 'sms')).toBe('Taken by the SMS provider');
    const tried = { ...line, status: null, code: 'try-failed' } as const;
    const failure = 'unreachable';
    expect(updateSentence({ ...tried, detail: { failure, server: 'rest.clicksend.com' } }, 'sms')).toBe(
      'ClickSend was not reached.',
    );
    expect(updateSentence({ ...tried, detail: { failure } }, 'sms')).toBe(
      'The SMS provider was not reached.',
    );
    const found = { ...line, code: 'confirmed-gone', detail: {} } as const;
    expect(updateSentence(found, 'sms')).toBe('The SMS provider has it, so it has gone');
  });
});

describe('what a status, a badge and a colour mean for an SMS', () => {
  it('has nothing of mailboxes, mail servers and addresses in it', () => {
    const said = STATUSES.filter((status) => status !== 'Queued').map((status) =>
      statusMeaning(status, 'sms'),
    );
    expect(said.filter((words) => /mail/i.test(words))).toEqual([]);
    expect(toneMeaning('green', 'sms')).toBe('on the phone');
    expect(badgeMeaning('unconfirmed', 'sms')).toBe('The SMS provider did not answer. It may have gone.');
    expect(badgeWords({ kind: 'delayed', at: null }, now, 'sms')).toBe('Delayed on its way');
  });

  it('is “Scheduled” with the hour while it waits for the hours for SMS, even after a try', () => {
    const row = {
      outboxState: 'waiting',
      dueAt: morning,
      waitReason: 'quiet-hours',
      isDelayed: false,
    } as const;
    const badge = badgeOf({ ...row, scheduledFor: null, tries: 1 }, now);
    expect(badge && badgeWords(badge, now, 'sms')).toBe('Scheduled tomorrow at 08:00');
    expect(waitingSentence('quiet-hours', 'sms', morning, now)).toBe(
      'Outside the hours for SMS. It goes tomorrow at 08:00.',
    );
    expect(waitingSentence('quiet-hours', 'sms', now, now)).toBe('The message waits and goes by itself.');
  });

  it('says how long it is, and why segments are short', () => {
    expect(smsLengthWords({ encoding: 'gsm-7', characters: 1, segments: 1 })).toBe(
      '1 character, charged as 1 SMS',
    );
    expect(smsLengthWords({ encoding: 'ucs-2', characters: 71, segments: 2 })).toBe(
      '71 characters, charged as 2 SMS, with special characters',
    );
  });
});

describe('what an account can confirm of an SMS', () => {
  it('lists only what an SMS can ever be', () => {
    const listed = confirmableList(canOf('clicksend'), 'sms').map(({ status }) => status);
    expect(listed).toEqual(['Queued', 'Sent', 'Delivered', 'Error', 'Rejected', 'Bounced']);
    expect(isWithoutTracking(canOf('clicksend'))).toBe(false);
    expect(isWithoutTracking(canOf('gateway'))).toBe(true);
  });

  it('says of a doubt whether the provider can be asked', () => {
    expect(awaitedSmsEvidence(canOf('twilio'))).toContain('asks the SMS provider');
    expect(awaitedSmsEvidence(canOf('generic'))).toContain('Only the patient can tell');
  });
});

describe('cancelling an e-mail', () => {
  it('says that the SMS which it carries ends with it, and is what can be sent again', () => {
    expect(cancelMeaning({ carries: null })).toContain('It can be sent again later.');
    expect(cancelMeaning({ carries: 'sms-1' })).toContain('the SMS that it carries is cancelled as well');
    expect(cancelMeaning({ carries: 'sms-1' })).toContain('The SMS can be sent again later.');
  });
});

describe('messages that belong together', () => {
  it('are the e-mail behind an SMS, and the SMS before it, as they stand now', () => {
    const email = sampleDetails({ id: 'mail-1', subject: 'SMS 4411', status: 'Delivered' });
    const message = sampleDetails({ channel: 'sms', carriedBy: 'mail-1', resentAs: ['sms-2', 'sms-3'] });
    const related = relatedMessages({ message, related: [email] });
    expect(related.map(({ words, row }) => [words, row?.status])).toEqual([
      ['Carried by the e-mail “SMS 4411”', 'Delivered'],
      ['Sent again as a new message (1)', undefined],
      ['Sent again as a new message (2)', undefined],
    ]);
    const carrier = sampleDetails({ carries: 'sms-1' });
    const sms = sampleDetails({ id: 'sms-1', subject: 'See you at 10' });
    expect(relatedMessages({ message: carrier, related: [sms] })[0]?.words).toBe(
      'Carries the SMS “See you at 10”',
    );
    const bare = sampleDetails({ id: 'mail-1', subject: '' });
    expect(relatedMessages({ message, related: [bare] })[0]?.words).toBe('Carried by the e-mail');
  });
});
