import type { InvokeChannel } from '../../shared/ipc/contract';
import type { WindowKind } from '../ports/window-kind';

const MAIN: readonly WindowKind[] = ['main'];
const MAIN_AND_ITEM: readonly WindowKind[] = ['main', 'item-viewer'];
const ITEM: readonly WindowKind[] = ['item-viewer'];
const STARTUP: readonly WindowKind[] = ['startup-problem'];

/** Which windows may ask for what: a viewer that was taken over cannot send, and cannot reach an account. */
export const ALLOWED_WINDOWS = {
  'app:session': MAIN_AND_ITEM,
  'app:connection': MAIN_AND_ITEM,
  'settings:get': MAIN_AND_ITEM,
  'settings:save': MAIN,
  'settings:set-appearance': MAIN,
  'settings:set-current-staff': MAIN,
  'messages:list': MAIN,
  'messages:rows': MAIN_AND_ITEM,
  'messages:item': MAIN_AND_ITEM,
  'messages:evidence': MAIN_AND_ITEM,
  'messages:cancel': MAIN_AND_ITEM,
  'messages:send-now': MAIN_AND_ITEM,
  'messages:send-again': MAIN_AND_ITEM,
  'messages:set-handled': MAIN_AND_ITEM,
  'messages:resolve-unconfirmed': MAIN_AND_ITEM,
  'messages:export-csv': MAIN,
  'messages:copy-for-support': MAIN_AND_ITEM,
  'messages:save-pdf': ITEM,
  'batches:list': MAIN,
  'compose:choose-attachments': MAIN,
  'compose:drop-attachment': MAIN,
  'compose:review': MAIN,
  'compose:send': MAIN,
  'patients:search': MAIN,
  'patients:create': MAIN,
  'accounts:list': MAIN,
  'accounts:save': MAIN,
  'accounts:remove': MAIN,
  'accounts:resume': MAIN,
  'accounts:test-connection': MAIN,
  'practice:set-up-real-account': MAIN,
  'outbox:list': MAIN,
  'windows:open-item': MAIN_AND_ITEM,
  'windows:show-messages': MAIN_AND_ITEM,
  'links:open': MAIN_AND_ITEM,
  'startup:problem': STARTUP,
  'startup:choose': STARTUP,
} as const satisfies Record<InvokeChannel, readonly WindowKind[]>;
