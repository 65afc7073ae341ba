import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { savePdf } from '../../../src/main/windows/save-pdf';
import { FakeBrowserWindow } from '../../support/fake-browser-window';

describe('what a window shows', () => {
  let folder: string;
  const { asElectron: window } = new FakeBrowserWindow({});

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sendtrail-pdf-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('is saved as a PDF where the person wants it, for this person only', async () => {
    const filePath = join(folder, 'message.pdf');
    expect(await savePdf(window, 'message.pdf', () => Promise.resolve({ canceled: false, filePath }))).toBe(
      true,
    );
    expect(await readFile(filePath, 'latin1')).toBe('%PDF-1.7');
    expect((await stat(filePath)).mode & 0o777).toBe(0o600);
  });

  it('is not saved when the person cancels', async () => {
    expect(
      await savePdf(window, 'message.pdf', () => Promise.resolve({ canceled: true, filePath: '' })),
    ).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });
});
