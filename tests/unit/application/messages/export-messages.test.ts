import { describe, expect, it } from 'vitest';
import { exportMessages } from '../../../../src/main/application/messages/export-messages';
import { TestPractice } from '../../../support/fakes/test-practice';

/** Saves what fills no more than a page. */
async function save(
  practice: TestPractice,
  messageIds: readonly string[],
  isMasked = false,
): Promise<number | null> {
  const saving = exportMessages(practice.ports, { messageIds, isMasked });
  await practice.pass(0);
  return saving;
}

describe('exporting messages', () => {
  it('saves the rows in the order given, with a heading, as a spreadsheet reads them', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const [first = '', second = ''] = await practice.write(account, 2, { subject: '=1+1; "quoted", é' });
    expect(await save(practice, [second, 'unknown', first])).toBe(2);
    const { suggestedName, text } = practice.exchange.saved[0] ?? { suggestedName: '', text: '' };
    expect(suggestedName).toBe('messages.csv');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.slice(1)).toMatchInlineSnapshot(`
      "Status,Reason,Status time,Created,Created by,Patient,To,Channel,Purpose,Subject,Batch,Tries
      Created,,2026-11-23T02:30:00.000Z,2026-11-23T02:30:00.000Z,Kim,"Nguyen, Anh",patient.2@example.org,email,Appointment reminder,"'=1+1; ""quoted"", é","'=1+1; ""quoted"", é",0
      Created,,2026-11-23T02:30:00.000Z,2026-11-23T02:30:00.000Z,Kim,"Nguyen, Anh",patient.1@example.org,email,Appointment reminder,"'=1+1; ""quoted"", é","'=1+1; ""quoted"", é",0
      "
    `);
  });

  it('says neither whom a message was for nor what it said where contact details are masked', async () => {
    const practice = new TestPractice();
    const patientIds = practice.addPatients('anh@clinic.example.org', null);
    const ids = await practice.write(practice.addAccount(), 0, { patientIds, subject: 'Your results, Anh' });
    await save(practice, ids, true);
    const [, first, second] = practice.exchange.saved[0]?.text.split('\r\n') ?? [];
    expect(first).toMatch(
      /^Created,.*,Kim,"N\., A\.",…@clinic\.example\.org,email,Appointment reminder,,,0$/,
    );
    expect(second).toMatch(/^Other,no-address,.*,Kim,"N\., A\.",,email,Appointment reminder,,,0$/);
  });

  it('lets others have their turn between the pages of a long list', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const ids: string[] = [];
    while (ids.length < 450) ids.push(...(await practice.write(account, 90)));
    const asked: number[] = [];
    const rows = practice.ports.messages.rows.bind(practice.ports.messages);
    practice.ports.messages.rows = (some) => {
      asked.push(some.length);
      return rows(some);
    };
    const saving = exportMessages(practice.ports, { messageIds: ids, isMasked: true });
    expect(asked).toEqual([200]);
    for (let turn = 0; turn < 3; turn += 1) await practice.pass(0);
    expect(await saving).toBe(450);
    expect(asked).toEqual([200, 200, 50]);
  });

  it('says that nothing was saved when the person cancels', async () => {
    const practice = new TestPractice();
    practice.exchange.isCancelled = true;
    expect(await save(practice, await practice.write(practice.addAccount()))).toBeNull();
    expect(practice.exchange.saved).toEqual([]);
  });
});
