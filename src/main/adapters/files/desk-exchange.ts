import { writeFile } from 'node:fs/promises';
import type { DeskExchange } from '../../ports/desk-exchange';

/** Asks the person where to save; Electron's dialog in the app. */
export type AskWhereToSave = (suggestedName: string) => Promise<{ canceled: boolean; filePath: string }>;

/** Saves and copies by way of the system's own dialog and clipboard. */
export function createDeskExchange(
  askWhereToSave: AskWhereToSave,
  clipboard: { writeText(text: string): void },
): DeskExchange {
  return {
    saveText: async (suggestedName, text) => {
      const { canceled, filePath } = await askWhereToSave(suggestedName);
      if (canceled || filePath === '') return false;
      // Patients' data: not for other people of this computer to read.
      await writeFile(filePath, text, { mode: 0o600 });
      return true;
    },
    copyText: (text) => {
      clipboard.writeText(text);
    },
  };
}
