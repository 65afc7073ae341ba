import type { InvokeChannel } from '../../shared/ipc/contract';
import { saveTracking } from '../application/tracking/save-tracking';
import { testTracking } from '../application/tracking/test-tracking';
import { trackingViews } from '../application/tracking/tracking-views';
import { act, type HandlingDesk } from './handling-desk';
import type { Handlers } from './register-handlers';

type TrackingChannel = Extract<InvokeChannel, `tracking:${string}`>;

/** Requests about the mailboxes that are read for reports. */
export function trackingHandlers({ ports, tracking }: HandlingDesk): Pick<Handlers, TrackingChannel> {
  return {
    'tracking:list': () => trackingViews(ports(), tracking().control),
    'tracking:save': ({ accountId, tracking: input }) =>
      saveTracking(ports(), tracking().control, accountId, input),
    'tracking:test': ({ accountId, tracking: input }) =>
      testTracking(ports(), tracking().trackers, accountId, input),
    'tracking:check-now': act(({ accountId }) => {
      tracking().control.checkNow(accountId);
    }),
  };
}
