import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PURPOSES } from '../../src/shared/domain/message';
import { startChild, type Child } from '../support/log/child';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { sampleId } from '../support/log/sample-log';
import { sampleAccount } from '../support/sample-email';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import { openRealDesk } from '../support/sending/real-desk';
import { gatewayAccount, NUMBER, sampleSms } from '../support/sending/sample-sms';
import { accountAt, openSmsDesk, prepareSms, timeOfNow, type SmsDesk } from '../support/sending/sms-desk';
import { waitForLog } from '../support/sending/wait-for-log';
import { startClicksendServer, type ClicksendServer } from '../support/sms-servers/clicksend-server';

const PATIENT = sampleSms(1).patientId ?? '';

let folder: LogFolder;

beforeEach(() => {
  folder = createLogFolder();
});

afterEach(() => {
  folder.remove();
});

/** Goes on in this process with what the killed one has left. */
async function goOn(secret: string, check: (desk: SmsDesk) => Promise<void>): Promise<void> {
  const desk = openSmsDesk(folder.file);
  for (const { id, user } of desk.ports.accounts.list()) if (user !== null) desk.vault.set(id, secret, true);
  desk.begin();
  try {
    await check(desk);
  } finally {
    await desk.close();
  }
}

async function killed(child: Child): Promise<void> {
  expect(await child.ended()).toMatchObject({ signal: 'SIGKILL' });
}

describe('a process killed while it sends an SMS', () => {
  let server: ClicksendServer;

  beforeEach(async () => {
    server = await startClicksendServer(timeOfNow());
  });

  afterEach(async () => {
    await server.stop();
  });

  async function prepare(): Promise<string> {
    const desk = openRealDesk(folder.file);
    const [id = ''] = prepareSms(desk, accountAt(server), null);
    await desk.close();
    return id;
  }

  function start(dieAt = ''): Child {
    return startChild('run-sms', folder.file, server.secret, dieAt);
  }

  it('with the request out and taken leaves one SMS, and the next start finds it at the provider', async () => {
    const id = await prepare();
    server.failNext({ path: server.sendPath, isHandled: true, then: 'hang' });
    const child = start();
    await server.waitFor(server.sendPath);
    await child.kill();
    await goOn(server.secret, async (desk) => {
      await waitForLog(desk.log, () => desk.row(id).status === 'Queued');
      expect(desk.log.messages.details(id)?.providerId).toBe(server.taken[0]?.providerId);
      const codes = desk.log.messages.history(id).map(({ code }) => code);
      expect(codes).toEqual(['created', 'unconfirmed', 'confirmed-gone']);
    });
    expect(server.taken).toHaveLength(1);
  });

  it('with the answer lost and the doubt written leaves one SMS, and the next start finds it', async () => {
    const id = await prepare();
    server.failNext({ path: server.sendPath, isHandled: true, then: 'cut' });
    const child = start();
    expect(await child.lines.next()).toMatchObject({ value: 'doubt' });
    await child.kill();
    await goOn(server.secret, async (desk) => {
      await waitForLog(desk.log, () => desk.row(id).status === 'Queued');
    });
    expect(server.taken).toHaveLength(1);
  });

  it.each(['before found', 'after found'])(
    '%s out is committed leaves it in doubt, and one SMS',
    async (dieAt) => {
      const id = await prepare();
      server.failNext({ path: server.sendPath, isHandled: true, then: 'cut' });
      const child = start();
      expect(await child.lines.next()).toMatchObject({ value: 'doubt' });
      await child.kill();
      await killed(start(dieAt));
      const between = folder.open();
      expect(between.messages.rows([id])[0]).toMatchObject({ status: 'Created', outboxState: 'unconfirmed' });
      between.close();
      await goOn(server.secret, async (desk) => {
        await waitForLog(desk.log, () => desk.row(id).status === 'Queued');
        const codes = desk.log.messages.history(id).map(({ code }) => code);
        expect(codes).toEqual(['created', 'unconfirmed', 'confirmed-gone']);
      });
      expect(server.taken).toHaveLength(1);
    },
  );

  it('before the hand-over is noted loses nothing: it goes at the next start', async () => {
    const id = await prepare();
    await killed(start('before note'));
    expect(server.taken).toEqual([]);
    await goOn(server.secret, async (desk) => {
      await waitForLog(desk.log, () => desk.row(id).status === 'Queued');
    });
    expect(server.taken).toHaveLength(1);
  });

  it('after the hand-over is noted sends nothing again before the provider can tell for certain', async () => {
    const id = await prepare();
    await killed(start('after note'));
    await goOn(server.secret, async (desk) => {
      await server.waitFor(/history$/);
      await desk.tracker.stop();
      expect(desk.row(id)).toMatchObject({ outboxState: 'unconfirmed', status: 'Created' });
    });
    expect(server.taken).toEqual([]);
  });

  it.each([
    ['before news', false],
    ['after news', true],
  ])('%s of it are committed loses none and counts none twice', async (dieAt, isCommitted) => {
    const id = await prepare();
    await goOn(server.secret, async (desk) => {
      await waitForLog(desk.log, () => desk.row(id).status === 'Queued');
    });
    server.become(server.taken[0]?.providerId ?? '', 'delivered');
    server.receive(NUMBER, 'STOP');
    await killed(start(dieAt));
    expect([...server.read]).toEqual([]);
    const between = folder.open();
    expect(between.messages.rows([id])[0]?.status).toBe(isCommitted ? 'Delivered' : 'Queued');
    expect(between.notes.consentChanges([PATIENT])).toHaveLength(isCommitted ? PURPOSES.length : 0);
    between.close();

    await goOn(server.secret, async (desk) => {
      await server.waitFor(/inbound-read/);
      await desk.tracker.stop();
      const codes = desk.log.messages.history(id).map(({ code }) => code);
      expect([...codes].sort()).toEqual(['accepted', 'created', 'delivered', 'unsubscribed']);
      expect(desk.log.notes.consentChanges([PATIENT])).toHaveLength(PURPOSES.length);
    });
    expect([...server.read]).toEqual(['IN-1']);
  });
});

describe('a process killed while an SMS goes through an e-mail gateway', () => {
  let server: ScriptedSmtpServer;

  beforeEach(async () => {
    server = await startScriptedSmtpServer();
  });

  afterEach(async () => {
    await server.stop();
  });

  it.each(['before carrier', 'after carrier', 'before settle', 'after settle', 'after written'])(
    '%s leads to one e-mail and to one SMS that is Queued',
    async (dieAt) => {
      const prepared = openRealDesk(folder.file);
      const email = sampleAccount(server, { id: sampleId('account', 1) });
      prepared.addAccount(email, null);
      const [id = ''] = prepareSms(prepared, gatewayAccount(email.id), null);
      await prepared.close();

      await killed(startChild('run-sms', folder.file, '', dieAt));
      const between = folder.open();
      const isWritten = dieAt === 'after written';
      expect(between.messages.countMessages()).toBe(isWritten ? 2 : 1);
      expect(between.messages.rows([id])[0]?.outboxState).toBe(isWritten ? null : 'sending');
      between.close();

      await goOn('', async (desk) => {
        await waitForLog(desk.log, () => desk.row(id).status === 'Queued');
        expect(desk.log.messages.countMessages()).toBe(2);
        const codes = desk.log.messages.history(id).map(({ code }) => code);
        expect(codes.filter((code) => code === 'carried')).toHaveLength(1);
      });
      expect(server.messages()).toHaveLength(1);
    },
  );
});
