import { EventEmitter } from 'node:events';
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJsonLogger } from '../../../src/main/adapters/logging/json-logger';
import { openRotatingFile } from '../../../src/main/adapters/logging/rotating-file';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-logs-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const now = () => Date.UTC(2026, 2, 3, 10, 2, 11, 204);

async function linesOf(file: string): Promise<unknown[]> {
  const text = await readFile(file, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

/** A terminal that can be closed. */
class Terminal extends EventEmitter {
  readonly written: string[] = [];
  isClosed = false;
  write(text: string): void {
    if (this.isClosed) this.emit('error', new Error('write EPIPE'));
    else this.written.push(text);
  }
}

describe('the log', () => {
  it('is lines of JSON in a file for this person only', async () => {
    const logs = join(folder, 'logs');
    const logger = createJsonLogger({ folder: logs, now, echo: null });
    logger.info('started');
    logger.warn('send-refused', { reply: '550 <anh@example.org>\nno', tries: 2, isLast: true, code: null });
    logger.error('fault');
    const file = join(logs, 'sendtrail.log');
    expect(await linesOf(file)).toEqual([
      { at: '2026-03-03T10:02:11.204Z', level: 'info', event: 'started' },
      {
        at: '2026-03-03T10:02:11.204Z',
        level: 'warn',
        event: 'send-refused',
        reply: '550 <…@example.org>\nno',
        tries: 2,
        isLast: true,
        code: null,
      },
      { at: '2026-03-03T10:02:11.204Z', level: 'error', event: 'fault' },
    ]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(logs)).mode & 0o777).toBe(0o700);
  });

  it('goes on in the file of the last run, and closes it to others', async () => {
    const file = join(folder, 'sendtrail.log');
    await writeFile(file, '{"event":"before"}\n');
    await chmod(file, 0o644);
    createJsonLogger({ folder, now, echo: null }).info('after');
    expect(await linesOf(file)).toMatchObject([{ event: 'before' }, { event: 'after' }]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is echoed while the terminal is open, and survives its end', async () => {
    const terminal = new Terminal();
    const logger = createJsonLogger({ folder, now, echo: terminal });
    logger.info('one');
    terminal.isClosed = true;
    logger.info('two');
    terminal.isClosed = false;
    logger.info('three');
    expect(terminal.written.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(['one']);
    expect(await linesOf(join(folder, 'sendtrail.log'))).toHaveLength(3);
  });

  it('never throws, and says how many lines it has lost', async () => {
    const blocker = join(folder, 'logs');
    await writeFile(blocker, 'a file where the folder should be');
    const logger = createJsonLogger({ folder: blocker, now, echo: null });
    logger.info('lost');
    logger.info('lost too');
    await rm(blocker);
    logger.info('kept');
    logger.info('next');
    expect(await linesOf(join(blocker, 'sendtrail.log'))).toMatchObject([
      { event: 'kept', lostLines: 2 },
      { event: 'next' },
    ]);
  });

  it('does not throw at a clock that gives no time', () => {
    const logger = createJsonLogger({ folder, now: () => Number.NaN, echo: null });
    expect(() => {
      logger.info('when');
    }).not.toThrow();
  });
});

describe('a rotating file', () => {
  it('begins anew when it is full, and keeps so many', async () => {
    const file = openRotatingFile({ folder, name: 'x', maxBytes: 10, fileCount: 3 });
    for (const text of ['11111\n', '22222\n', '33333\n', '44444\n', '5\n', '66666\n']) file.append(text);
    expect((await readdir(folder)).sort()).toEqual(['x.1.log', 'x.2.log', 'x.log']);
    const contents = await Promise.all(
      ['x.2.log', 'x.1.log', 'x.log'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(contents).toEqual(['33333\n', '44444\n5\n', '66666\n']);
  });

  it('counts what the last run has written, in bytes', async () => {
    await writeFile(join(folder, 'x.log'), '€€€');
    openRotatingFile({ folder, name: 'x', maxBytes: 10, fileCount: 2 }).append('22');
    expect(await readFile(join(folder, 'x.1.log'), 'utf8')).toBe('€€€');
    expect(await readFile(join(folder, 'x.log'), 'utf8')).toBe('22');
  });

  it('takes a line that is larger than the file may be', async () => {
    openRotatingFile({ folder, name: 'x', maxBytes: 4, fileCount: 2 }).append('123456');
    expect(await readFile(join(folder, 'x.log'), 'utf8')).toBe('123456');
  });
});
