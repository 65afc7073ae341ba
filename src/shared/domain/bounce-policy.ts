import type { DeskSettings } from './desk-settings';
import type { Status } from './status';
import type { UpdateCode } from './status-history';

/** What a bounce does to the address on record. */
type AddressFate = 'leaves' | 'by-setting';

/** Machine name of a bounce reason that the report does not tell. */
export const UNKNOWN_REASON = 'undefined';

/** By reason; whatever else is shown as Bounced takes the address away, too: nothing arrives there. */
const FATES = {
  userunknown: 'leaves',
  hostunknown: 'leaves',
  hasmoved: 'leaves',
  notaccept: 'leaves',
  suspend: 'leaves',
  filtered: 'leaves',
  onhold: 'leaves',
  mailboxfull: 'by-setting',
  [UNKNOWN_REASON]: 'leaves',
} as const satisfies Record<string, AddressFate>;

/** Whether a bounced address leaves the patient's record. */
export function removesAddress(
  reason: string,
  settings: Pick<DeskSettings, 'keepsAddressOfFullMailbox'>,
): boolean {
  const fate: AddressFate = isKnownReason(reason) ? FATES[reason] : 'leaves';
  return fate === 'leaves' || !settings.keepsAddressOfFullMailbox;
}

function isKnownReason(reason: string): reason is keyof typeof FATES {
  return Object.hasOwn(FATES, reason);
}

/** Statuses of reports that change nothing by themselves when they fit a message only probably: a person says. */
const WAITING_FOR_A_PERSON: ReadonlySet<Status | null> = new Set([
  'Bounced',
  'Rejected',
  'Complaint',
  'Other',
]);

/** What a report says of a message. */
interface News {
  status: Status | null;
  code: UpdateCode;
}

/**
 * Whether a report that is only probably about a message is kept until a person has said whether it is: a failure, and
 * that somebody wants no more e-mail, which changes a record though it is no status.
 */
export function waitsForPerson({ status, code }: News): boolean {
  return WAITING_FOR_A_PERSON.has(status) || code === 'unsubscribed';
}
