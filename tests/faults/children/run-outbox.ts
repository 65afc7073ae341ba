import { openRealDesk } from '../../support/sending/real-desk';
import { tellSettled } from '../../support/sending/tell-settled';
import { waitUntilIdle } from '../../support/sending/wait-for-log';

/**
 * Sends what waits in a log, with everything real, and ends when nothing waits any more. Says "settled" after every
 * message. Its arguments: the log's file, the password of all accounts, and where it is to die by its own hand:
 * "before-note" or "after-note" of the first hand-over, or nowhere.
 */
const [, , file = '', password = '', dieAt = ''] = process.argv;
const RUN_LIMIT_MS = 120_000;

function reach(step: string): void {
  if (step === dieAt) process.kill(process.pid, 'SIGKILL');
}

const desk = openRealDesk(file);
for (const { id } of desk.ports.accounts.list()) desk.vault.set(id, password, true);

const { outbox } = desk.log;
const markHandedOver = outbox.markHandedOver.bind(outbox);
outbox.markHandedOver = (messageId, at) => {
  reach('before-note');
  markHandedOver(messageId, at);
  reach('after-note');
};
tellSettled(outbox, (count) => process.stdout.write('settled\n'.repeat(count)));

desk.outbox.start();
await waitUntilIdle(desk.log, RUN_LIMIT_MS);
await desk.close();
