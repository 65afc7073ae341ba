import type { Channel } from '../../../shared/domain/message';
import { attemptSentence, isSendFailureKind } from './send-failures';
import { whenWords } from './times';
import type { UpdateLine } from './update-line';

/**
 * What came of a try that failed, and when the next one is.
 * @param server a host name or a provider's name; null: not known
 */
export function triedWords(
  { at, detail: { failure, stage, nextTryAt } }: UpdateLine,
  server: string | null,
  channel: Channel,
): string {
  const happened =
    failure !== undefined && isSendFailureKind(failure)
      ? attemptSentence(failure, server, stage, channel)
      : 'The try did not go through.';
  return nextTryAt === undefined ? happened : `${happened} Tried again ${whenWords(nextTryAt, at)}.`;
}
