/** Main forgets the file when it closes, too, so a failure here needs nobody. */
export async function releaseFile(attachmentId: string): Promise<void> {
  await window.sendtrail.invoke('compose:drop-attachment', { attachmentId });
}
