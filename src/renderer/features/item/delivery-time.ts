import type { StatusUpdate } from '../../../shared/domain/status-history';
import { millisecondsWords } from '../../shared/words/numbers';
import { spanWords } from '../../shared/words/times';

/** How long the way took that a line reports: the hand-over, or from there to the recipient's mail service. */
export interface DeliveryTime {
  tookMs: number;
  /** A report counts whole seconds, so that the milliseconds are not known. */
  isAbout: boolean;
  /** Counted by our clock from the hand-over; else whoever did it measured it. */
  isFromHandOver: boolean;
}

type Line = Pick<StatusUpdate, 'at' | 'code' | 'source' | 'detail'>;

const WAYS: ReadonlySet<StatusUpdate['code']> = new Set(['accepted', 'handed-on', 'delivered']);

/** How long it took to what a line reports; null where nobody knows, or where it is about no way. */
export function deliveryTime(line: Line, history: readonly Line[]): DeliveryTime | null {
  if (!WAYS.has(line.code)) return null;
  const { durationMs } = line.detail;
  if (durationMs !== undefined) return { tookMs: durationMs, isAbout: false, isFromHandOver: false };
  const handOver = history.find(({ code, source }) => code === 'accepted' && source === 'sending');
  if (handOver === undefined || line.code === 'accepted') return null;
  const isAbout = line.at % SECOND_MS === 0;
  // In whole seconds, what followed at once seems to have come before.
  const tookMs = line.at - handOver.at;
  return tookMs < (isAbout ? -SECOND_MS : 0)
    ? null
    : { tookMs: Math.max(tookMs, 0), isAbout, isFromHandOver: true };
}

const SECOND_MS = 1_000;
/** From here on nobody counts in milliseconds. */
const LONG_MS = 60 * SECOND_MS;

/** "in 2,410 ms", "in about 3,000 ms", "in less than 1,000 ms", "in about 2 h 5 min". */
export function deliveryFact(time: DeliveryTime): string {
  return `in ${tookWords(time)}`;
}

/** The same with how it is known. */
export function deliveryWords(time: DeliveryTime): string {
  if (!time.isFromHandOver) return tookWords(time);
  const clock = time.isAbout ? ', which counts whole seconds' : '';
  return `${tookWords(time)}, from the hand-over to the time in the report${clock}`;
}

function tookWords({ tookMs, isAbout }: DeliveryTime): string {
  const about = isAbout ? 'about ' : '';
  if (tookMs >= LONG_MS) return `${about}${spanWords(tookMs)}`;
  if (!isAbout) return millisecondsWords(tookMs);
  const wholeMs = Math.round(tookMs / SECOND_MS) * SECOND_MS;
  return wholeMs === 0 ? `less than ${millisecondsWords(SECOND_MS)}` : about + millisecondsWords(wholeMs);
}
