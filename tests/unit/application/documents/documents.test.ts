import { beforeEach, describe, expect, it } from 'vitest';
import { addDocuments } from '../../../../src/main/application/documents/add-documents';
import { attachDocument } from '../../../../src/main/application/documents/attach-document';
import { listDocuments } from '../../../../src/main/application/documents/list-documents';
import { previewDocument } from '../../../../src/main/application/documents/preview-document';
import { saveDocumentCopy } from '../../../../src/main/application/documents/save-document-copy';
import { setDocumentRemoved } from '../../../../src/main/application/documents/set-document-removed';
import { tidyDocuments } from '../../../../src/main/application/documents/tidy-documents';
import { PREVIEW_LIMIT_BYTES, type DocumentFile } from '../../../../src/shared/domain/document';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { DAY_MS, NOW } from '../../../support/log/sample-log';

const letter = { name: 'Letter.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF letter') };
const scan = { name: 'Scan.png', mediaType: 'image/png', bytes: Buffer.from('scan') };

let practice: TestPractice;
let patientId: string;

beforeEach(() => {
  practice = new TestPractice();
  [patientId = ''] = practice.addPatients('anh@example.org');
});

async function added(...contents: (typeof letter)[]): Promise<DocumentFile[]> {
  practice.documentFiles.chosen = contents;
  return (await addDocuments(practice.ports, patientId, STAFF)).added;
}

async function oneAdded(content = letter): Promise<DocumentFile> {
  const [file] = await added(content);
  if (file === undefined) throw new Error('Nothing was added.');
  return file;
}

function names(id = patientId): string[] {
  return listDocuments(practice.ports, { patientId: id, cursor: null, limit: 100 }).files.map(
    ({ name }) => name,
  );
}

function notes() {
  return practice.ports.notes.notes([patientId]).map(({ kind, by, detail, struck }) => ({
    kind,
    by,
    name: detail.name,
    struckBy: struck?.by ?? null,
  }));
}

describe('adding documents', () => {
  it('puts them on the record with who and when', async () => {
    const [file] = await added(letter);
    expect(file).toMatchObject({
      name: 'Letter.pdf',
      patientId,
      addedAt: NOW,
      addedBy: STAFF,
      sizeBytes: 11,
    });
    expect(names()).toEqual(['Letter.pdf']);
  });

  it('refuses what the patient has already, and what was chosen twice', async () => {
    await added(letter);
    practice.documentFiles.chosen = [{ ...letter, name: 'Again.pdf' }, scan, { ...scan, name: 'Twice.png' }];
    practice.documentFiles.refused = [{ name: 'Film.mp4', reason: 'too-large' }];
    const { added: files, refused } = await addDocuments(practice.ports, patientId, STAFF);
    expect(files.map(({ name }) => name)).toEqual(['Scan.png']);
    expect(refused).toEqual([
      { name: 'Film.mp4', reason: 'too-large' },
      { name: 'Again.pdf', reason: 'already-there' },
      { name: 'Twice.png', reason: 'already-there' },
    ]);
  });

  it('takes the same file for another patient, and again once it was removed', async () => {
    const file = await oneAdded();
    const [other = ''] = practice.addPatients('joan@example.org');
    expect((await addDocuments(practice.ports, other, STAFF)).added).toHaveLength(1);
    setDocumentRemoved(practice.ports, file.id, true, STAFF);
    expect(await added(letter)).toHaveLength(1);
  });

  it('goes to the record that took the place of a merged one while the dialog was open', async () => {
    const [kept = ''] = practice.addPatients('joan@example.org');
    practice.documentFiles.chosen = [letter];
    const adding = addDocuments(practice.ports, patientId, STAFF);
    practice.ports.patients.merge(kept, patientId);
    expect((await adding).added[0]?.patientId).toBe(kept);
    expect(names(kept)).toEqual(['Letter.pdf']);
  });

  it('asks for no file of a patient who is not on record', async () => {
    practice.documentFiles.chosen = [letter];
    await expect(addDocuments(practice.ports, 'unknown', STAFF)).rejects.toMatchObject({ code: 'not-found' });
    expect(practice.documentFiles.hashes()).toEqual([]);
  });

  it('keeps no row when the log cannot be written', async () => {
    practice.documentFiles.chosen = [letter, scan];
    practice.disk.fill('documents.insert');
    await expect(addDocuments(practice.ports, patientId, STAFF)).rejects.toMatchObject({ code: 'disk-full' });
    practice.disk.makeRoom();
    expect(names()).toEqual([]);
  });
});

describe('the list of documents', () => {
  it('has the files and the e-mails to the patient, page by page', async () => {
    const account = practice.addAccount();
    await added(letter);
    await practice.write(account, 1, { patientIds: [patientId], subject: 'First' });
    await practice.write(account, 1, { patientIds: [patientId], subject: 'Second' });
    await practice.write(account, 1, { subject: 'To somebody else' });
    const first = listDocuments(practice.ports, { patientId, cursor: null, limit: 1 });
    expect(first.files.map(({ name }) => name)).toEqual(['Letter.pdf']);
    expect(first.emails.map(({ subject }) => subject)).toEqual(['Second']);
    const second = listDocuments(practice.ports, { patientId, cursor: first.nextCursor, limit: 1 });
    expect(second.emails.map(({ subject }) => subject)).toEqual(['First']);
  });

  it('has those of the records that were merged into this one', async () => {
    const account = practice.addAccount();
    await added(letter);
    await practice.write(account, 1, { patientIds: [patientId], subject: 'Before' });
    const [kept = ''] = practice.addPatients('joan@example.org');
    practice.ports.patients.merge(kept, patientId);
    const { files, emails } = listDocuments(practice.ports, { patientId: kept, cursor: null, limit: 100 });
    expect(files).toHaveLength(1);
    expect(emails.map(({ subject }) => subject)).toEqual(['Before']);
    expect(names(patientId)).toEqual(['Letter.pdf']);
  });

  it('is not there for a patient who is not on record', () => {
    expect(() => names('unknown')).toThrow('not on record');
  });
});

describe('a document that is e-mailed', () => {
  it('lies on the shelf as it was added', async () => {
    const file = await oneAdded();
    const attachment = await attachDocument(practice.ports, file.id);
    expect(attachment).toMatchObject({ name: 'Letter.pdf', mediaType: 'application/pdf', sizeBytes: 11 });
    expect(practice.attachments.take([attachment.id])?.[0]?.bytes).toEqual(letter.bytes);
  });

  it('is refused in words when there is no room for it', async () => {
    const file = await oneAdded();
    practice.attachments.hasRoom = false;
    await expect(attachDocument(practice.ports, file.id)).rejects.toMatchObject({
      code: 'not-allowed-now',
      message: expect.stringContaining('too large') as string,
    });
  });
});

describe('a document whose file is gone or changed', () => {
  it('is said so wherever it is wanted, and is still listed', async () => {
    const gone = await oneAdded();
    const changed = await oneAdded(scan);
    practice.documentFiles.lose(gone.sha256);
    practice.documentFiles.change(changed.sha256, Buffer.from('other'));
    for (const work of [attachDocument, saveDocumentCopy]) {
      await expect(work(practice.ports, gone.id)).rejects.toMatchObject({
        code: 'not-found',
        message: expect.stringContaining('no longer in') as string,
      });
      await expect(work(practice.ports, changed.id)).rejects.toMatchObject({
        code: 'not-found',
        message: expect.stringContaining('changed by another program') as string,
      });
    }
    expect(await previewDocument(practice.ports, gone.id)).toEqual({ ok: false, reason: 'gone' });
    expect(await previewDocument(practice.ports, changed.id)).toEqual({ ok: false, reason: 'changed' });
    expect(names()).toEqual(['Scan.png', 'Letter.pdf']);
  });
});

describe('a copy of a document', () => {
  it('is saved under its name, unless the person cancels', async () => {
    const file = await oneAdded();
    expect(await saveDocumentCopy(practice.ports, file.id)).toEqual({ isSaved: true });
    expect(practice.documentFiles.saved).toEqual([{ sha256: file.sha256, suggestedName: 'Letter.pdf' }]);
    practice.documentFiles.isSavingCancelled = true;
    expect(await saveDocumentCopy(practice.ports, file.id)).toEqual({ isSaved: false });
  });
});

describe('removing a document', () => {
  it('takes it off the list and notes who did', async () => {
    const file = await oneAdded();
    setDocumentRemoved(practice.ports, file.id, true, 'Alex');
    expect(names()).toEqual([]);
    expect(notes()).toEqual([{ kind: 'document-removed', by: 'Alex', name: 'Letter.pdf', struckBy: null }]);
    await expect(attachDocument(practice.ports, file.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await previewDocument(practice.ports, file.id)).toEqual({ ok: false, reason: 'removed' });
  });

  it('can be undone, which strikes the note', async () => {
    const file = await oneAdded();
    setDocumentRemoved(practice.ports, file.id, true, STAFF);
    setDocumentRemoved(practice.ports, file.id, false, 'Alex');
    expect(names()).toEqual(['Letter.pdf']);
    expect(notes()).toEqual([{ kind: 'document-removed', by: STAFF, name: 'Letter.pdf', struckBy: 'Alex' }]);
  });

  it('changes nothing when it is so already', async () => {
    const file = await oneAdded();
    setDocumentRemoved(practice.ports, file.id, false, STAFF);
    setDocumentRemoved(practice.ports, file.id, true, STAFF);
    setDocumentRemoved(practice.ports, file.id, true, STAFF);
    expect(notes()).toHaveLength(1);
  });

  it('is not done to a document that is not kept', () => {
    expect(() => {
      setDocumentRemoved(practice.ports, 'unknown', true, STAFF);
    }).toThrow('no longer kept');
  });
});

describe('tidying documents', () => {
  it('forgets a removed one after a day, with its content', async () => {
    const file = await oneAdded();
    const kept = await oneAdded(scan);
    setDocumentRemoved(practice.ports, file.id, true, STAFF);
    practice.clock.advance(DAY_MS);
    await tidyDocuments(practice.ports);
    expect(practice.documentFiles.hashes()).toHaveLength(2);
    practice.clock.advance(1);
    await tidyDocuments(practice.ports);
    expect(practice.documentFiles.hashes()).toEqual([kept.sha256]);
    expect(practice.ports.documents.file(file.id)).toBeNull();
  });

  it('keeps what no row names for a while: the log may have been restored from a backup', async () => {
    await oneAdded();
    practice.ports.documents.hashes = () => new Set();
    practice.clock.advance(30 * DAY_MS);
    await tidyDocuments(practice.ports);
    expect(practice.documentFiles.hashes()).toHaveLength(1);
    practice.clock.advance(1);
    await tidyDocuments(practice.ports);
    expect(practice.documentFiles.hashes()).toEqual([]);
  });

  it('keeps a content as long as any patient has it', async () => {
    const file = await oneAdded();
    const [other = ''] = practice.addPatients('joan@example.org');
    await addDocuments(practice.ports, other, STAFF);
    setDocumentRemoved(practice.ports, file.id, true, STAFF);
    practice.clock.advance(DAY_MS + 1);
    await tidyDocuments(practice.ports);
    expect(practice.documentFiles.hashes()).toEqual([file.sha256]);
  });
});

describe('the preview of a document', () => {
  it('has its content and how it is shown', async () => {
    const file = await oneAdded(scan);
    expect(await previewDocument(practice.ports, file.id)).toEqual({
      ok: true,
      kind: 'image',
      ...scan,
    });
  });

  it('is not made of kinds that are not shown', async () => {
    const file = await oneAdded({ ...letter, mediaType: 'application/zip' });
    expect(await previewDocument(practice.ports, file.id)).toEqual({ ok: false, reason: 'not-shown' });
  });

  it('does not read what is too large to be shown', async () => {
    const text = Buffer.alloc(PREVIEW_LIMIT_BYTES.text + 1, 0x20);
    const file = await oneAdded({ name: 'long.txt', mediaType: 'text/plain', bytes: text });
    practice.documentFiles.lose(file.sha256);
    expect(await previewDocument(practice.ports, file.id)).toEqual({ ok: false, reason: 'too-large' });
  });
});
