import type { ChangeFeed, Changes } from '../../ports/change-feed';
import type { Logger } from '../../ports/logger';

type Listener = (changes: Changes) => void;

class Touched implements Changes {
  readonly messageIds = new Set<string>();
  readonly batchIds = new Set<string>();
  readonly patientIds = new Set<string>();
  hasPatientChange = false;
  hasArrivalChange = false;
  hasAttentionChange = false;
  hasAccountChange = false;
  hasSettingsChange = false;

  hasAny(): boolean {
    const hasRows = this.messageIds.size > 0 || this.batchIds.size > 0;
    const hasDeskChange = this.hasPatientChange || this.hasArrivalChange || this.hasAttentionChange;
    return hasRows || hasDeskChange || this.hasAccountChange || this.hasSettingsChange;
  }
}

/** Gathers what a transaction touches and tells it once that has been committed; nobody hears of what was undone. */
export class SqliteChangeFeed implements ChangeFeed {
  private readonly listeners = new Set<Listener>();
  private touched = new Touched();

  constructor(private readonly logger: Logger) {}

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  touchMessage(id: string): void {
    this.touched.messageIds.add(id);
  }

  touchBatch(id: string): void {
    this.touched.batchIds.add(id);
  }

  /** One record, or what stands in it. */
  touchPatient(id: string): void {
    this.touched.patientIds.add(id);
    this.touched.hasPatientChange = true;
  }

  /** More records than are worth naming. */
  touchPatients(): void {
    this.touched.hasPatientChange = true;
  }

  touchArrivals(): void {
    this.touched.hasArrivalChange = true;
  }

  touchAttention(): void {
    this.touched.hasAttentionChange = true;
  }

  touchAccounts(): void {
    this.touched.hasAccountChange = true;
  }

  touchSettings(): void {
    this.touched.hasSettingsChange = true;
  }

  /** After a commit. A listener that fails neither undoes the commit nor keeps the others from hearing of it. */
  tell(): void {
    const changes = this.touched;
    if (!changes.hasAny()) return;
    this.touched = new Touched();
    for (const listener of [...this.listeners]) {
      try {
        listener(changes);
      } catch (error) {
        this.logger.error('change-listener-failed', { reason: String(error) });
      }
    }
  }

  /** After a rollback. */
  forget(): void {
    this.touched = new Touched();
  }
}
