import { describe, expect, it } from 'vitest';
import type { Arrival, ArrivalStop } from '../../src/shared/domain/arrival';
import type { Log } from '../../src/main/ports/log';
import { describeContract } from '../support/log/contract';
import {
  HOUR_MS,
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleMessage,
  samplePatient,
  START_OF_TODAY,
} from '../support/log/sample-log';

const ANH = sampleId('patient', 1);
const BO = sampleId('patient', 2);
const STOP = sampleId('stop', 1);
const CLOSED = { at: NOW + 9, by: 'Mia', outcome: 'new-address', newAddress: 'anh@example.net' } as const;

/** Two patients and four messages. */
function write(log: Log): void {
  log.patients.insert([
    samplePatient(1, { dateOfBirth: '1980-03-12' }),
    samplePatient(2, { familyName: 'Brandt', givenName: 'Bo' }),
  ]);
  log.accounts.insert(sampleAccount());
  log.messages.insert(
    sampleBatch(1),
    [1, 2, 3, 4].map((number) => sampleMessage(number)),
  );
}

function sampleArrival(number: number, changes: Partial<Arrival> = {}): Arrival {
  return { id: sampleId('arrival', number), patientId: ANH, at: NOW, by: 'Mia', ...changes };
}

function sampleStop(number: number, changes: Partial<ArrivalStop> = {}): ArrivalStop {
  return {
    id: sampleId('stop', number),
    patientId: ANH,
    address: 'anh.nguyen@example.org',
    reason: 'userunknown',
    createdAt: NOW - HOUR_MS,
    isAddressRemoved: true,
    messageIds: [sampleId('message', number)],
    sharedWith: [],
    putOff: null,
    closed: null,
    ...changes,
  };
}

function putOff(log: Log, number: number, at: number): void {
  log.arrivals.putOff(sampleId('stop', number), { at, by: 'Mia', reason: 'No time today.' });
}

/** What the listeners hear of some work: which records, and whether arrivals are concerned. */
function heardOf(log: Log, work: () => void): { patients: string[]; hasArrivalChange: boolean }[] {
  const heard: { patients: string[]; hasArrivalChange: boolean }[] = [];
  const unsubscribe = log.changes.subscribe(({ patientIds, hasArrivalChange }) => {
    heard.push({ patients: [...patientIds], hasArrivalChange });
  });
  work();
  unsubscribe();
  return heard;
}

const TODAY = { from: START_OF_TODAY, before: START_OF_TODAY + 24 * 60 * 60_000 };
const EVER = { from: 0, before: Number.MAX_SAFE_INTEGER };

describeContract('arrival store', (log) => {
  describe('arrivals', () => {
    it('gives an arrival back, and forgets it when it is taken back', () => {
      write(log());
      log().arrivals.insertArrival(sampleArrival(1));
      expect(log().arrivals.arrival(sampleId('arrival', 1))).toEqual(sampleArrival(1));
      log().arrivals.removeArrival(sampleId('arrival', 1));
      expect(log().arrivals.arrival(sampleId('arrival', 1))).toBeNull();
      expect(log().arrivals.arrivalsWithin(TODAY)).toEqual([]);
    });

    it('knows no arrival of a time that has not come', () => {
      write(log());
      log().arrivals.insertStop(sampleStop(1));
      log().arrivals.insertArrival(sampleArrival(1, { at: TODAY.before }));
      expect(log().arrivals.arrivalsWithin(TODAY)).toEqual([]);
      expect(log().arrivals.countWaitingWithin(TODAY)).toBe(0);
      expect(log().arrivals.arrivedWithin([ANH], TODAY)).toBeNull();
    });

    it('refuses an arrival of nobody, and a second one with the same id', () => {
      write(log());
      log().arrivals.insertArrival(sampleArrival(1));
      expect(() => {
        log().arrivals.insertArrival(sampleArrival(1, { at: NOW + 1 }));
      }).toThrow();
      expect(() => {
        log().arrivals.insertArrival(sampleArrival(2, { patientId: sampleId('patient', 9) }));
      }).toThrow();
      expect(log().arrivals.arrivalsWithin(EVER)).toHaveLength(1);
    });

    it('knows the latest arrival of a patient within a time', () => {
      write(log());
      for (const [index, at] of [NOW, NOW + 20, NOW + 10].entries()) {
        log().arrivals.insertArrival(sampleArrival(index + 1, { at }));
      }
      expect(log().arrivals.arrivedWithin([BO, ANH], { ...EVER, from: NOW + 20 })).toMatchObject({
        at: NOW + 20,
      });
      expect(log().arrivals.arrivedWithin([ANH], { ...EVER, from: NOW + 21 })).toBeNull();
      expect(log().arrivals.arrivedWithin([BO], EVER)).toBeNull();
      expect(log().arrivals.arrivedWithin([], EVER)).toBeNull();
    });

    it('lists those within a time, newest first, with their stops as they stand now', () => {
      write(log());
      log().arrivals.insertStop(sampleStop(1));
      log().arrivals.insertStop(sampleStop(2));
      log().arrivals.insertStop(sampleStop(3, { closed: CLOSED }));
      log().arrivals.insertArrival(sampleArrival(1, { at: START_OF_TODAY - 1 }));
      log().arrivals.insertArrival(sampleArrival(2, { at: START_OF_TODAY, patientId: BO }));
      log().arrivals.insertArrival(sampleArrival(3));
      putOff(log(), 1, NOW + 5);
      expect(log().arrivals.arrivalsWithin(TODAY)).toEqual([
        {
          ...sampleArrival(3),
          patientName: 'Nguyen, Anh',
          dateOfBirth: '1980-03-12',
          openStops: 2,
          waitingStops: 1,
        },
        {
          ...sampleArrival(2, { at: START_OF_TODAY, patientId: BO }),
          patientName: 'Brandt, Bo',
          dateOfBirth: null,
          openStops: 0,
          waitingStops: 0,
        },
      ]);
    });

    it('counts each patient with stops that come up once', () => {
      write(log());
      const counted = () => log().arrivals.countWaitingWithin(TODAY);
      log().arrivals.insertStop(sampleStop(1));
      log().arrivals.insertStop(sampleStop(2));
      expect(counted()).toBe(0);
      log().arrivals.insertArrival(sampleArrival(1, { at: START_OF_TODAY - 1 }));
      expect(counted()).toBe(0);
      log().arrivals.insertArrival(sampleArrival(2));
      log().arrivals.insertArrival(sampleArrival(3, { at: NOW + 1 }));
      log().arrivals.insertArrival(sampleArrival(4, { patientId: BO }));
      expect(counted()).toBe(1);
      log().arrivals.insertStop(sampleStop(3, { patientId: BO }));
      expect(counted()).toBe(2);
    });

    it('counts a stop that was put off again when the patient comes the next time', () => {
      write(log());
      const counted = () => log().arrivals.countWaitingWithin(TODAY);
      log().arrivals.insertStop(sampleStop(1));
      log().arrivals.insertArrival(sampleArrival(1));
      putOff(log(), 1, NOW);
      expect(counted()).toBe(0);
      log().arrivals.insertArrival(sampleArrival(2, { at: NOW + 1 }));
      expect(counted()).toBe(1);
      log().arrivals.close(STOP, CLOSED);
      expect(counted()).toBe(0);
    });

    it('shows the arrivals and stops of a merged record as those of the record that stands for it', () => {
      write(log());
      log().arrivals.insertStop(sampleStop(1, { patientId: BO }));
      log().arrivals.insertArrival(sampleArrival(1));
      log().arrivals.insertArrival(sampleArrival(2, { patientId: BO, at: NOW + 1 }));
      log().patients.merge(ANH, BO);
      const rows = log().arrivals.arrivalsWithin(TODAY);
      const shown = { patientId: ANH, patientName: 'Nguyen, Anh', openStops: 1, waitingStops: 1 };
      expect(rows).toMatchObject([
        { ...shown, id: sampleId('arrival', 2) },
        { ...shown, id: sampleId('arrival', 1) },
      ]);
      expect(log().arrivals.countWaitingWithin(TODAY)).toBe(1);
      expect(log().arrivals.arrival(sampleId('arrival', 2))?.patientId).toBe(ANH);
      expect(log().arrivals.arrivedWithin([ANH, BO], { ...EVER, from: NOW })).toMatchObject({
        patientId: ANH,
        at: NOW + 1,
      });
      expect(log().arrivals.stop(STOP)?.patientId).toBe(ANH);
      expect(log().arrivals.stops([ANH, BO])).toMatchObject([{ id: STOP, patientId: ANH }]);
    });
  });

  describe('stops', () => {
    it('gives a stop back as it was put in', () => {
      write(log());
      const messageIds = [sampleId('message', 1), sampleId('message', 2)];
      const sharedWith = [{ patientId: BO, patientName: 'Brandt, Bo' }];
      const open = sampleStop(1, { messageIds, sharedWith });
      const closed = sampleStop(2, {
        messageIds: [],
        isAddressRemoved: false,
        putOff: { at: NOW, by: 'Mia', reason: 'No time today.' },
        closed: CLOSED,
      });
      log().arrivals.insertStop(open);
      log().arrivals.insertStop(closed);
      expect(log().arrivals.stop(open.id)).toEqual(open);
      expect(log().arrivals.stop(closed.id)).toEqual(closed);
      expect(log().arrivals.stop(sampleId('stop', 9))).toBeNull();
    });

    it('knows the stop that a message led to, open or closed', () => {
      write(log());
      log().arrivals.insertStop(sampleStop(1));
      log().arrivals.addMessage(STOP, sampleId('message', 4), false);
      log().arrivals.addMessage(STOP, sampleId('message', 3), false);
      log().arrivals.close(STOP, CLOSED);
      const messageIds = [1, 3, 4].map((number) => sampleId('message', number));
      for (const messageId of messageIds) {
        expect(log().arrivals.stopOfMessage(messageId)).toMatchObject({ id: STOP, messageIds });
      }
      expect(log().arrivals.stopOfMessage(sampleId('message', 2))).toBeNull();
      expect(log().arrivals.stopOfMessage(sampleId('message', 9))).toBeNull();
    });

    it('has its address off the record as soon as one of its messages took it off', () => {
      write(log());
      log().arrivals.insertStop(sampleStop(1, { isAddressRemoved: false }));
      for (const [number, isRemoved] of [
        [2, false],
        [3, true],
        [4, false],
      ] as const) {
        log().arrivals.addMessage(STOP, sampleId('message', number), isRemoved);
        expect(log().arrivals.stop(STOP)?.isAddressRemoved).toBe(number > 2);
      }
    });

    it('lets a message lead to one stop for ever', () => {
      write(log());
      const first = sampleId('message', 1);
      log().arrivals.insertStop(sampleStop(1, { closed: CLOSED }));
      expect(() => {
        log().arrivals.insertStop(sampleStop(2, { messageIds: [first] }));
      }).toThrow();
      expect(() => {
        log().arrivals.addMessage(STOP, first, false);
      }).toThrow();
      expect(log().arrivals.stop(sampleId('stop', 2))).toBeNull();
      expect(log().arrivals.stop(STOP)?.messageIds).toEqual([first]);
    });

    it('refuses messages, patients and stops that are not there', () => {
      write(log());
      const stranger = sampleId('message', 9);
      log().arrivals.insertStop(sampleStop(1));
      expect(() => {
        log().arrivals.addMessage(STOP, stranger, false);
      }).toThrow();
      expect(() => {
        log().arrivals.addMessage(sampleId('stop', 9), sampleId('message', 2), false);
      }).toThrow();
      expect(() => {
        log().arrivals.insertStop(sampleStop(2, { messageIds: [stranger] }));
      }).toThrow();
      expect(() => {
        log().arrivals.insertStop(sampleStop(2, { patientId: sampleId('patient', 9) }));
      }).toThrow();
      expect(
        log()
          .arrivals.stops([ANH])
          .map(({ id }) => id),
      ).toEqual([STOP]);
    });

    it('finds the open stop of a patient for an address, whatever its case', () => {
      write(log());
      log().arrivals.insertStop(sampleStop(1, { closed: CLOSED }));
      log().arrivals.insertStop(sampleStop(2, { address: 'Anh.NGUYEN@example.org' }));
      log().arrivals.insertStop(sampleStop(3, { address: 'other@example.org' }));
      const found = log().arrivals.openStopFor([BO, ANH], 'anh.nguyen@Example.org');
      expect(found?.id).toBe(sampleId('stop', 2));
      expect(log().arrivals.openStopFor([BO], 'anh.nguyen@example.org')).toBeNull();
      expect(log().arrivals.openStopFor([ANH], 'nobody@example.org')).toBeNull();
    });

    it('lists those of a patient, open ones first, newest first', () => {
      write(log());
      for (const number of [1, 2, 3, 4]) {
        log().arrivals.insertStop(sampleStop(number, { closed: number % 2 === 0 ? CLOSED : null }));
      }
      const ids = log()
        .arrivals.stops([ANH])
        .map(({ id }) => id);
      expect(ids).toEqual([3, 1, 4, 2].map((number) => sampleId('stop', number)));
      expect(log().arrivals.stops([BO])).toEqual([]);
    });

    it('keeps the last putting off', () => {
      write(log());
      log().arrivals.insertStop(sampleStop(1));
      putOff(log(), 1, NOW);
      log().arrivals.putOff(STOP, { at: NOW + 1, by: 'Sam', reason: 'Asked to come back.' });
      expect(log().arrivals.stop(STOP)?.putOff).toEqual({
        at: NOW + 1,
        by: 'Sam',
        reason: 'Asked to come back.',
      });
    });

    it('never changes who closed a stop, and how', () => {
      write(log());
      log().arrivals.insertStop(sampleStop(1));
      log().arrivals.close(STOP, CLOSED);
      expect(() => {
        log().arrivals.close(STOP, { at: NOW + 99, by: 'Sam', outcome: 'undone', newAddress: null });
      }).toThrow();
      expect(() => {
        putOff(log(), 1, NOW + 99);
      }).toThrow();
      expect(log().arrivals.stop(STOP)).toMatchObject({ closed: CLOSED, putOff: null });
    });
  });

  it('tells whose record and that the arrivals have changed', () => {
    write(log());
    const concernsAnh = [{ patients: [ANH], hasArrivalChange: true }];
    const works = [
      () => {
        log().arrivals.insertArrival(sampleArrival(1));
      },
      () => {
        log().arrivals.removeArrival(sampleId('arrival', 1));
      },
      () => {
        log().arrivals.insertStop(sampleStop(1));
      },
      () => {
        log().arrivals.addMessage(STOP, sampleId('message', 2), false);
      },
      () => {
        putOff(log(), 1, NOW);
      },
      () => {
        log().arrivals.close(STOP, CLOSED);
      },
    ];
    for (const work of works) expect(heardOf(log(), work)).toEqual(concernsAnh);
  });
});
