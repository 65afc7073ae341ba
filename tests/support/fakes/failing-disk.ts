import type { Log } from '../../../src/main/ports/log';
import { DiskFullError } from '../../../src/main/ports/log-errors';

const STORES = [
  'accounts',
  'arrivals',
  'attention',
  'documents',
  'messages',
  'notes',
  'outbox',
  'patients',
  'tracking',
  'transaction',
] as const;
type Store = (typeof STORES)[number];

/** A log whose chosen writes fail, as on a full disk, until there is room again. */
export class FailingDisk {
  private readonly failing = new Set<string>();
  readonly log: Log;

  constructor(log: Log) {
    this.log = { ...log };
    for (const store of STORES) {
      Object.assign(this.log, { [store]: this.guarded(store, log[store]) });
    }
  }

  /** @param operations for example `outbox.settle` */
  fill(...operations: string[]): void {
    for (const operation of operations) this.failing.add(operation);
  }

  makeRoom(): void {
    this.failing.clear();
  }

  private guarded<Guarded extends object>(store: Store, target: Guarded): Guarded {
    return new Proxy(target, {
      get: (_, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...parameters: unknown[]): unknown => {
          if (this.failing.has(`${store}.${String(name)}`)) throw new DiskFullError();
          return Reflect.apply(member, target, parameters);
        };
      },
    });
  }
}
