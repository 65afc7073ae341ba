import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, it } from 'vitest';
import { registerHandlers, type Handlers, type InvokeIpc } from '../../src/main/ipc/register-handlers';
import { UseCaseError } from '../../src/main/ports/use-case-error';
import { RecordingLogger } from '../support/recording-logger';

type Listener = Parameters<InvokeIpc['handle']>[1];

const id = '0199f0a0-0000-7000-8000-000000000001';

const ownPage = {
  sender: { id: 1 },
  senderFrame: { url: 'app://main/main-window.html', parent: null },
} as unknown as IpcMainInvokeEvent;

/** Opens one channel and gives what a page would get. */
function open(resume: Handlers['accounts:resume']) {
  const listeners = new Map<string, Listener>();
  const logger = new RecordingLogger();
  const close = registerHandlers({
    ipc: {
      handle: (channel, listener) => listeners.set(channel, listener),
      removeHandler: (channel) => listeners.delete(channel),
    },
    handlers: { 'accounts:resume': resume },
    rules: { kindOf: (webContentsId) => (webContentsId === 1 ? 'main' : null), ownOrigin: 'app://main' },
    logger,
  });
  const call = (request: unknown, event: IpcMainInvokeEvent = ownPage): unknown =>
    listeners.get('accounts:resume')?.(event, request);
  return { call, close, logger, channels: () => [...listeners.keys()] };
}

const internalFault = {
  ok: false,
  error: {
    code: 'internal',
    message: 'Something went wrong inside Sendtrail. The log file has the details.',
  },
};

describe('the answer to a request', () => {
  it('is the value of the use case, which hears who asks', async () => {
    const heard: unknown[] = [];
    const { call } = open((...heardNow) => {
      heard.push(...heardNow);
      return null;
    });
    expect(await call({ accountId: id })).toEqual({ ok: true, value: null });
    expect(heard).toEqual([{ accountId: id }, { webContentsId: 1, kind: 'main' }]);
  });

  it('is a refusal in its own words', async () => {
    const { call } = open(() => Promise.reject(new UseCaseError('not-found', 'The account is not there.')));
    expect(await call({ accountId: id })).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'The account is not there.' },
    });
  });

  it('tells nothing of an inner fault, whose stack is in the log', async () => {
    const { call, logger } = open(() => {
      throw new Error('SQLITE_CORRUPT: /home/mia/log.sqlite');
    });
    expect(await call({ accountId: id })).toEqual(internalFault);
    expect(logger.lines).toHaveLength(1);
    expect(logger.lines[0]).toMatchObject({ level: 'error', event: 'ipc-fault' });
    expect(logger.lines[0]?.facts['stack']).toContain('SQLITE_CORRUPT');
  });

  it('tells nothing of a thrown thing that is no error', async () => {
    const { call } = open(() => Promise.reject(Object.assign(Object.create(null) as Error, { secret: 1 })));
    expect(await call({ accountId: id })).toEqual(internalFault);
  });

  it('refuses a request of the wrong form without asking the use case, and logs no value', async () => {
    const { call, logger } = open(() => {
      throw new Error('asked');
    });
    expect(await call({ accountId: 'anh@example.org' })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
    expect(JSON.stringify(logger.lines)).not.toContain('anh@example.org');
    expect(logger.lines[0]?.facts).toEqual({
      channel: 'accounts:resume',
      issues: 'accountId: invalid_format',
    });
  });

  it.each([
    ['a window that is not ours', { ...ownPage, sender: { id: 2 } }],
    ['a frame that has gone', { ...ownPage, senderFrame: null }],
    ['a frame in the page', { ...ownPage, senderFrame: { url: 'app://main/x.html', parent: {} } }],
    [
      'a frame that goes while it is read',
      {
        ...ownPage,
        get senderFrame(): never {
          throw new Error('Render frame was disposed before WebFrameMain could be accessed');
        },
      },
    ],
  ])('refuses %s without asking the use case', async (_name, event) => {
    const { call, logger } = open(() => {
      throw new Error('asked');
    });
    expect(await call({ accountId: id }, event as unknown as IpcMainInvokeEvent)).toEqual({
      ok: false,
      error: { code: 'bad-request', message: 'This window may not ask for that.' },
    });
    expect(logger.lines.map(({ event: name }) => name)).toEqual(['ipc-sender-refused']);
  });

  it('is no more given once the channels are closed', () => {
    const { channels, close } = open(() => null);
    expect(channels()).toEqual(['accounts:resume']);
    close();
    expect(channels()).toEqual([]);
  });
});
