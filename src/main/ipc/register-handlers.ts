import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { InvokeChannel, Request, Response, Result } from '../../shared/ipc/contract';
import type { Logger } from '../ports/logger';
import { UseCaseError } from '../ports/use-case-error';
import { requestSchemas } from './request-schemas';
import { checkSender, type Caller, type Sender, type SenderRules } from './sender-guard';

/** What answers each request; takes a request that has been checked. */
export type Handlers = {
  [Channel in InvokeChannel]: (
    request: Request<Channel>,
    caller: Caller,
  ) => Response<Channel> | Promise<Response<Channel>>;
};

/** The part of Electron's `ipcMain` that is needed here. */
export type InvokeIpc = Pick<IpcMain, 'handle' | 'removeHandler'>;

interface Door<Channels extends InvokeChannel> {
  ipc: InvokeIpc;
  handlers: Pick<Handlers, Channels>;
  rules: SenderRules;
  logger: Logger;
}

/**
 * Opens the channels of `handlers` to our own windows: sender checked, request checked, errors as values.
 * @returns how to close them again
 */
export function registerHandlers<Channels extends InvokeChannel>(door: Door<Channels>): () => void {
  const channels = Object.keys(door.handlers) as Channels[];
  for (const channel of channels) {
    door.ipc.handle(channel, (event, request: unknown) => answer(channel, senderOf(event), request, door));
  }
  return () => {
    for (const channel of channels) door.ipc.removeHandler(channel);
  };
}

async function answer<Channel extends InvokeChannel>(
  channel: Channel,
  sender: Sender,
  request: unknown,
  { handlers, rules, logger }: Door<Channel>,
): Promise<Result<Response<Channel>>> {
  const check = checkSender(channel, sender, rules);
  if (!check.ok) {
    logger.warn('ipc-sender-refused', { channel, refusal: check.refusal });
    return failed('bad-request', 'This window may not ask for that.');
  }
  const parsed = requestSchemas[channel].safeParse(request);
  if (!parsed.success) {
    // Paths and codes only: a message could repeat what was sent.
    const issues = parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).slice(0, 20);
    logger.warn('ipc-request-refused', { channel, issues: issues.join('; ') });
    return failed('bad-request', 'The request has a form that is not understood.');
  }
  try {
    return { ok: true, value: await handlers[channel](parsed.data, check.caller) };
  } catch (error) {
    return asResult(channel, error, logger);
  }
}

function asResult(channel: InvokeChannel, error: unknown, logger: Logger): Result<never> {
  if (error instanceof UseCaseError) {
    logger.info('ipc-refused', { channel, code: error.code });
    return failed(error.code, error.message);
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : `a thrown ${typeof error}`;
  logger.error('ipc-fault', { channel, stack });
  return failed('internal', 'Something went wrong inside Sendtrail. The log file has the details.');
}

function failed(code: UseCaseError['code'], message: string): Result<never> {
  return { ok: false, error: { code, message } };
}

function senderOf(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): Sender {
  return { webContentsId: event.sender.id, frame: frameOf(event) };
}

/** Electron throws when a frame is read that has gone; a frame that has gone is not answered. */
function frameOf(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): Sender['frame'] {
  try {
    const frame = event.senderFrame;
    return frame === null ? null : { url: frame.url, isTop: frame.parent === null };
  } catch {
    return null;
  }
}
