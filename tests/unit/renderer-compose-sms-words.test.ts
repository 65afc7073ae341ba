import { describe, expect, it } from 'vitest';
import { goesWords, reviewedSender, smsReviewWords } from '../../src/renderer/features/compose/review-words';
import { registrationWords } from '../../src/renderer/features/compose/sender-words';
import { typedText } from '../../src/renderer/shared/ui/sms/typed-text';
import {
  countedAsWords,
  replaceWords,
  shorterSmsWords,
  smsCountWords,
  smsSuggestionWords,
} from '../../src/renderer/shared/words/sms';
import { plainRichText } from '../../src/shared/domain/rich-text';
import type { SmsReview } from '../../src/shared/domain/sms-review';
import type { SmsSettings } from '../../src/shared/domain/sms-account';
import { suggestSms, type SmsSuggestion } from '../../src/shared/domain/sms-suggestions';
import { countSms } from '../../src/shared/domain/sms-text';
import { sampleGateway } from '../support/sample-sms-account';

describe('what an SMS takes, in words', () => {
  it.each([
    ['', '0 SMS · 0 of 160 characters · GSM-7'],
    ['a'.repeat(142), '1 SMS · 142 of 160 characters · GSM-7'],
    ['a'.repeat(161), '2 SMS of 153 · 161 of 306 characters · GSM-7'],
    ['’'.repeat(70), '1 SMS · 70 of 70 characters · UCS-2'],
    ['’'.repeat(71), '2 SMS of 67 · 71 of 134 characters · UCS-2'],
    ['a'.repeat(1_531), '11 SMS of 153 · 1,531 of 1,683 characters · GSM-7 · more than 10 are not sent'],
  ])('%#', (text, words) => {
    expect(smsCountWords(countSms(text))).toBe(words);
  });
});

describe('whose values a count goes by', () => {
  it.each([
    [null, true, 'without its fields'],
    ['Anh', false, 'as Anh reads it'],
    ['Anh', true, 'as Anh reads it, without the file’s columns'],
  ])('%s, columns: %s', (givenName, hasColumns, words) => {
    expect(countedAsWords(givenName, hasColumns)).toBe(words);
  });
});

describe('a suggestion in words', () => {
  const suggested = (characters: string): SmsSuggestion => {
    const suggestion = suggestSms(characters + 'a'.repeat(90), []);
    if (suggestion === null) throw new Error('There is nothing to suggest.');
    return suggestion;
  };

  it.each([
    ['’', 'The quote mark ’ makes this 2 SMS instead of 1.', "Replace with '"],
    ['’’’', 'The quote mark ’ makes this 2 SMS instead of 1.', "Replace with '"],
    ['’–', 'The quote mark ’ and “–” make this 2 SMS instead of 1.', 'Replace all 2'],
    ['’–…“', 'The quote mark ’, “–”, “…” and 1 more make this 2 SMS instead of 1.', 'Replace all 4'],
    ['\u00a0\u2009', 'A special space makes this 2 SMS instead of 1.', 'Replace with a plain one'],
    ['–\u2009', '“–” and a special space make this 2 SMS instead of 1.', 'Replace all 2'],
    ['\u200b', 'An invisible character makes this 2 SMS instead of 1.', 'Leave it out'],
  ])('says what costs what: %j', (characters, words, button) => {
    const suggestion = suggested(characters);
    expect([smsSuggestionWords(suggestion), replaceWords(suggestion)]).toEqual([words, button]);
  });
});

describe('what makes SMS shorter and cannot be replaced', () => {
  it.each([
    ['😀', '“😀” makes each SMS shorter: 67 characters instead of 153.'],
    ['😀😀’', '“😀” and the quote mark ’ make each SMS shorter: 67 characters instead of 153.'],
    ['ΨБ👩‍⚕️Г😀', '“Б”, “👩‍⚕️”, “Г” and 1 more make each SMS shorter: 67 characters instead of 153.'],
    ['’😀', 'The quote mark ’ and “😀” make each SMS shorter: 67 characters instead of 153.'],
    ['é', null],
  ])('is named where it costs: %j', (characters, words) => {
    expect(shorterSmsWords(characters + 'a'.repeat(90))).toBe(words);
  });

  it('is no trouble in a text that is one SMS', () => {
    expect(shorterSmsWords('See you 😀')).toBeNull();
  });
});

describe('the review of SMS', () => {
  const now = new Date(2026, 2, 3, 21, 30).getTime();
  const morning = new Date(2026, 2, 4, 8).getTime();
  const review: SmsReview = {
    longest: { encoding: 'gsm-7', characters: 142, units: 142, segments: 1 },
    segmentsInAll: 1,
    segmentsJoined: 1,
    encodings: ['gsm-7'],
    isSenderUnnamed: false,
  };

  it('says what one SMS takes, and what all of them take', () => {
    expect(smsReviewWords(review, 1, true)).toBe('1 SMS: 142 characters, GSM-7.');
    expect(smsReviewWords({ ...review, segmentsInAll: 12 }, 12, true)).toBe(
      '12 SMS in all. Each patient gets 1 SMS: 142 characters, GSM-7.',
    );
  });

  it('says that some take less than the longest', () => {
    const longest = { encoding: 'ucs-2', characters: 108, units: 108, segments: 2 } as const;
    expect(smsReviewWords({ ...review, longest, segmentsInAll: 3 }, 2, true)).toBe(
      '3 SMS in all. Each patient gets at most 2 SMS: 108 characters, UCS-2.',
    );
  });

  it('counts one SMS for a household', () => {
    expect(smsReviewWords({ ...review, segmentsInAll: 12, segmentsJoined: 9 }, 9, false)).toBe(
      '9 SMS in all. Each patient or household gets 1 SMS: 142 characters, GSM-7.',
    );
  });

  it('says when it goes, and why not when it was asked for', () => {
    const goes = (scheduledFor: number | null, movedTo: number | null, isHeld = false) =>
      goesWords({ scheduledFor, movedTo, isHeld }, now);
    expect(goes(null, null)).toBe('goes at once');
    expect(goes(null, null, true)).toBe('goes in two minutes');
    expect(goes(morning, null)).toBe('goes tomorrow at 08:00');
    expect(goes(null, morning)).toBe('goes tomorrow at 08:00, when the hours for SMS begin');
    expect(goes(now + 1, morning)).toBe('goes tomorrow at 08:00, when the hours for SMS begin');
  });
});

describe('the sender of SMS', () => {
  const SMS: SmsSettings = {
    driver: 'clicksend',
    baseUrl: 'https://rest.clicksend.com',
    senderId: 'ABC Chiro',
    isSenderIdRegistered: false,
    generic: null,
    gateway: null,
  };

  it('is what phones show', () => {
    expect(reviewedSender({ sms: SMS, fromAddress: '' })).toBe('ABC Chiro');
    const unnamed = { ...SMS, senderId: null };
    expect(reviewedSender({ sms: unnamed, fromAddress: '' })).toBe('a sender chosen by the provider');
    expect(reviewedSender({ sms: { ...sampleGateway('any'), senderId: null }, fromAddress: '' })).toBe(
      'a sender chosen by the gateway',
    );
    expect(reviewedSender({ sms: null, fromAddress: 'desk@example.org' })).toBe('desk@example.org');
  });

  it('is noted where a register asks for it and it is not marked as registered', () => {
    expect(registrationWords(SMS, 'AU')).toBe(
      '“ABC Chiro” is not marked as registered in Settings. Networks in Australia ask for that since 1 July 2026, and may block or relabel others.',
    );
  });

  it.each<[string, Partial<SmsSettings>, string | null]>([
    ['is registered', { isSenderIdRegistered: true }, 'AU'],
    ['is the provider’s', { senderId: null }, 'AU'],
    ['is a number', { senderId: '0491 570 006' }, 'AU'],
    ['is in a country without a register', {}, 'NZ'],
    ['is in a country that is not known yet', {}, null],
  ])('needs no note when it %s', (_case, changes, country) => {
    expect(registrationWords({ ...SMS, ...changes }, country)).toBeNull();
  });
});

describe('the text as it is typed', () => {
  it('keeps the empty lines at its end', () => {
    expect(typedText(plainRichText('Hello\n\n'))).toBe('Hello\n\n');
  });

  it('loses the formatting of an e-mail, and no word', () => {
    const item = [{ text: 'one', isBold: true }];
    expect(
      typedText({
        blocks: [
          { kind: 'paragraph', spans: item },
          { kind: 'bullets', items: [item] },
        ],
      }),
    ).toBe('one\n- one');
  });
});
