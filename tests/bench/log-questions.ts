import { parseMessageSearch } from '../../src/shared/domain/message-search';
import type { MessageQuery } from '../../src/main/ports/message-store';
import { LOG_END } from './generate-log';
import { createRandom } from './random';
import { COMMON_WORDS, FAMILY_NAMES, GIVEN_NAMES, MONTHS, PARTS_OF_THE_BODY } from './sample-words';

const DAY_MS = 24 * 60 * 60_000;
const PAGE = 100;

/** A page of all messages, newest first, for a search text. */
export function question(search: string, changes: Partial<MessageQuery> = {}): MessageQuery {
  return {
    batchId: null,
    search: parseMessageSearch(search),
    quickFilter: null,
    sort: { column: 'created', isDescending: true },
    cursor: null,
    limit: PAGE,
    now: LOG_END,
    startOfToday: LOG_END - DAY_MS / 2,
    ...changes,
  };
}

/** A status within a month, each time another one. */
export function filterQuestions(count: number): MessageQuery[] {
  const random = createRandom(2);
  return Array.from({ length: count }, () => {
    const from = new Date(LOG_END - (40 + random.below(1_000)) * DAY_MS);
    const to = new Date(from.getTime() + 31 * DAY_MS);
    const status = random.pick(['bounced', 'delivered', 'opened', 'rejected', 'other']);
    return question(`status:${status} after:${dayOf(from)} before:${dayOf(to)}`);
  });
}

/** What people look for: names above all, words, beginnings while they type, and operators. */
export function searchQuestions(count: number): MessageQuery[] {
  const random = createRandom(3);
  const family = () => random.pick(FAMILY_NAMES);
  const given = () => random.pick(GIVEN_NAMES);
  const word = () => random.pickEarly(COMMON_WORDS);
  const beginning = (text: string) => text.slice(0, 1 + random.below(text.length));
  const kinds: readonly (() => string)[] = [
    () => `${given()} ${family()}`,
    () => beginning(family()),
    () => family(),
    () => `patient:"${family()}, ${given()}"`,
    () => `to:${given().toLowerCase()}.${family().toLowerCase()}`,
    () => word(),
    () => `${word()} ${word()}`,
    () => `${word()} ${beginning(given())}`,
    () => `reference ${random.below(10_000_000)}`,
    () => `status:bounced ${family()}`,
    () => `status:complaint ${word()}`,
    () => `purpose:recall ${random.pick(PARTS_OF_THE_BODY)}`,
    () => `channel:sms ${given()}`,
    () => `batch:${random.pick(MONTHS).toLowerCase()} ${family()}`,
    () => `before:2025-06-01 ${word()} ${family()}`,
    () => `${beginning('appointment')} ${family()} status:opened`,
    () => 'zzyzx',
  ];
  return Array.from({ length: count }, (_, index) => question((kinds[index % kinds.length] ?? word)()));
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
