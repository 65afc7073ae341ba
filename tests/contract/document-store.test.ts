import { expect, it } from 'vitest';
import type { DocumentFile } from '../../src/shared/domain/document';
import { describeContract } from '../support/log/contract';
import { NOW, sampleId, samplePatient } from '../support/log/sample-log';

const ANH = sampleId('patient', 1);
const BO = sampleId('patient', 2);
const PATIENTS = [samplePatient(1), samplePatient(2, { familyName: 'Brandt', givenName: 'Bo' })];

function sampleDocument(number: number, changes: Partial<DocumentFile> = {}): DocumentFile {
  return {
    id: sampleId('document', number),
    patientId: ANH,
    name: `Letter ${number}.pdf`,
    mediaType: 'application/pdf',
    sizeBytes: 84_000,
    sha256: number.toString(16).padStart(64, '0'),
    addedAt: NOW + number,
    addedBy: 'Mia',
    ...changes,
  };
}

const [FIRST, SECOND] = [sampleDocument(1), sampleDocument(2)];

describeContract('document store', (log) => {
  const namesOf = (...patientIds: string[]) =>
    log()
      .documents.files(patientIds)
      .map(({ name }) => name);

  it('gives a document back as it was put in', () => {
    log().patients.insert(PATIENTS);
    log().documents.insert(FIRST);
    expect(log().documents.file(FIRST.id)).toEqual({ ...FIRST, removedAt: null });
    expect(log().documents.files([ANH])).toEqual([FIRST]);
    expect(log().documents.file(sampleId('document', 9))).toBeNull();
  });

  it('refuses a document of nobody, and a second one with the same id', () => {
    log().patients.insert(PATIENTS);
    log().documents.insert(FIRST);
    for (const changes of [{ id: FIRST.id }, { patientId: sampleId('patient', 9) }]) {
      expect(() => {
        log().documents.insert(sampleDocument(2, changes));
      }).toThrow();
    }
    expect(log().documents.files([ANH])).toEqual([FIRST]);
  });

  it('lists the documents of some records, newest first', () => {
    log().patients.insert(PATIENTS);
    log().documents.insert(FIRST);
    log().documents.insert(sampleDocument(3, { patientId: BO }));
    log().documents.insert(SECOND);
    expect(namesOf(ANH)).toEqual(['Letter 2.pdf', 'Letter 1.pdf']);
    expect(namesOf(ANH, BO)).toEqual(['Letter 2.pdf', 'Letter 3.pdf', 'Letter 1.pdf']);
    expect(namesOf()).toEqual([]);
  });

  it('shows those of a merged record as those of the record that stands for it', () => {
    log().patients.insert(PATIENTS);
    log().documents.insert(sampleDocument(1, { patientId: BO }));
    log().patients.merge(ANH, BO);
    expect(log().documents.files([ANH, BO])).toEqual([FIRST]);
    expect(log().documents.file(FIRST.id)?.patientId).toBe(ANH);
  });

  it('keeps a removed document until it is forgotten, and brings it back when asked', () => {
    log().patients.insert(PATIENTS);
    log().documents.insert(FIRST);
    log().documents.setRemoved(FIRST.id, NOW + 5);
    expect(namesOf(ANH)).toEqual([]);
    expect(log().documents.file(FIRST.id)?.removedAt).toBe(NOW + 5);
    log().documents.setRemoved(FIRST.id, null);
    expect(namesOf(ANH)).toEqual(['Letter 1.pdf']);
  });

  it('forgets what was removed before a time, and nothing else', () => {
    log().patients.insert(PATIENTS);
    for (const number of [1, 2, 3]) log().documents.insert(sampleDocument(number));
    log().documents.setRemoved(FIRST.id, NOW - 1);
    log().documents.setRemoved(SECOND.id, NOW);
    expect(log().documents.forgetRemovedBefore(NOW)).toEqual([FIRST.sha256]);
    expect(log().documents.file(FIRST.id)).toBeNull();
    expect(log().documents.file(SECOND.id)).not.toBeNull();
    expect(namesOf(ANH)).toEqual(['Letter 3.pdf']);
  });

  it('names the contents that any row needs, removed ones included', () => {
    log().patients.insert(PATIENTS);
    log().documents.insert(FIRST);
    log().documents.insert(sampleDocument(2, { sha256: FIRST.sha256 }));
    log().documents.insert(sampleDocument(3));
    log().documents.setRemoved(sampleId('document', 3), NOW);
    expect(log().documents.hashes()).toEqual(new Set([FIRST.sha256, sampleDocument(3).sha256]));
  });

  it('refuses to remove what is not there', () => {
    expect(() => {
      log().documents.setRemoved(FIRST.id, NOW);
    }).toThrow('no such document');
  });

  it('tells whose record has changed', () => {
    log().patients.insert(PATIENTS);
    const heard: string[][] = [];
    log().changes.subscribe(({ patientIds }) => heard.push([...patientIds]));
    log().documents.insert(FIRST);
    log().documents.setRemoved(FIRST.id, NOW);
    expect(heard).toEqual([[ANH], [ANH]]);
  });
});
