import { describe, expect, it } from 'vitest';
import {
  eventSentence,
  phaseWords,
  progressWords,
  shortPhaseWords,
  type BatchCounts,
} from '../../src/renderer/shared/words/batches';
import { countdownWords } from '../../src/renderer/shared/words/times';
import { BATCH_EVENT_KINDS } from '../../src/shared/domain/batch';
import { sampleBatch, sampleTally } from '../support/sample-rows';

const now = new Date(2026, 2, 3, 10, 4).getTime();
const counts: BatchCounts = { left: 142, waiting: 55, sending: 3, unconfirmed: 0, notSent: 9 };
const times = { holdUntil: now + 102_000, written: 1_250, timeToGoMs: null, isStopped: false, now };

describe('words of a batch', () => {
  it('count a hold down in whole seconds, never below nothing', () => {
    expect([120_000, 101_001, 59_000, 1, 0, -5].map((left) => countdownWords(now + left, now))).toEqual([
      '2:00',
      '1:42',
      '0:59',
      '0:01',
      '0:00',
      '0:00',
    ]);
  });

  it('say how far it has come in each phase', () => {
    expect(progressWords('being-written', counts, times)).toBe(
      '1,250 so far. Nothing leaves before all are written.',
    );
    expect(progressWords('held', { ...counts, waiting: 191 }, times)).toBe(
      'Leaves in 1:42. 191 messages wait. 9 are not sent.',
    );
    expect(progressWords('under-way', counts, { ...times, timeToGoMs: 170_000 })).toBe(
      '142 of 200 have left, 3 are on their way. About 3 minutes to go. 9 are not sent.',
    );
    expect(progressWords('stopped', counts, times)).toBe(
      '142 have left, 55 have not, 3 are on their way. 9 are not sent.',
    );
    expect(progressWords('done', { ...counts, left: 199, unconfirmed: 1, notSent: 0 }, times)).toBe(
      '199 have left. Of 1 it is not known.',
    );
  });

  it('say of a batch that is stopped while it is written that nothing of it leaves', () => {
    const stopped = { by: 'Mia', at: now - 60_000 };
    expect(phaseWords('being-written', { stopped }, now)).toMatch(
      /^Stopped by Mia at .*, while being written to the log$/,
    );
    expect(progressWords('being-written', counts, { ...times, isStopped: true })).toBe(
      '1,250 so far. Nothing leaves before somebody resumes it.',
    );
    const event = { kind: 'stopped', at: now, by: 'Mia', count: 0 } as const;
    expect(eventSentence(event)).toBe('Mia stopped it. Nothing more leaves.');
  });

  it('round the time to go as people do, and leave it out when it is not known', () => {
    const going = { ...counts, sending: 0, notSent: 0 };
    const words = (timeToGoMs: number | null) => progressWords('under-way', going, { ...times, timeToGoMs });
    expect(words(null)).toBe('142 of 197 have left.');
    expect(words(20_000)).toContain('Less than a minute to go.');
    expect(words(60_000)).toContain('About 1 minute to go.');
    expect(words(7_300_000)).toContain('About 2 hours to go.');
  });

  it('name who stopped it and when', () => {
    expect(phaseWords('stopped', { stopped: { at: now, by: 'Mia' } }, now)).toBe('Stopped by Mia at 10:04');
    expect(phaseWords('held', { stopped: null }, now)).toBe('Held');
  });

  it('are short in the list, and none when there is nothing left to do', () => {
    const outbox = { waiting: 4, sending: 1, unconfirmed: 0 };
    const tally = sampleTally({ Created: 5, Queued: 10, Other: 2 });
    const batch = sampleBatch(1, { count: 17, holdUntil: now + 30_000, outbox, tally });
    const said = (['being-written', 'held', 'stopped', 'under-way', 'done'] as const).map((phase) =>
      shortPhaseWords(phase, batch, now),
    );
    expect(said).toEqual(['Writing 17', 'Held 0:30', 'Stopped', '5 to go', '']);
  });

  it('never say that a message was sent which has only left the outbox', () => {
    const all = (['held', 'stopped', 'under-way', 'done'] as const).map((phase) =>
      progressWords(phase, { ...counts, notSent: 0 }, times),
    );
    expect(all.join(' ')).not.toMatch(/\bsent\b/);
  });

  it('tell its history in a sentence for every kind', () => {
    const said = BATCH_EVENT_KINDS.map((kind) =>
      eventSentence({ at: now, kind, by: kind === 'interrupted' ? null : 'Mia', count: 55 }),
    );
    expect(said).toMatchInlineSnapshot(`
      [
        "Mia sent it. 55 messages held.",
        "Mia ended the hold. 55 messages could leave.",
        "Mia stopped it. 55 messages had not left.",
        "Mia resumed it. 55 messages could leave.",
        "Sendtrail ended while it was being written. Of 55 messages in the log nothing was sent.",
      ]
    `);
  });
});
