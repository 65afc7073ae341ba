import type { OpenSms, SmsEvent, SmsFailureKind } from '../../ports/sms-provider';
import type { Trouble } from './provider-api';

/** So many are asked about in one go, one after the other; the rest in the next. */
const ROUND_STEP = 100;

/** The next question would meet the same. */
const ENDS_STEP: ReadonlySet<SmsFailureKind> = new Set(['unreachable', 'credentials-refused', 'throttled']);

export interface RoundStep {
  events: SmsEvent[];
  /** There is no reason to go on at once. */
  isLast: boolean;
}

/** Goes round the open ones in steps, for providers that tell about one SMS at a time. */
export class OpenRound {
  private asked = new Set<string>();

  /**
   * Asks about the next ones. One that the provider cannot answer for is stepped over, so that it does not stand before
   * the others for ever; what was learnt before a trouble is kept.
   * @param ask what is known of one now; null: nothing yet
   */
  async step(
    open: readonly OpenSms[],
    ask: (sms: OpenSms) => Promise<SmsEvent | null | Trouble>,
  ): Promise<RoundStep | Trouble> {
    const waiting = this.waiting(open);
    const events: SmsEvent[] = [];
    const troubles: Trouble[] = [];
    for (const sms of waiting.slice(0, ROUND_STEP)) {
      const learnt = await ask(sms);
      this.asked.add(sms.id);
      if (learnt === null) continue;
      if (!('trouble' in learnt)) {
        events.push(learnt);
        continue;
      }
      troubles.push(learnt);
      if (ENDS_STEP.has(learnt.trouble) || troubles.length > 1) break;
    }
    const [first] = troubles;
    if (first !== undefined && events.length === 0) return first;
    const isRoundOver = first === undefined && waiting.length <= ROUND_STEP;
    // Else those that come new each time would keep the others from being asked about again.
    if (isRoundOver) this.asked = new Set();
    return { events, isLast: first !== undefined || isRoundOver };
  }

  /** Those not asked about in this round; with none left a new round begins. */
  private waiting(open: readonly OpenSms[]): readonly OpenSms[] {
    const rest = open.filter(({ id }) => !this.asked.has(id));
    if (rest.length > 0) return rest;
    this.asked = new Set();
    return open;
  }
}
