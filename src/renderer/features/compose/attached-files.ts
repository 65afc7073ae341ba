import type { Draft } from './draft';

/** Main forgets the file when it closes, too, so a failure here needs nobody. */
export async function releaseFile(attachmentId: string): Promise<void> {
  await window.sendtrail.invoke('compose:drop-attachment', { attachmentId });
}

/** The same for a file of recipients. */
export async function releaseTable(tableId: string): Promise<void> {
  await window.sendtrail.invoke('recipients:drop-table', { tableId });
}

/** Nobody wants a draft back any more: main can forget its files. */
export function releaseDraft(draft: Draft | null): void {
  if (draft === null) return;
  for (const { id } of draft.attachments) void releaseFile(id);
  if (draft.table !== null) void releaseTable(draft.table.tableId);
}
