import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
} from '../../support/log/sample-log';
import { silentLogger } from '../../support/log/silent-logger';

/**
 * Takes two messages through the log, one of them all the way to a report, and kills itself at the step it is told.
 * Its arguments: the log's file, the step.
 */
const [, , file = '', lastStep = ''] = process.argv;
const FIRST = sampleId('message', 1);
const ACCOUNT = sampleId('account', 1);

function reach(step: string): void {
  if (step === lastStep) process.kill(process.pid, 'SIGKILL');
}

const log = openLog({ file, create: true, logger: silentLogger, newDeskId: () => sampleId('account', 9) });
log.accounts.insert(sampleAccount());
log.transaction.run(() => {
  log.messages.insert(sampleBatch(1), [sampleMessage(1), sampleMessage(2)]);
  reach('writing');
});
reach('written');
log.transaction.run(() => {
  log.outbox.claim(ACCOUNT, NOW, 1);
  reach('claiming');
});
reach('claimed');
log.outbox.markHandedOver(FIRST, NOW);
reach('handed over');
log.transaction.run(() => {
  log.outbox.settle(FIRST, { state: 'done', providerId: '97C62' }, [sampleLine()], NOW);
  reach('settling');
});
reach('settled');
log.transaction.run(() => {
  log.messages.append(FIRST, sampleLine({ status: 'Bounced', code: 'bounced', source: 'mailbox' }), NOW);
  reach('reporting');
});
reach('reported');
