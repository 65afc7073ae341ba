import { createMailboxTrackers } from '../../../src/main/adapters/trackers/mailbox-trackers';
import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { systemChance } from '../../../src/main/adapters/time/system-chance';
import { systemClock } from '../../../src/main/adapters/time/system-clock';
import { commitFetched } from '../../../src/main/application/tracking/commit-fetched';
import { resolveFoundSent, unconfirmedIds } from '../../../src/main/application/tracking/resolve-found-sent';
import { sampleBounce } from '../../support/fakes/sample-report';
import { silentLogger } from '../../support/log/silent-logger';

/**
 * Reads the mailbox of the first tracked account, of which every mail is a bounce of the message its subject names,
 * mail by mail, and kills itself at a step: "before commit 2", "before seen 2", "after seen 2", "before cursor 2", "after
 * cursor 2", "after commit 2", "after all 3", and, with the number of commits so far, "before found 0", "after settled 0",
 * "after found 0" for a message of which the copy is found among the sent mail.
 * Without such a step it ends when all has been read. Its arguments: the log's file, the password, the step.
 */
const [, , file = '', password = '', lastStep = ''] = process.argv;
let commits = 0;

function reach(step: string): void {
  if (`${step} ${String(commits)}` === lastStep) process.kill(process.pid, 'SIGKILL');
}

const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
const [tracked] = log.tracking.list();
if (tracked === undefined) throw new Error('No account is tracked');
const { accountId, settings } = tracked;

const noteSeen = log.tracking.noteSeen.bind(log.tracking);
log.tracking.noteSeen = (account, statuses) => {
  reach('before seen');
  noteSeen(account, statuses);
  reach('after seen');
};
const settle = log.outbox.settle.bind(log.outbox);
log.outbox.settle = (...settled) => {
  settle(...settled);
  reach('after settled');
};
const saveCursor = log.tracking.saveCursor.bind(log.tracking);
log.tracking.saveCursor = (account, cursor) => {
  reach('before cursor');
  saveCursor(account, cursor);
  reach('after cursor');
};
const ports = { ...log, chance: systemChance, clock: systemClock, logger: silentLogger };
const trackers = createMailboxTrackers(
  {
    clock: systemClock,
    logger: silentLogger,
    readMail: (raw) => {
      const messageId = /^Subject: (.*)$/m.exec(Buffer.from(raw).toString('latin1'))?.[1]?.trim() ?? '';
      return Promise.resolve([sampleBounce(messageId, { accountId })]);
    },
  },
  { batchMails: 1 },
);
const tracker = trackers.create(accountId, settings, password);
tracker.start({
  cursor: () => log.tracking.cursor(accountId),
  commit: (fetched) => {
    commits += 1;
    reach('before commit');
    commitFetched(ports, accountId, fetched);
    reach('after commit');
  },
  unconfirmedIds: () => unconfirmedIds(ports, accountId),
  foundSent: (messageIdHeaders) => {
    reach('before found');
    resolveFoundSent(ports, accountId, messageIdHeaders);
    reach('after found');
  },
  onStateChange: () => {
    const { lastCheckedAt, trouble } = tracker.state();
    if (trouble !== null) throw new Error(trouble.detail);
    if (lastCheckedAt === null) return;
    reach('after all');
    process.stdout.write(`${String(commits)}\n`);
    void tracker.stop().then(() => {
      log.close();
    });
  },
});
