import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Log } from '../../src/main/ports/log';
import { LOG_IMPLEMENTATIONS } from '../support/log/log-implementations';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleMessage,
  samplePatient,
} from '../support/log/sample-log';

const PATIENTS = [1, 2, 3, 4];
const MESSAGES = [1, 2, 3, 4, 5, 6];
const ADDRESSES = ['anh@example.org', 'ANH@example.org', 'bo@example.org'];

type Step = (log: Log) => unknown;

const some = (...numbers: number[]) => fc.constantFrom(...numbers);
const patient = some(...PATIENTS, 9).map((number) => sampleId('patient', number));
const message = some(...MESSAGES, 9).map((number) => sampleId('message', number));
const stop = some(1, 2, 3, 4).map((number) => sampleId('stop', number));
const arrival = some(1, 2, 3, 4).map((number) => sampleId('arrival', number));
const document = some(1, 2, 3).map((number) => sampleId('document', number));
const moment = fc.integer({ min: 0, max: 8 }).map((minutes) => NOW + minutes * 60_000);
const address = fc.constantFrom(...ADDRESSES);

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ id: arrival, patientId: patient, at: moment }).map((facts): Step => (log) => {
    log.arrivals.insertArrival({ ...facts, by: 'Mia' });
  }),
  arrival.map((id): Step => (log) => {
    log.arrivals.removeArrival(id);
  }),
  {
    weight: 2,
    arbitrary: fc
      .record({
        ...{ id: stop, patientId: patient, address, createdAt: moment, isAddressRemoved: fc.boolean() },
        messageIds: fc.array(message, { maxLength: 2 }),
      })
      .map((facts): Step => (log) => {
        const rest = { reason: 'userunknown', sharedWith: [], putOff: null, closed: null };
        log.arrivals.insertStop({ ...facts, ...rest });
      }),
  },
  fc.tuple(stop, message, fc.boolean()).map(([id, messageId, isRemoved]): Step => (log) => {
    log.arrivals.addMessage(id, messageId, isRemoved);
  }),
  fc.tuple(stop, moment).map(([id, at]): Step => (log) => {
    log.arrivals.putOff(id, { at, by: 'Mia', reason: 'No time today.' });
  }),
  fc.tuple(stop, moment, fc.constantFrom('no-email', 'undone')).map(([id, at, outcome]): Step => (log) => {
    log.arrivals.close(id, { at, by: 'Mia', outcome, newAddress: null });
  }),
  fc.tuple(some(...PATIENTS), some(...PATIENTS)).map(([kept, other]): Step => (log) => {
    // Which merges make sense is for the use case to say; these do.
    const [keptId, otherId] = [sampleId('patient', kept), sampleId('patient', other)];
    const isOwn = (id: string) => log.patients.current(id)?.id === id;
    if (kept !== other && isOwn(keptId) && isOwn(otherId)) log.patients.merge(keptId, otherId);
  }),
  fc.record({ id: document, patientId: patient, addedAt: moment }).map((facts): Step => (log) => {
    const file = { name: 'Letter.pdf', mediaType: 'application/pdf', sizeBytes: 8, addedBy: 'Mia' };
    log.documents.insert({ ...facts, ...file, sha256: facts.patientId });
  }),
  fc.tuple(document, fc.option(moment)).map(([id, removedAt]): Step => (log) => {
    log.documents.setRemoved(id, removedAt);
  }),
  moment.map((time): Step => (log) => {
    log.documents.forgetRemovedBefore(time);
  }),
);

function outcomeOf(step: Step, log: Log): unknown {
  try {
    return { value: step(log) ?? null };
  } catch (error) {
    return { failed: error instanceof Error };
  }
}

/** All that can be read of what waits at the desk. */
function readAll({ arrivals, documents, patients }: Log): unknown {
  const ids = PATIENTS.map((number) => patients.idsOf(sampleId('patient', number)).sort());
  return {
    arrivals: [NOW, NOW + 240_000].map((from) => [
      arrivals.arrivalsWithin({ from, before: from + 240_000 }),
      arrivals.countWaitingWithin({ from, before: from + 240_000 }),
      ids.map((each) => arrivals.arrivedWithin(each, { from, before: from + 240_000 })),
    ]),
    stops: ids.map((each) => [
      arrivals.stops(each),
      ADDRESSES.map((text) => arrivals.openStopFor(each, text)),
    ]),
    ofMessages: MESSAGES.map((number) => arrivals.stopOfMessage(sampleId('message', number))),
    documents: ids.map((each) => documents.files(each)),
    hashes: [...documents.hashes()].sort(),
  };
}

function openTwins() {
  return LOG_IMPLEMENTATIONS.map(({ open }) => {
    const { log, close } = open();
    log.accounts.insert(sampleAccount());
    log.messages.insert(
      sampleBatch(1),
      MESSAGES.map((number) => sampleMessage(number)),
    );
    log.patients.insert(PATIENTS.map((number) => samplePatient(number, { givenName: `Anh ${number}` })));
    const heard: unknown[] = [];
    log.changes.subscribe(({ patientIds, hasArrivalChange }) => {
      heard.push({ patients: [...patientIds].sort(), hasArrivalChange });
    });
    return { log, close, heard };
  });
}

it('the desk’s side of the log and its twin do and show the same, whatever is done to them', () => {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 5, maxLength: 40 }), (all) => {
      const twins = openTwins();
      try {
        for (const step of all) {
          const [real, twin] = twins.map(({ log }) => outcomeOf(step, log));
          expect(real).toEqual(twin);
        }
        const [real, twin] = twins.map(({ log }) => readAll(log));
        expect(real).toEqual(twin);
        expect(twins[0]?.heard).toEqual(twins[1]?.heard);
      } finally {
        for (const { close } of twins) close();
      }
    }),
    { numRuns: 80 },
  );
}, 60_000);
