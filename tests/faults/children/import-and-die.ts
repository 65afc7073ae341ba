import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { silentLogger } from '../../support/log/silent-logger';
import { chosenFile, openImportDesk } from '../../support/tables/real-import';

/** Imports a file and kills itself at the step it is told. Its arguments: the log's file, the table, the step. */
const [, , file = '', table = '', lastStep = ''] = process.argv;

function reach(step: string): void {
  if (step === lastStep) process.kill(process.pid, 'SIGKILL');
}

const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
const { patients } = log;
const stage = patients.stageImport.bind(patients);
const finish = patients.finishImport.bind(patients);
let stagedTimes = 0;
patients.stageImport = (importId, people) => {
  log.transaction.run(() => {
    stage(importId, people);
    if (stagedTimes > 0) reach('staging');
  });
  stagedTimes += 1;
  reach(`staged ${stagedTimes} times`);
};
patients.finishImport = (importId) => {
  reach('staged all');
  return log.transaction.run(() => {
    const count = finish(importId);
    reach('finishing');
    return count;
  });
};
const desk = openImportDesk(log, table);
const { importId, guess } = await chosenFile(desk);
await desk.run(importId, guess, false);
reach('finished');
log.close();
