import { describe, expect, it } from 'vitest';
import { smsTally, type SmsSender } from '../../../src/shared/domain/sms-review';

const SENDER: SmsSender = { purpose: 'Appointment reminder', senderId: null, practiceName: 'ABC Chiro' };

function reviewOf(texts: readonly string[], sender: Partial<SmsSender> = {}, joined: number[] = []) {
  const tally = smsTally({ ...SENDER, ...sender });
  for (const [index, text] of texts.entries()) tally.add(`patient-${index}`, text);
  return tally.result(joined.map((index) => `patient-${index}`));
}

describe('the SMS of a draft', () => {
  it('are nothing when nobody gets one', () => {
    expect(reviewOf([])).toBeNull();
  });

  it('are charged by the parts of all of them together', () => {
    expect(reviewOf(['a'.repeat(160), 'a'.repeat(161), 'a'.repeat(307)])).toMatchObject({
      longest: { encoding: 'gsm-7', characters: 307, units: 307, segments: 3 },
      segmentsInAll: 6,
      encodings: ['gsm-7'],
    });
  });

  it('count a text for everybody who gets it', () => {
    expect(reviewOf(['a', 'a', 'b', 'a'])?.segmentsInAll).toBe(4);
  });

  it('are charged once where people share a phone and would read the same', () => {
    const review = reviewOf(['a'.repeat(161), 'a', 'a'.repeat(161)], {}, [2]);
    expect(review).toMatchObject({ segmentsInAll: 5, segmentsJoined: 3 });
  });

  it('name the one with the most parts before one that only has more characters', () => {
    const short = `Zoë “${'a'.repeat(66)}`;
    expect(reviewOf(['a'.repeat(160), short])).toMatchObject({
      longest: { encoding: 'ucs-2', characters: 71, segments: 2 },
      encodings: ['gsm-7', 'ucs-2'],
    });
  });

  it('name the one with the most characters where all have the same number of parts', () => {
    expect(reviewOf(['a'.repeat(10), 'a'.repeat(12), 'a'.repeat(11)])?.longest.characters).toBe(12);
  });
});

describe('the sender of an SMS', () => {
  const MARKETING: Partial<SmsSender> = { purpose: 'Marketing' };

  it.each<[string, string, Partial<SmsSender>, boolean]>([
    ['is named by nothing', 'Half price today.', MARKETING, true],
    ['is named by nothing for education', 'Stretch daily.', { purpose: 'Education' }, true],
    ['stands in the text', 'Half price today. ABC Chiro', MARKETING, false],
    ['stands in the text in other letters', 'Half price at abc chiró!', MARKETING, false],
    ['is the sender id', 'Half price today.', { ...MARKETING, senderId: 'ABC' }, false],
    ['need not be named in a reminder', 'See you on Monday.', {}, false],
    [
      'cannot be named by a practice without a name',
      'Half price.',
      { ...MARKETING, practiceName: ' ' },
      true,
    ],
  ])('%s', (_case, text, sender, isSenderUnnamed) => {
    expect(reviewOf([text], sender)).toMatchObject({ isSenderUnnamed });
  });

  it('has to be named to everybody', () => {
    expect(reviewOf(['Half price. ABC Chiro', 'Half price.'], MARKETING)).toMatchObject({
      isSenderUnnamed: true,
    });
  });
});
