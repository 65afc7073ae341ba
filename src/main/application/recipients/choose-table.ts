import { guessMapping } from '../../../shared/domain/import-guess';
import type { ImportFile, ImportRefusal } from '../../../shared/domain/patient-import';
import type { Ports } from '../ports';

/** Lets the person choose a file of recipients. Null when they cancel the dialog. */
export async function chooseTable({
  tables,
}: Pick<Ports, 'tables'>): Promise<ImportFile | { name: string; refused: ImportRefusal } | null> {
  const chosen = await tables.choose();
  if (chosen === null || 'refused' in chosen) return chosen;
  return { ...chosen, guess: guessMapping(chosen.headers, chosen.sample) };
}

/** Forgets a file of recipients: its draft is gone, or another file has taken its place. */
export function dropTable(
  { recipientTables, tables }: Pick<Ports, 'recipientTables' | 'tables'>,
  tableId: string,
): void {
  recipientTables.drop(tableId);
  tables.forget(tableId);
}
