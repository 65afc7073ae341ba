import type { ArrivalRow, ArrivalStop, StoppedMessage, StopView } from '../../src/shared/domain/arrival';
import { sampleRow } from './sample-rows';
import { SAMPLE_TIME } from './sample-screens';

export function sampleArrival(changes: Partial<ArrivalRow> = {}): ArrivalRow {
  return {
    id: 'arrival-1',
    patientId: 'patient-1',
    at: SAMPLE_TIME,
    by: 'Mia',
    patientName: 'Nguyen, Anh',
    dateOfBirth: '1980-03-12',
    openStops: 0,
    waitingStops: 0,
    ...changes,
  };
}

function sampleStop(changes: Partial<ArrivalStop> = {}): ArrivalStop {
  return {
    id: 'stop-1',
    patientId: 'patient-1',
    address: 'anh@example.org',
    reason: 'userunknown',
    createdAt: SAMPLE_TIME,
    isAddressRemoved: true,
    messageIds: ['message-1'],
    sharedWith: [],
    putOff: null,
    closed: null,
    ...changes,
  };
}

export function sampleStopView(
  changes: Partial<ArrivalStop> = {},
  messages: readonly Partial<StoppedMessage>[] = [{}],
): StopView {
  return {
    stop: sampleStop(changes),
    patientName: 'Nguyen, Anh',
    currentEmail: null,
    messages: messages.map((message, index) => ({
      row: sampleRow(index + 1, { status: 'Bounced', statusCode: 'bounced', outboxState: null }),
      notAfter: null,
      resendProblem: null,
      ...message,
    })),
  };
}
