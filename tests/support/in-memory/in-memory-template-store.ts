import { fold } from '../../../src/shared/domain/search-words';
import type { Template, TemplateRow } from '../../../src/shared/domain/template';
import type { TemplateStore } from '../../../src/main/ports/template-store';
import { compareText } from './compare-text';
import type { MemoryDatabase } from './memory-database';

export class InMemoryTemplateStore implements TemplateStore {
  constructor(private readonly database: MemoryDatabase) {}

  list(): TemplateRow[] {
    const kept = [...this.database.tables.templates.values()].filter(({ removedAt }) => removedAt === null);
    return kept
      .sort(
        (one, other) =>
          compareText(one.channel, other.channel) || compareText(fold(one.name), fold(other.name)),
      )
      .map(({ id, name, channel, purpose, subject, createdAt, createdBy, updatedAt, updatedBy }) => ({
        ...{ id, name, channel, purpose, subject, createdAt, createdBy, updatedAt, updatedBy },
      }));
  }

  template(id: string): (Template & { removedAt: number | null }) | null {
    return this.database.tables.templates.get(id) ?? null;
  }

  save(template: Template): void {
    this.database.run(() => {
      const { templates } = this.database.tables;
      const before = templates.get(template.id);
      templates.set(template.id, {
        ...template,
        createdAt: before?.createdAt ?? template.createdAt,
        createdBy: before?.createdBy ?? template.createdBy,
        removedAt: before?.removedAt ?? null,
      });
    });
  }

  setRemoved(id: string, removedAt: number | null): void {
    this.database.run(() => {
      const stored = this.database.tables.templates.get(id);
      if (stored === undefined) throw new Error('There is no such template.');
      this.database.tables.templates.set(id, { ...stored, removedAt });
    });
  }
}
