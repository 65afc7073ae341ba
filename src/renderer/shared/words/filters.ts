import type { Channel } from '../../../shared/domain/message';
import type { QuickFilter } from '../../../shared/domain/message-search';

export const QUICK_FILTER_NAMES = {
  'needs-attention': 'Needs attention',
  waiting: 'Waiting to send',
  unconfirmed: 'Unconfirmed',
  'failed-today': 'Failed today',
  'not-delivered': 'Not delivered after 4 hours',
  'opted-out': 'Opted out',
  sms: 'SMS only',
  handled: 'Handled',
} as const satisfies Record<QuickFilter, string>;

/** The same for buttons that stand in a row. */
export const SHORT_FILTER_NAMES = {
  ...QUICK_FILTER_NAMES,
  'not-delivered': 'Not delivered 4 h',
} as const satisfies Record<QuickFilter, string>;

export const CHANNEL_NAMES = { email: 'E-mail', sms: 'SMS' } as const satisfies Record<Channel, string>;

interface SearchOperator {
  operator: string;
  example: string;
  meaning: string;
}

/** What the help beside the search field lists. */
export const SEARCH_OPERATORS: readonly SearchOperator[] = [
  { operator: 'status:', example: 'status:bounced', meaning: 'the status shown' },
  { operator: 'to:', example: 'to:anh@example.org', meaning: 'the address it goes to' },
  { operator: 'patient:', example: 'patient:"Nguyen, Anh"', meaning: 'the patient’s name' },
  { operator: 'channel:', example: 'channel:email', meaning: 'email or sms' },
  { operator: 'purpose:', example: 'purpose:recall', meaning: 'why it was sent' },
  { operator: 'batch:', example: 'batch:reminders', meaning: 'the batch’s name' },
  { operator: 'before:', example: 'before:3/3/2026', meaning: 'created before that day' },
  { operator: 'after:', example: 'after:1/3/2026', meaning: 'created on or after that day' },
];
