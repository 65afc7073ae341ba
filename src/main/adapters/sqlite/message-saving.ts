import type { NamedStatement, NamedStatements, Parameters } from './named-statements';

/** Columns that change together, by the names that their values have here. */
export const MESSAGE_PARTS = {
  shown: {
    status: 'status',
    statusOrder: 'status_order',
    statusAt: 'status_at',
    statusCode: 'status_code',
    isDelayed: 'is_delayed',
    isAccepted: 'is_accepted',
  },
  attention: {
    handledAt: 'handled_at',
    handledBy: 'handled_by',
    handledNote: 'handled_note',
    needsAttention: 'needs_attention',
  },
  outbox: {
    outboxState: 'outbox_state',
    dueAt: 'due_at',
    waitReason: 'wait_reason',
    tries: 'tries',
    claimedAt: 'claimed_at',
    handedOverAt: 'handed_over_at',
    providerId: 'provider_id',
  },
} as const satisfies Record<string, Record<string, string>>;

export type MessagePart = keyof typeof MESSAGE_PARTS;

/**
 * Writes columns of messages. Each statement goes through all indexes of a row and all triggers, so the parts of a
 * message that change at once are written by one.
 */
export class MessageSaving {
  private readonly known = new Map<string, NamedStatement<never>>();

  constructor(private readonly statements: NamedStatements) {}

  /** @param columns the values of the parts, and the message's position */
  save(parts: readonly MessagePart[], columns: Parameters): void {
    const names = parts.join(' ');
    const known = this.known.get(names);
    const saving = known ?? this.prepare(parts);
    if (known === undefined) this.known.set(names, saving);
    saving.run(columns);
  }

  private prepare(parts: readonly MessagePart[]): NamedStatement<never> {
    const columns = parts.flatMap((part) => Object.entries(MESSAGE_PARTS[part]));
    const values = columns.map(([name, column]) => `${column} = @${name}`).join(', ');
    return this.statements.prepare('save-message', `UPDATE message SET ${values} WHERE position = @position`);
  }
}
