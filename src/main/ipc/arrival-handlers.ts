import type { InvokeChannel } from '../../shared/ipc/contract';
import { arrive } from '../application/arrivals/arrive';
import { handleStop } from '../application/arrivals/handle-stop';
import { listStops } from '../application/arrivals/list-stops';
import { putOffStop } from '../application/arrivals/put-off-stop';
import { todaysArrivals } from '../application/arrivals/todays-arrivals';
import { undoArrival } from '../application/arrivals/undo-arrival';
import { handleAccountTrouble } from '../application/desk/handle-account-trouble';
import { listAttention } from '../application/desk/list-attention';
import { decideOutage } from '../application/tracking/decide-outage';
import { decideReport } from '../application/tracking/decide-report';
import { undoBounce } from '../application/tracking/undo-bounce';
import { act, type HandlingDesk } from './handling-desk';
import type { Handlers } from './register-handlers';

type ArrivalChannel = Extract<
  InvokeChannel,
  `arrivals:${string}` | `stops:${string}` | `attention:${string}`
>;

/** Requests about arrivals, arrival stops and what needs attention. */
export function arrivalHandlers({
  ports,
  outbox,
  trackingStates,
  staffName,
}: HandlingDesk): Pick<Handlers, ArrivalChannel> {
  return {
    'arrivals:arrive': ({ patientId }) => arrive(ports(), patientId, staffName()),
    'arrivals:undo': act(({ arrivalId }) => {
      undoArrival(ports(), arrivalId);
    }),
    'arrivals:today': () => todaysArrivals(ports()),
    'stops:list': ({ patientId }) => listStops(ports(), patientId),
    'stops:handle': async ({ stopId, answer, resendMessageIds }) => ({
      sent: await handleStop(ports(), outbox(), { stopId, answer, resendMessageIds, by: staffName() }),
    }),
    'stops:put-off': act(({ stopId, reason }) => {
      putOffStop(ports(), stopId, reason, staffName());
    }),
    'stops:undo-bounce': act(({ stopId }) => {
      undoBounce(ports(), stopId, staffName());
    }),
    'attention:list': () => listAttention(ports(), trackingStates),
    'attention:decide-report': act(({ reportId, isAboutMessage }) => {
      decideReport(ports(), reportId, isAboutMessage, staffName());
    }),
    'attention:decide-outage': act(({ domain, reason, isDead }) => {
      decideOutage(ports(), { domain, reason }, isDead, staffName());
    }),
    'attention:handle-account': act((request) => {
      handleAccountTrouble(ports(), trackingStates, request, staffName());
    }),
  };
}
