import type { ErrorCode } from '../../shared/domain/error-code';
import type {
  Bridge,
  InvokeChannel,
  PushChannel,
  PushChannels,
  Request,
  Response,
} from '../../shared/ipc/contract';

declare global {
  interface Window {
    /** The two functions that the preload freezes onto the page. */
    readonly sendtrail: Bridge;
  }
}

/** A request that main refused or could not do. */
export class BridgeFailure extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'BridgeFailure';
    this.code = code;
  }
}

/** Asks main and gives its answer. Throws a {@link BridgeFailure} where main says no. */
export async function ask<Channel extends InvokeChannel>(
  channel: Channel,
  request: Request<Channel>,
): Promise<Response<Channel>> {
  const result = await window.sendtrail.invoke(channel, request);
  if (!result.ok) throw new BridgeFailure(result.error.code, result.error.message);
  return result.value;
}

/** Makes anything that was thrown a failure with a code, so that a screen has words for it. */
export function asFailure(thrown: unknown): BridgeFailure {
  if (thrown instanceof BridgeFailure) return thrown;
  return new BridgeFailure('internal', thrown instanceof Error ? thrown.message : String(thrown));
}

/** Listens to one kind of push. Returns how to stop. */
export function listen<Channel extends PushChannel>(
  channel: Channel,
  listener: (payload: PushChannels[Channel]) => void,
): () => void {
  return window.sendtrail.listen(channel, listener);
}
