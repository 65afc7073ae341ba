import { writeFile } from 'node:fs/promises';
import type { BrowserWindow, SaveDialogOptions } from 'electron';

/**
 * Saves what a window shows as a PDF where the person wants it.
 * @param fileName what the file is called unless the person calls it something else
 * @returns false when the person cancels
 */
export async function savePdf(
  window: BrowserWindow,
  fileName: string,
  askWhere: (
    window: BrowserWindow,
    options: SaveDialogOptions,
  ) => Promise<{ canceled: boolean; filePath: string }>,
): Promise<boolean> {
  const { canceled, filePath } = await askWhere(window, {
    defaultPath: fileName,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || filePath === '') return false;
  // Patients' data: not for other people of this computer to read.
  await writeFile(filePath, await window.webContents.printToPDF({ pageSize: 'A4' }), { mode: 0o600 });
  return true;
}
