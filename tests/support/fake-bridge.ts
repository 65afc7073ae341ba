import { vi } from 'vitest';
import type { Bridge, InvokeChannel, Request, Response, Result } from '../../src/shared/ipc/contract';

type Answer<Channel extends InvokeChannel> = (
  request: Request<Channel>,
) => Result<Response<Channel>> | Promise<Result<Response<Channel>>>;

type Answers = { [Channel in InvokeChannel]?: Answer<Channel> };

export interface FakeBridge {
  /** Every request in its order. */
  calls: { channel: InvokeChannel; request: unknown }[];
  /** Says how main answers a channel from now on. */
  answer: <Channel extends InvokeChannel>(channel: Channel, answer: Answer<Channel>) => void;
  /** Requests on one channel. */
  requestsOn: (channel: InvokeChannel) => unknown[];
}

/** Puts a bridge on a page that does not exist: main as the stores see it. */
export function installFakeBridge(): FakeBridge {
  const answers: Answers = {};
  const calls: FakeBridge['calls'] = [];
  const bridge: Bridge = {
    invoke: async (channel, request) => {
      calls.push({ channel, request });
      const answer = answers[channel];
      if (answer === undefined) throw new Error(`The test gives no answer on ${channel}.`);
      return answer(request);
    },
    listen: () => () => undefined,
  };
  vi.stubGlobal('window', { sendtrail: bridge });
  return {
    calls,
    answer: (channel, answer) => {
      Object.assign(answers, { [channel]: answer });
    },
    requestsOn: (channel) => calls.filter((call) => call.channel === channel).map(({ request }) => request),
  };
}

/** An answer that says yes. */
export function yes<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** An answer whose time the test decides. */
export function pending<Value>(): { promise: Promise<Value>; settle: (value: Value) => void } {
  let settle: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}
