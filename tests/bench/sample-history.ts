import type { Status } from '../../src/shared/domain/status';
import type { NewStatusUpdate, UpdateCode } from '../../src/shared/domain/status-history';
import type { Random } from './random';

const HOUR_MS = 60 * 60_000;

interface Course {
  /** How many of a hundred messages go this way. */
  share: number;
  last: { status: Status | null; code: UpdateCode };
}

/** How messages end, as a clinic with tracking sees it. */
const COURSES: readonly Course[] = [
  { share: 46, last: { status: 'Opened', code: 'opened' } },
  { share: 31, last: { status: null, code: 'automatic-reply' } },
  { share: 12, last: { status: 'Clicked', code: 'clicked' } },
  { share: 5, last: { status: null, code: 'delayed' } },
  { share: 3, last: { status: 'Bounced', code: 'bounced' } },
  { share: 1.5, last: { status: 'Rejected', code: 'rejected' } },
  { share: 1, last: { status: 'Other', code: 'opted-out' } },
  { share: 0.5, last: { status: 'Complaint', code: 'complaint' } },
];

/** Four lines: written, accepted, where it got to, and what came last. */
export function sampleHistory(createdAt: number, random: Random): NewStatusUpdate[] {
  const { last } = courseOf(random);
  const acceptedAt = createdAt + 400 + random.below(5_000);
  const isStuck = last.code === 'delayed';
  const arrivedAt = acceptedAt + 500 + random.below(20_000);
  const lastAt = arrivedAt + 1_000 + random.below(20 * HOUR_MS);
  return [
    line(createdAt, 'Created', 'created', 'person', {}),
    line(acceptedAt, 'Queued', 'accepted', 'sending', {
      reply: `250 2.0.0 Ok: queued as ${random
        .below(2 ** 31)
        .toString(16)
        .toUpperCase()}`,
      server: 'mail.example.org',
      durationMs: acceptedAt - createdAt,
      tries: 1,
    }),
    line(arrivedAt, isStuck ? 'Sent' : 'Delivered', isStuck ? 'handed-on' : 'delivered', 'mailbox', {
      server: 'mx.example.net',
      enhancedCode: '2.0.0',
      matchedBy: 'envelope-id',
    }),
    line(lastAt, last.status, last.code, 'mailbox', { rule: 'sample', device: 'Phone', mailApp: 'Mail' }),
  ];
}

function courseOf(random: Random): Course {
  let left = random.fraction() * 100;
  const course = COURSES.find(({ share }) => (left -= share) < 0) ?? COURSES[0];
  if (course === undefined) throw new RangeError('No course fits.');
  return course;
}

function line(
  at: number,
  status: Status | null,
  code: UpdateCode,
  source: NewStatusUpdate['source'],
  detail: NewStatusUpdate['detail'],
): NewStatusUpdate {
  const by = source === 'person' ? 'Reception' : null;
  return { at, status, code, detail, source, by, eventKey: `${source}:${code}:${at}` };
}
