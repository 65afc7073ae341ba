import type { SmsProvider } from '../../ports/sms-provider';
import type { AttemptTimes } from './attempt-times';

/** Notes when an attempt ended without an answer, so that `find` can tell how long ago that is. */
export function rememberAttempts(provider: SmsProvider, times: AttemptTimes): SmsProvider {
  return {
    confirmable: provider.confirmable,
    async send(sms, signal) {
      const answer = await provider.send(sms, signal);
      if (!answer.ok && answer.kind === 'no-answer') times.unanswered(sms.id);
      return answer;
    },
    async find(sms, signal) {
      const finding = await provider.find(sms, signal);
      if (finding.found !== null) times.settled(sms.id);
      return finding;
    },
    fetch: (open, now, signal) => provider.fetch(open, now, signal),
    credit: (signal) => provider.credit(signal),
    test: (signal) => provider.test(signal),
  };
}
