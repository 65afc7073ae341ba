import { evidenceView, shownEvidence, type EvidenceView } from '../../../shared/domain/evidence';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** A line of a message's history. */
interface HistoryPlace {
  messageId: string;
  sequence: number;
}

/** What is kept of what a line was learnt from; null when nothing is. */
export function lookAtEvidence(
  ports: Pick<Ports, 'messages'>,
  { messageId, sequence }: HistoryPlace,
): EvidenceView | null {
  const evidence = ports.messages.evidence(messageId, sequence);
  return evidence === null ? null : evidenceView(evidence);
}

/** The text for the sandboxed frame, harmless to look at; null when nothing is kept. */
export function evidenceText(
  ports: Pick<Ports, 'messages'>,
  { messageId, sequence }: HistoryPlace,
): string | null {
  const evidence = ports.messages.evidence(messageId, sequence);
  return evidence === null ? null : shownEvidence(evidence);
}

/** Puts what the frame shows on the clipboard. */
export function copyEvidence(ports: Pick<Ports, 'exchange' | 'messages'>, place: HistoryPlace): void {
  const text = evidenceText(ports, place);
  if (text === null) throw new UseCaseError('not-found', 'Nothing was kept for this line.');
  ports.exchange.copyText(text);
}
