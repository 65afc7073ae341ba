import { expect, it } from 'vitest';
import { startChild } from '../support/log/child';
import { createLogFolder } from '../support/log/log-file';
import { startScriptedSmtpServer } from '../support/scripted-smtp-server';
import { BATCH_RECIPIENTS, BATCH_SIZE, prepareBatch } from '../support/sending/batch-of-many';
import { openRealDesk } from '../support/sending/real-desk';
import { countOf } from '../support/sending/sent-ids';

const RUN_TIMEOUT_MS = 90_000;

it(
  'a process killed between two portions of a release loses nobody and writes to nobody twice',
  { timeout: RUN_TIMEOUT_MS },
  async () => {
    const folder = createLogFolder();
    const server = await startScriptedSmtpServer();
    try {
      const desk = openRealDesk(folder.file);
      prepareBatch(desk, server);
      await desk.close();

      const child = startChild('run-batch', folder.file, 'half-release');
      let said = '';
      while (!said.startsWith('half released')) {
        const line = await child.lines.next();
        if (line.done === true) throw new Error((await child.ended()).errors);
        said = line.value;
      }
      expect(said).toBe('half released 1000');
      await child.kill();

      const log = folder.open();
      const [batch] = log.messages.listBatches(null, 1).rows;
      const batchId = batch?.id ?? '';
      expect(batch).toMatchObject({ count: BATCH_SIZE, isWritten: true, outbox: { waiting: BATCH_SIZE } });
      expect(log.batches.halfReleased()).toEqual([batchId]);
      expect(log.batches.unfinished()).toEqual([]);
      log.close();

      const last = await startChild('run-batch', folder.file, 'send', batchId).ended();
      expect(last).toEqual({ code: 0, signal: null, errors: '' });
      const arrived = countOf(
        server.messages().flatMap(({ recipients }) => recipients.map(({ address }) => address)),
      );
      expect(BATCH_RECIPIENTS.filter((address) => arrived.get(address) !== 1)).toEqual([]);
    } finally {
      await server.stop();
      folder.remove();
    }
  },
);
