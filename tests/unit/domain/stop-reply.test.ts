import { describe, expect, it } from 'vitest';
import { isStopReply } from '../../../src/shared/domain/stop-reply';

describe('an answer that asks for no more SMS', () => {
  it.each([
    ...['STOP', 'stop', ' Stop ', 'STOP.', '“Stop!”', 'ＳＴＯＰ', 'stop\n', 'StopAll'],
    ...['unsubscribe', 'Opt out', 'OPT-OUT', 'opt  out', 'optout', 'END', 'quit', 'Cancel', '- cancel -'],
  ])('is %j', (text) => {
    expect(isStopReply(text)).toBe(true);
  });

  it.each([
    ...['', '   ', '.', 'st op', 'stopp', 'non-stop', 'Do not stop', 'Stop by at 9?', 'the end', 'opt'],
    ...['Please cancel my appointment', 'Yes', 'STOP STOP', `stop${' '.repeat(40)}.`],
  ])('is not %j', (text) => {
    expect(isStopReply(text)).toBe(false);
  });
});
