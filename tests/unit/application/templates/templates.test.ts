import { describe, expect, it } from 'vitest';
import { duplicateTemplate } from '../../../../src/main/application/templates/duplicate-template';
import { foundTemplate } from '../../../../src/main/application/templates/found-template';
import { saveTemplate } from '../../../../src/main/application/templates/save-template';
import { setTemplateRemoved } from '../../../../src/main/application/templates/set-template-removed';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
import type { TemplateInput } from '../../../../src/shared/domain/template';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId } from '../../../support/log/sample-log';

const RECALL: TemplateInput = {
  name: ' Recall ',
  channel: 'email',
  purpose: 'Recall',
  subject: 'Time for a check',
  body: plainRichText('Dear {{patient.firstName}}'),
};

function practice() {
  const { ports, clock } = new TestPractice();
  return {
    ports,
    clock,
    save: (changes: Partial<TemplateInput> = {}, id: string | null = null, by = STAFF) =>
      saveTemplate(ports, id, { ...RECALL, ...changes }, by),
    names: () => ports.templates.list().map(({ name }) => name),
  };
}

describe('templates', () => {
  it('are kept with who made and who changed them, and when', () => {
    const { ports, clock, save } = practice();
    const made = save();
    expect(made).toMatchObject({
      name: 'Recall',
      createdAt: NOW,
      createdBy: STAFF,
      updatedAt: NOW,
      updatedBy: STAFF,
    });
    clock.advance(1_000);
    const changed = save({ subject: 'Changed' }, made.id, 'Sam');
    expect(changed).toEqual({ ...made, subject: 'Changed', updatedAt: NOW + 1_000, updatedBy: 'Sam' });
    expect(foundTemplate(ports, made.id)).toEqual(changed);
  });

  it('are not kept under the name of another, nor without a text; one may keep its own name', () => {
    const { save, names } = practice();
    const made = save();
    expect(() => save({ name: 'RECALL' })).toThrow('name-taken');
    expect(() => save({ name: 'x', body: plainRichText('') })).toThrow('body-empty');
    expect(save({ name: 'recall' }, made.id).name).toBe('recall');
    expect(names()).toEqual(['recall']);
  });

  it('are copied with a name that is free', () => {
    const { ports, save, names } = practice();
    const made = save();
    const copy = duplicateTemplate(ports, made.id, 'Sam');
    duplicateTemplate(ports, copy.id, 'Sam');
    expect(copy).toMatchObject({ name: 'Recall (2)', body: made.body, createdBy: 'Sam' });
    expect(names()).toEqual(['Recall', 'Recall (2)', 'Recall (3)']);
  });

  it('are removed and put back, under another name where theirs has been given away', () => {
    const { ports, save, names } = practice();
    const made = save();
    setTemplateRemoved(ports, made.id, true);
    expect(names()).toEqual([]);
    const second = save();
    setTemplateRemoved(ports, made.id, false);
    setTemplateRemoved(ports, made.id, false);
    expect(names()).toEqual(['Recall', 'Recall (2)']);
    expect(foundTemplate(ports, second.id).name).toBe('Recall');
  });

  it('that are gone are neither changed, nor copied, nor put back', () => {
    const { ports, save } = practice();
    const made = save();
    setTemplateRemoved(ports, made.id, true);
    expect(() => save({}, made.id)).toThrow('has been removed');
    expect(() => duplicateTemplate(ports, made.id, STAFF)).toThrow('has been removed');
    expect(() => {
      setTemplateRemoved(ports, sampleId('template', 9), false);
    }).toThrow('no such template');
  });
});
