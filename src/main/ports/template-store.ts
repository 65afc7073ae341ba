import type { Template, TemplateRow } from '../../shared/domain/template';

/** The texts that are sent often. */
export interface TemplateStore {
  /** Those that have not been removed, e-mails before SMS, by name. */
  list(): TemplateRow[];
  /** Removed ones, too: their removal can be undone. */
  template(id: string): (Template & { removedAt: number | null }) | null;
  /** Puts a new one in, or a changed one in place of the one with its id; whether it is removed stays as it is. */
  save(template: Template): void;
  /** @param removedAt ms; null puts it back */
  setRemoved(id: string, removedAt: number | null): void;
}
