import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { NOW, sampleBatch, sampleId, sampleLine, sampleMessage } from '../../support/log/sample-log';
import { silentLogger } from '../../support/log/silent-logger';

/**
 * Writes batches of three messages until it is killed, and says after each which one has been committed. Its arguments:
 * the log's file, the number of the first batch.
 */
const [, , file = '', first = '1'] = process.argv;
const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });

for (let number = Number(first); ; number += 1) {
  const batchId = sampleId('batch', number);
  const messages = [0, 1, 2].map((index) => sampleMessage(number * 3 + index, { batchId }));
  log.transaction.run(() => {
    log.messages.insert(sampleBatch(number), messages);
    for (const { id } of messages)
      log.messages.append(id, sampleLine({ status: 'Bounced', code: 'bounced' }), NOW);
  });
  process.stdout.write(`${number}\n`);
}
