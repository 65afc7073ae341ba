import { describe, expect, it } from 'vitest';
import { ALLOWED_WINDOWS } from '../../src/main/ipc/allowed-channels';
import { requestSchemas } from '../../src/main/ipc/request-schemas';
import { INVOKE_CHANNELS, PUSH_CHANNELS } from '../../src/shared/ipc/channels';

describe('the channels', () => {
  it('are these, and each is open to these windows only', () => {
    const table = Object.entries(ALLOWED_WINDOWS).map(
      ([channel, kinds]) => `${channel}: ${kinds.join(', ')}`,
    );
    expect(table).toMatchInlineSnapshot(`
      [
        "app:session: main, item-viewer",
        "app:connection: main, item-viewer",
        "settings:get: main, item-viewer",
        "settings:save: main",
        "settings:check-mobile: main",
        "settings:set-appearance: main",
        "settings:set-current-staff: main",
        "messages:list: main",
        "messages:rows: main, item-viewer",
        "messages:item: main, item-viewer",
        "messages:evidence: item-viewer",
        "messages:copy-evidence: item-viewer",
        "messages:cancel: main, item-viewer",
        "messages:send-now: main, item-viewer",
        "messages:send-again: main, item-viewer",
        "messages:set-handled: main, item-viewer",
        "messages:resolve-unconfirmed: main, item-viewer",
        "messages:export-csv: main",
        "messages:copy-for-support: main, item-viewer",
        "messages:save-pdf: item-viewer",
        "batches:list: main",
        "batches:get: main",
        "batches:events: main",
        "batches:outcomes: main",
        "batches:stop: main",
        "batches:resume: main",
        "batches:end-hold: main",
        "batches:save-pdf: main",
        "compose:choose-attachments: main",
        "compose:drop-attachment: main",
        "compose:review: main",
        "compose:preview: main",
        "compose:send-test: main",
        "compose:send: main",
        "recipients:choose-table: main",
        "recipients:match: main",
        "recipients:drop-table: main",
        "recipients:of-batch: main",
        "patients:search: main",
        "patients:list: main",
        "patients:counts: main",
        "patients:rows: main",
        "patients:record: main",
        "patients:check: main",
        "patients:create: main",
        "patients:save: main",
        "patients:set-consent: main",
        "patients:add-note: main",
        "patients:strike-note: main",
        "patients:messages: main",
        "patients:set-archived: main",
        "patients:merge: main",
        "patients:export-csv: main",
        "documents:list: main",
        "documents:add: main",
        "documents:set-removed: main",
        "documents:attach: main",
        "documents:save-copy: main",
        "import:choose: main",
        "import:reread: main",
        "import:check: main",
        "import:run: main",
        "import:cancel: main",
        "import:save-errors: main",
        "arrivals:arrive: main",
        "arrivals:undo: main",
        "arrivals:today: main",
        "stops:list: main",
        "stops:handle: main",
        "stops:put-off: main",
        "stops:undo-bounce: main",
        "attention:list: main",
        "attention:decide-report: main",
        "attention:decide-outage: main",
        "attention:handle-account: main",
        "accounts:list: main",
        "accounts:add: main",
        "accounts:save: main",
        "accounts:remove: main",
        "accounts:resume: main",
        "accounts:test-connection: main",
        "sms-accounts:add: main",
        "sms-accounts:save: main",
        "sms-accounts:test: main",
        "tracking:list: main",
        "tracking:save: main",
        "tracking:test: main",
        "tracking:check-now: main",
        "templates:list: main",
        "templates:get: main",
        "templates:save: main",
        "templates:duplicate: main",
        "templates:set-removed: main",
        "practice:set-up-real-account: main",
        "outbox:list: main",
        "windows:open-item: main, item-viewer",
        "windows:show-messages: main, item-viewer",
        "windows:show-patient: main, item-viewer",
        "links:open: main, item-viewer",
        "startup:problem: startup-problem",
        "startup:choose: startup-problem",
      ]
    `);
  });

  it('are the same in the preload, in the sender guard and in the schemas', () => {
    expect(Object.keys(ALLOWED_WINDOWS)).toEqual([...INVOKE_CHANNELS]);
    expect(Object.keys(requestSchemas)).toEqual([...INVOKE_CHANNELS]);
  });

  it('that main speaks on are these', () => {
    expect(Object.keys(PUSH_CHANNELS)).toMatchInlineSnapshot(`
      [
        "changes",
        "menu-command",
        "practice-changed",
        "show-messages",
        "show-patient",
        "import-progress",
        "send-progress",
      ]
    `);
  });
});
