import type { UpdateCode } from '../../../src/shared/domain/status-history';
import { openSmsDesk } from '../../support/sending/sms-desk';

/**
 * Sends the SMS that wait in a log and asks their provider, with everything real, until it is killed. Says "doubt" once
 * an SMS is Unconfirmed. Its arguments: the log's file, the secret of all accounts, and where it is to die by its own
 * hand: "before note", "after note", "before found", "after found", "before news", "after news", "before carrier", "after
 * carrier", "before settle", "after settle", "after written", or nowhere.
 */
const [, , file = '', secret = '', dieAt = ''] = process.argv;

/** Names of what is settled, by its line. */
const STEPS: Partial<Record<UpdateCode, string>> = { carried: 'settle', 'confirmed-gone': 'found' };

function reach(step: string): void {
  if (step === dieAt) process.kill(process.pid, 'SIGKILL');
}

const desk = openSmsDesk(file);
const { accounts, messages, outbox, sms, transaction } = desk.ports;
for (const { id, user } of accounts.list()) if (user !== null) desk.vault.set(id, secret, true);

const markHandedOver = outbox.markHandedOver.bind(outbox);
outbox.markHandedOver = (messageId, at) => {
  reach('before note');
  markHandedOver(messageId, at);
  reach('after note');
};
const settle = outbox.settle.bind(outbox);
outbox.settle = (messageId, settlement, updates, at) => {
  const steps = updates.flatMap(({ code }) => STEPS[code] ?? []);
  for (const step of steps) reach(`before ${step}`);
  settle(messageId, settlement, updates, at);
  for (const step of steps) reach(`after ${step}`);
  if (settlement.state === 'unconfirmed') process.stdout.write('doubt\n');
};
const insertCarrier = messages.insertCarrier.bind(messages);
let isWritten = false;
messages.insertCarrier = (carrier) => {
  reach('before carrier');
  const id = insertCarrier(carrier);
  isWritten = true;
  reach('after carrier');
  return id;
};
const noteReply = sms.noteReply.bind(sms);
let hasNews = false;
sms.noteReply = (...reply) => {
  reach('before news');
  const isNew = noteReply(...reply);
  hasNews = true;
  return isNew;
};
const run = transaction.run.bind(transaction);
let depth = 0;
transaction.run = (work) => {
  depth += 1;
  const result = run(work);
  depth -= 1;
  if (depth === 0 && isWritten) reach('after written');
  if (depth === 0 && hasNews) reach('after news');
  return result;
};

process.stdin.resume();
desk.begin();
