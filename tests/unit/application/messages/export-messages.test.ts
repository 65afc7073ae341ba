import { describe, expect, it } from 'vitest';
import { exportMessages } from '../../../../src/main/application/messages/export-messages';
import { TestPractice } from '../../../support/fakes/test-practice';

describe('exporting messages', () => {
  it('saves the rows in the order given, with a heading, as a spreadsheet reads them', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const [first = '', second = ''] = await practice.write(account, 2, { subject: '=1+1; "quoted", é' });
    expect(await exportMessages(practice.ports, [second, 'unknown', first])).toBe(2);
    const { suggestedName, text } = practice.exchange.saved[0] ?? { suggestedName: '', text: '' };
    expect(suggestedName).toBe('messages.csv');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.slice(1)).toMatchInlineSnapshot(`
      "Status,Status time,Created,Created by,Patient,To,Channel,Purpose,Subject,Batch,Tries
      Created,2026-11-23T02:30:00.000Z,2026-11-23T02:30:00.000Z,Kim,"Nguyen, Anh",patient.2@example.org,email,Appointment reminder,"'=1+1; ""quoted"", é","'=1+1; ""quoted"", é",0
      Created,2026-11-23T02:30:00.000Z,2026-11-23T02:30:00.000Z,Kim,"Nguyen, Anh",patient.1@example.org,email,Appointment reminder,"'=1+1; ""quoted"", é","'=1+1; ""quoted"", é",0
      "
    `);
  });

  it('says that nothing was saved when the person cancels', async () => {
    const practice = new TestPractice();
    practice.exchange.isCancelled = true;
    expect(await exportMessages(practice.ports, await practice.write(practice.addAccount()))).toBeNull();
    expect(practice.exchange.saved).toEqual([]);
  });
});
