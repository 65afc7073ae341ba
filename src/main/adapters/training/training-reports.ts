import type { Report } from '../../../shared/domain/report';
import type { AcceptedMail } from './accepted-mail';
import { chanceOf, patternOf, TRAINING_BEHAVIOURS } from './training-behaviours';
import { TRAINING_EVENTS, type TrainingEvent } from './training-events';
import { evidenceOf } from './training-evidence';

/** Patients do not all act in the same instant. */
const SPREAD_MS = 700;

/** What takes a server's time. How long a patient took to open a message is no such duration. */
const DELIVERIES: ReadonlySet<Report['status']> = new Set(['Sent', 'Delivered']);

/** All that will ever be reported about a message, in order of time. The same message has the same reports. */
export function reportsAbout(mail: AcceptedMail, accountId: string): Report[] {
  const laterMs = chanceOf(mail.recipient, SPREAD_MS);
  return TRAINING_BEHAVIOURS[patternOf(mail.recipient)].events.map(([afterMs, event], index) => {
    const { status, code, detail, evidence }: TrainingEvent = TRAINING_EVENTS[event];
    const tookMs = afterMs + laterMs;
    const occurredAt = mail.acceptedAt + tookMs;
    const took = DELIVERIES.has(status) ? { durationMs: tookMs } : {};
    const facts = { ...detail(mail), rule: 'training', ...took };
    return {
      key: `training:${mail.id}:${String(index)}`,
      accountId,
      source: 'training',
      occurredAt,
      receivedAt: occurredAt,
      keys: {
        token: null,
        envelopeId: mail.envelopeId,
        sendtrailId: mail.sendtrailId,
        messageIdHeader: mail.messageIdHeader,
        recipient: mail.recipient,
      },
      status,
      code,
      detail: facts,
      evidence: evidenceOf(evidence, { mail, event, detail: facts, occurredAt }),
    };
  });
}
