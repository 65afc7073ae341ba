import { describe, expect, it } from 'vitest';
import { chooseTable } from '../../../../src/main/application/recipients/choose-table';
import { matchRecipients } from '../../../../src/main/application/recipients/match-recipients';
import { reviewDraft } from '../../../../src/main/application/messages/review-draft';
import type { LeftRow } from '../../../../src/main/ports/recipient-table-shelf';
import type { MessageDraft } from '../../../../src/shared/domain/draft';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import { FreeClock } from '../../../support/fakes/free-clock';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';

const HEADINGS = ['E-mail', 'Name', 'Appointment time', 'Name'];
const BODY = plainRichText('At {{column.appointment  TIME}} with {{column.Name|us}}');

async function chosen() {
  const practice = new TestPractice();
  practice.ports.clock = new FreeClock();
  const patientIds = practice.addPatients('anh@example.org', 'zoe@example.org');
  practice.tables.lay('recall.csv', HEADINGS, [
    ['anh@example.org', 'Anh Nguyen', '9:30', 'x'],
    ['zoe@example.org', '', '10:00', 'x'],
    ['anh@example.org', 'Anh Nguyen', '16:00', 'x'],
    ['joan@example.org', 'Joan Smith', '17:00', 'x'],
  ]);
  const file = await chooseTable(practice.ports);
  if (file === null || 'refused' in file) throw new Error('Not taken.');
  const { tableId } = await matchRecipients(practice.ports, file.importId, ['email', 'fullName', null, null]);
  const account = practice.addAccount();
  const changes = { tableId, patientIds, body: BODY };
  return {
    ...{ practice, patientIds, tableId },
    send: (more: Partial<MessageDraft> = {}) => practice.write(account, 0, { ...changes, ...more }),
    review: (more: Partial<MessageDraft> = {}) =>
      reviewDraft(practice.ports, practice.draft(account, { ...changes, ...more }), STAFF),
  };
}

describe('a draft whose recipients come from a file', () => {
  it('has the columns of each one’s row in the message', async () => {
    const { practice, send } = await chosen();
    const [anh = '', zoe = ''] = await send();
    expect(practice.ports.messages.details(anh)?.preview).toBe('At 9:30 with Anh Nguyen');
    expect(practice.ports.messages.details(zoe)?.preview).toBe('At 10:00 with us');
  });

  it('tells in the review which rows bring no message', async () => {
    const { patientIds, review } = await chosen();
    const { problems, recipients, skipped } = await review();
    expect(problems).toEqual([]);
    expect(recipients.map(({ patientId }) => patientId)).toEqual(patientIds);
    expect(skipped).toEqual([
      {
        ...{ patientId: patientIds[0], patientName: 'Nguyen, Anh', address: 'anh@example.org' },
        ...{ reason: 'repeated-row', missing: [], note: 'Line 4' },
      },
      {
        ...{ patientId: null, patientName: 'Smith, Joan', address: 'joan@example.org' },
        ...{ reason: 'not-on-record', missing: [], note: 'Line 5' },
      },
    ]);
  });

  it('logs those rows as Other, with nothing in the outbox', async () => {
    const { practice, patientIds, send } = await chosen();
    const [, , repeated = '', stranger = ''] = await send();
    expect(practice.row(repeated)).toMatchObject({
      ...{ patientId: patientIds[0], statusCode: 'repeated-row', status: 'Other', outboxState: null },
    });
    expect(practice.row(stranger)).toMatchObject({
      ...{
        patientId: null,
        patientName: 'Smith, Joan',
        recipient: 'joan@example.org',
        statusCode: 'not-on-record',
      },
    });
    expect(practice.ports.messages.details(stranger)?.preview).toBe('At 17:00 with Joan Smith');
    expect(practice.ports.messages.mime(stranger)).toEqual([]);
    expect(practice.ports.messages.history(stranger).at(-1)?.detail).toEqual({ note: 'Line 5' });
    expect(practice.codes(stranger)).toEqual(['created', 'not-on-record']);
  });

  it('says of a row that fits several whom it may mean, and sends nothing to them', async () => {
    const { practice, patientIds, tableId, send, review } = await chosen();
    const table = practice.ports.recipientTables.take(tableId);
    const row: LeftRow = {
      ...{ line: 6, cells: [], name: 'Quinn', email: 'quinn@example.org', mobile: null, patientId: null },
      ...{ reason: 'fits-several', candidates: ['Ada Quinn', 'Bram Quinn'] },
    };
    if (table === null) throw new Error('There is no file.');
    practice.ports.recipientTables.put(tableId, { ...table, unmatched: [row] });
    const note = 'Line 6: Ada Quinn, Bram Quinn';
    expect((await review()).skipped).toMatchObject([{ patientId: null, reason: 'fits-several', note }]);
    const ids = await send();
    const [id = ''] = ids.slice(patientIds.length);
    expect(practice.row(id)).toMatchObject({
      status: 'Other',
      statusCode: 'fits-several',
      outboxState: null,
    });
    expect(practice.ports.messages.history(id).at(-1)?.detail).toEqual({ note });
  });

  it('leaves out who was taken out of the list, with their further rows', async () => {
    const { patientIds, send, review } = await chosen();
    expect((await review({ patientIds: patientIds.slice(1) })).skipped).toMatchObject([
      { reason: 'not-on-record' },
    ]);
    expect(await send({ patientIds: patientIds.slice(1) })).toHaveLength(2);
  });

  it('names who lacks what only the file knows', async () => {
    const { practice, patientIds, review } = await chosen();
    const byHand = practice.addPatients('kim@example.org');
    expect((await review({ patientIds: [...patientIds, ...byHand] })).skipped[0]).toMatchObject({
      ...{ patientId: byHand[0], reason: 'missing-field', missing: ['column.appointment TIME'] },
    });
  });

  it('has the row of a record that was merged into another one meanwhile', async () => {
    const { practice, patientIds, send } = await chosen();
    const [kept = ''] = practice.addPatients('kept@example.org');
    practice.ports.patients.merge(kept, patientIds[1] ?? '');
    const ids = await send();
    const message = ids.find((id) => practice.row(id).patientId === kept);
    expect(practice.ports.messages.details(message ?? '')?.preview).toBe('At 10:00 with us');
  });

  it('is for one patient with one message where the rest are rows of the file', async () => {
    const { practice, patientIds, send } = await chosen();
    const ids = await send({ patientIds: patientIds.slice(0, 1) });
    expect(practice.rows(ids).map(({ statusCode }) => statusCode)).toEqual([
      ...['created', 'repeated-row', 'not-on-record'],
    ]);
  });

  it('is refused when a field names no column, and when the file is gone', async () => {
    const { practice, tableId, send, review } = await chosen();
    expect((await review({ body: plainRichText('{{column.Practitioner}}') })).problems).toEqual([
      'merge-fields',
    ]);
    practice.ports.recipientTables.drop(tableId);
    await expect(review()).rejects.toThrow('Choose it again');
    await expect(send()).rejects.toThrow('Choose it again');
    expect(practice.ports.messages.countMessages()).toBe(0);
  });

  it('lets go of the file when it has been sent', async () => {
    const { practice, tableId, send } = await chosen();
    await send();
    expect(practice.ports.recipientTables.take(tableId)).toBeNull();
    expect(practice.tables.openIds()).toEqual([]);
  });
});
