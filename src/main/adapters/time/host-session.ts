import { uptime } from 'node:os';
import type { HostSession } from '../../ports/host-session';

export const hostSession: HostSession = {
  bootedAt: () => Math.round(Date.now() - uptime() * 1_000),
};
