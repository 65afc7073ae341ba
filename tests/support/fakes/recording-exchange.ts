import type { DeskExchange } from '../../../src/main/ports/desk-exchange';

/** Keeps what was saved and copied. */
export class RecordingExchange implements DeskExchange {
  readonly saved: { suggestedName: string; text: string }[] = [];
  readonly copied: string[] = [];
  isCancelled = false;

  saveText(suggestedName: string, text: string): Promise<boolean> {
    if (!this.isCancelled) this.saved.push({ suggestedName, text });
    return Promise.resolve(!this.isCancelled);
  }

  copyText(text: string): void {
    this.copied.push(text);
  }
}
