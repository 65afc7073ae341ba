import type { RichText } from '../../../shared/domain/rich-text';
import { fold } from '../../../shared/domain/search-words';
import type { Template, TemplateRow } from '../../../shared/domain/template';
import type { TemplateStore } from '../../ports/template-store';
import { OWN_DESK, type LogConnection } from './log-connection';

interface TemplateColumns extends Omit<Template, 'body'> {
  body: string;
  removedAt: number | null;
}

const ROW_COLUMNS = `
id, name, channel, purpose, subject, created_at AS createdAt, created_by AS createdBy, updated_at AS updatedAt,
updated_by AS updatedBy`;

const LIST = `
SELECT ${ROW_COLUMNS} FROM template WHERE removed_at IS NULL ORDER BY channel, sort_key, position`;

const ONE = `SELECT ${ROW_COLUMNS}, body, removed_at AS removedAt FROM template WHERE id = @id`;

const SAVE = `
INSERT INTO template (desk, id, name, sort_key, channel, purpose, subject, body, created_at, created_by, updated_at,
  updated_by)
VALUES (@desk, @id, @name, @sortKey, @channel, @purpose, @subject, @body, @createdAt, @createdBy, @updatedAt,
  @updatedBy)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key, channel = excluded.channel,
  purpose = excluded.purpose, subject = excluded.subject, body = excluded.body, updated_at = excluded.updated_at,
  updated_by = excluded.updated_by`;

export class SqliteTemplateStore implements TemplateStore {
  private readonly selectListed;
  private readonly selectOne;
  private readonly saveOne;
  private readonly updateRemoved;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.selectListed = statements.prepare<TemplateRow>('list-templates', LIST);
    this.selectOne = statements.prepare<TemplateColumns>('template', ONE);
    this.saveOne = statements.prepare('save-template', SAVE);
    this.updateRemoved = statements.prepare(
      'set-template-removed',
      'UPDATE template SET removed_at = @removedAt WHERE id = @id',
    );
  }

  list(): TemplateRow[] {
    return this.selectListed.all();
  }

  template(id: string): (Template & { removedAt: number | null }) | null {
    const found = this.selectOne.get({ id });
    return found === undefined ? null : { ...found, body: JSON.parse(found.body) as RichText };
  }

  save(template: Template): void {
    const { id, name, channel, purpose, subject, body, createdAt, createdBy, updatedAt, updatedBy } =
      template;
    this.connection.transaction.run(() => {
      this.saveOne.run({
        ...{
          desk: OWN_DESK,
          id,
          name,
          channel,
          purpose,
          subject,
          createdAt,
          createdBy,
          updatedAt,
          updatedBy,
        },
        sortKey: fold(name),
        body: JSON.stringify(body),
      });
    });
  }

  setRemoved(id: string, removedAt: number | null): void {
    this.connection.transaction.run(() => {
      const { changes } = this.updateRemoved.run({ id, removedAt });
      if (changes === 0) throw new Error('There is no such template.');
    });
  }
}
