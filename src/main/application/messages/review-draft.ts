import type { Account } from '../../../shared/domain/account';
import { draftProblems, type DraftReview, type MessageDraft } from '../../../shared/domain/draft';
import type { Channel } from '../../../shared/domain/message';
import { toHtml, toPlainText } from '../../../shared/domain/rich-text';
import { unsubscribeOffer } from '../../../shared/domain/unsubscribe';
import type { AttachmentContent } from '../../ports/email-composer';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { draftTableOf } from '../recipients/draft-table';
import { mergingOf } from '../templates/merging';
import { findSameText } from './find-same-text';
import { leavingTime } from './leaving-time';
import { reviewRecipients } from './review-recipients';

/** RFC 2045 §6.8: base64 makes four characters of three bytes, in lines of 76 with CRLF. */
const BASE64_GROWTH = (4 / 3) * (78 / 76);
/** Headers, boundaries and what the servers on the way add. */
const HEADERS_BYTES = 4_096;

/**
 * Says before sending who gets a draft, who does not and why, and whether the sending server would take its size.
 * @param by who is at the desk: the sender in merge fields
 */
export async function reviewDraft(
  ports: Pick<
    Ports,
    | 'accounts'
    | 'attachments'
    | 'batches'
    | 'clock'
    | 'notes'
    | 'patients'
    | 'phones'
    | 'recipientTables'
    | 'settings'
    | 'tracking'
  >,
  draft: MessageDraft,
  by: string,
): Promise<DraftReview> {
  const attachments = ports.attachments.take(draft.attachmentIds);
  if (attachments === null) {
    throw new UseCaseError('attachment-gone', 'An attachment is not there any more. Add it again.');
  }
  const account = ports.accounts.get(draft.accountId);
  const table = draftTableOf(ports, draft);
  const merging = mergingOf(ports, draft, table.headings, by);
  const people = await reviewRecipients(ports, { draft, account, table, merging });
  const now = ports.clock.now();
  const leaving = leavingTime(ports, draft, now);
  return {
    problems: [
      ...draftProblems(draft, now),
      ...leaving.problems,
      ...(merging.plan.problems.length > 0 ? (['merge-fields'] as const) : []),
    ],
    ...people,
    sameText: findSameText(
      ports,
      draft,
      merging.plan,
      people.recipients.map(({ patientId }) => patientId),
    ),
    movedTo: leaving.movedTo,
    ...CHANNEL_FACTS[draft.channel](ports, draft, account, attachments),
  };
}

type ChannelFacts = Pick<DraftReview, 'sizeBytes' | 'sizeLimitBytes' | 'unsubscribe'>;

/** Sizes and a way to unsubscribe are what servers and mail programs go by: an SMS has neither. */
const CHANNEL_FACTS = {
  email: (ports, draft, account, attachments) => ({
    sizeBytes: estimatedSizeBytes(draft, attachments),
    unsubscribe: unsubscribeOffer(draft.purpose, ports.tracking.get(draft.accountId), account?.kind),
    sizeLimitBytes: account?.capabilities?.sizeLimitBytes ?? null,
  }),
  sms: () => ({ sizeBytes: 0, unsubscribe: 'not-needed', sizeLimitBytes: null }),
} as const satisfies Record<
  Channel,
  (
    ports: Pick<Ports, 'tracking'>,
    draft: MessageDraft,
    account: Account | null,
    attachments: readonly AttachmentContent[],
  ) => ChannelFacts
>;

/** About how many bytes one message of a draft will have on its way: a little more rather than less. */
export function estimatedSizeBytes(
  draft: Pick<MessageDraft, 'body'>,
  attachments: readonly { bytes: Uint8Array }[],
): number {
  // Quoted-printable writes at most three characters a byte, and a UTF-16 unit has at most three bytes.
  const bodyBytes = (toPlainText(draft.body).length + toHtml(draft.body).length) * 2;
  const attachmentBytes = attachments.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return Math.ceil(bodyBytes + attachmentBytes * BASE64_GROWTH + HEADERS_BYTES);
}
