import { expect, it } from 'vitest';
import type { Template } from '../../src/shared/domain/template';
import { describeContract } from '../support/log/contract';
import { NOW, sampleId } from '../support/log/sample-log';

function sampleTemplate(number: number, changes: Partial<Template> = {}): Template {
  return {
    id: sampleId('template', number),
    name: `Template ${String(number)}`,
    channel: 'email',
    purpose: 'Recall',
    subject: 'Time for a check, {{patient.firstName}}',
    body: { blocks: [{ kind: 'paragraph', spans: [{ text: 'Dear {{patient.firstName}}', isBold: true }] }] },
    createdAt: NOW,
    createdBy: 'Mia',
    updatedAt: NOW,
    updatedBy: 'Mia',
    ...changes,
  };
}

const FIRST = sampleTemplate(1);

describeContract('template store', (log) => {
  const names = () =>
    log()
      .templates.list()
      .map(({ name }) => name);

  it('gives a template back as it was saved', () => {
    log().templates.save(FIRST);
    expect(log().templates.template(FIRST.id)).toEqual({ ...FIRST, removedAt: null });
    const { body, ...row } = FIRST;
    expect(body.blocks).toHaveLength(1);
    expect(log().templates.list()).toEqual([row]);
    expect(log().templates.template(sampleId('template', 9))).toBeNull();
  });

  it('keeps who made it and when, whoever changes it', () => {
    log().templates.save(FIRST);
    const changes: Partial<Template> = { name: 'Other', channel: 'sms', subject: '', body: { blocks: [] } };
    const later = { updatedAt: NOW + 5, updatedBy: 'Sam' };
    log().templates.save({ ...FIRST, ...changes, ...later, createdAt: NOW + 5, createdBy: 'Sam' });
    expect(log().templates.template(FIRST.id)).toEqual({ ...FIRST, ...changes, ...later, removedAt: null });
  });

  it('lists e-mails before SMS, by name in any case and with any accent', () => {
    log().templates.save(sampleTemplate(1, { name: 'recall' }));
    log().templates.save(sampleTemplate(2, { name: 'Account', channel: 'sms' }));
    log().templates.save(sampleTemplate(3, { name: 'Émail' }));
    log().templates.save(sampleTemplate(4, { name: 'Birthday' }));
    expect(names()).toEqual(['Birthday', 'Émail', 'recall', 'Account']);
  });

  it('keeps a removed one until it is put back, also when it is saved meanwhile', () => {
    log().templates.save(FIRST);
    log().templates.setRemoved(FIRST.id, NOW + 5);
    expect(names()).toEqual([]);
    log().templates.save({ ...FIRST, name: 'Changed' });
    expect(log().templates.template(FIRST.id)?.removedAt).toBe(NOW + 5);
    expect(names()).toEqual([]);
    log().templates.setRemoved(FIRST.id, null);
    expect(names()).toEqual(['Changed']);
  });

  it('refuses to remove what there is not', () => {
    expect(() => {
      log().templates.setRemoved(FIRST.id, NOW);
    }).toThrow();
  });

  it('keeps nothing of what was undone', () => {
    expect(() =>
      log().transaction.run(() => {
        log().templates.save(FIRST);
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(names()).toEqual([]);
  });
});
