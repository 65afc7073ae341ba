import type { ResendProblem, StopAnswer } from '../../../shared/domain/arrival';
import type { SentBatch } from '../../../shared/domain/draft';
import { UseCaseError } from '../../ports/use-case-error';
import {
  commitResends,
  resendAct,
  resendBatch,
  resendOf,
  resendRecipients,
  wakeFor,
  type PreparedResends,
  type PreparePorts,
} from '../messages/resend';
import type { OutboxControl } from '../outbox/outbox';
import { writeNote } from '../patients/write-note';
import type { Ports } from '../ports';
import { handleStopped } from './handle-stopped';
import { openStop, type OpenStop } from './open-stop';
import { planAnswer, type AnswerPlan } from './plan-answer';
import { stoppedMessages } from './stopped-messages';

type HandlePorts = PreparePorts & Pick<Ports, 'arrivals' | 'transaction'>;

interface HandleRequest {
  stopId: string;
  answer: StopAnswer;
  /** Messages of the stop that are sent again to the address that is on record afterwards. */
  resendMessageIds: readonly string[];
  by: string;
}

const PROBLEM_WORDS: Record<ResendProblem, string> = {
  'too-late': 'its time has passed',
  'sent-again': 'it has been sent again already',
  'not-kept': 'its text is no longer kept',
  'opted-out': 'the patient has opted out of such messages',
  'not-asked': 'the patient has not been asked about such messages',
  arrived: 'it has arrived after all',
  'under-way': 'it is under way',
};

/**
 * Deals with a stop: the record, the note, the stop (with others for the same address) and the messages sent again are
 * one act, so that none is done without the others. Composing comes first, because it has to be waited for; what was
 * checked before is checked again when all is written.
 * @returns what was sent again; null when nothing was to be
 */
export async function handleStop(
  ports: HandlePorts,
  outbox: OutboxControl,
  request: HandleRequest,
): Promise<SentBatch | null> {
  const { plan } = checkedPlan(ports, request);
  const resends = await preparedResends(ports, request, plan.email);
  ports.transaction.run(() => {
    const now = checkedPlan(ports, request);
    if (resends !== null && now.plan.email !== plan.email) {
      throw new UseCaseError('not-allowed-now', 'The record was changed meanwhile. Look at it again.');
    }
    applyPlan(ports, now, request.by);
    if (resends !== null) commitResends(ports, resends);
  });
  return resends === null ? null : wakeFor(outbox, resends);
}

/** @param email the address that is about to be on record */
async function preparedResends(
  ports: HandlePorts,
  { resendMessageIds, by }: HandleRequest,
  email: string | null,
): Promise<PreparedResends | null> {
  if (resendMessageIds.length === 0) return null;
  const act = resendAct(ports, by);
  const messages = [];
  for (const { key, recipient } of resendRecipients(ports, resendMessageIds)) {
    messages.push(await resendOf(ports, key, { ...recipient, email }, act));
  }
  return resendBatch(messages, act);
}

interface CheckedPlan {
  open: OpenStop;
  plan: AnswerPlan;
}

function checkedPlan(ports: HandlePorts, { stopId, answer, resendMessageIds }: HandleRequest): CheckedPlan {
  const open = openStop(ports, stopId);
  const plan = planAnswer(open, answer);
  if (resendMessageIds.length > 0 && plan.email === null) {
    throw new UseCaseError('invalid-input', 'There is no address to send to.');
  }
  const stopped = new Set(open.together.flatMap(({ messageIds }) => messageIds));
  if (!resendMessageIds.every((messageId) => stopped.has(messageId))) {
    throw new UseCaseError('invalid-input', 'A chosen message does not belong to this arrival stop.');
  }
  const consents = ports.notes.consents(open.patient.id);
  for (const { row, resendProblem } of stoppedMessages(ports, resendMessageIds, consents)) {
    if (resendProblem === null) continue;
    const why = PROBLEM_WORDS[resendProblem];
    throw new UseCaseError('not-allowed-now', `“${row.subject}” cannot be sent again: ${why}.`);
  }
  return { open, plan };
}

function applyPlan(ports: HandlePorts, { open, plan }: CheckedPlan, by: string): void {
  const at = ports.clock.now();
  const { patient, together } = open;
  const { email, hasNoEmail, note, outcome, newAddress } = plan;
  if (email !== patient.email || hasNoEmail !== patient.hasNoEmail) {
    ports.patients.update(patient.id, { email, hasNoEmail });
  }
  if (note !== null) writeNote(ports, { patientId: patient.id, by, ...note });
  for (const { id } of together) ports.arrivals.close(id, { at, by, outcome, newAddress });
  handleStopped(ports, together, outcome, by);
}
