import type { InvokeChannel, SessionView } from '../../shared/ipc/contract';
import type { SendProgress } from '../../shared/domain/draft';
import type { NewAccountInput } from '../../shared/domain/tracking';
import { accountView } from '../application/accounts/account-view';
import { addAccount } from '../application/accounts/add-account';
import { removeAccount } from '../application/accounts/remove-account';
import { resumeAccount } from '../application/accounts/resume-account';
import { saveAccount } from '../application/accounts/save-account';
import { testConnection } from '../application/accounts/test-connection';
import { endHold, resumeBatch, stopBatch } from '../application/batches/steer-batch';
import { changeDeskSettings } from '../application/desk/change-desk-settings';
import { connectionView } from '../application/desk/connection-view';
import type { TrackingStates } from '../application/desk/troubled-tracking';
import { cancelMessages } from '../application/messages/cancel-messages';
import { copyForSupport } from '../application/messages/copy-for-support';
import { exportMessages } from '../application/messages/export-messages';
import { getItem } from '../application/messages/get-item';
import { listMessages } from '../application/messages/list-messages';
import { previewDraft } from '../application/messages/preview-draft';
import { resolveUnconfirmed } from '../application/messages/resolve-unconfirmed';
import { reviewDraft } from '../application/messages/review-draft';
import { sendAgain } from '../application/messages/send-again';
import { sendDraft } from '../application/messages/send-draft';
import { sendNow } from '../application/messages/send-now';
import { sendTest } from '../application/messages/send-test';
import { setHandled } from '../application/messages/set-handled';
import { copyEvidence, lookAtEvidence } from '../application/messages/show-evidence';
import type { OutboxControl } from '../application/outbox/outbox';
import type { ImportDesk } from '../application/patients/import/import-desk';
import type { Ports } from '../application/ports';
import type { SmsCreditBook } from '../application/sms/track-sms';
import type { TrackingDesk } from '../application/tracking/tracking-desk';
import { arrivalHandlers } from './arrival-handlers';
import { documentHandlers } from './document-handlers';
import { patientHandlers } from './patient-handlers';
import { recipientHandlers } from './recipient-handlers';
import type { Handlers } from './register-handlers';
import { smsAccountHandlers } from './sms-account-handlers';
import { templateHandlers } from './template-handlers';
import { trackingHandlers } from './tracking-handlers';
import { act, type HandlingDesk } from './handling-desk';
import type { Caller } from './sender-guard';

/** The open practice: its log, its sending and its tracking. */
export interface OpenPractice {
  ports: Ports;
  outbox: OutboxControl;
  trackingStates: TrackingStates;
  tracking: TrackingDesk;
  credits: SmsCreditBook;
  imports: ImportDesk;
}

/** What requests ask of the windows and of the system around the practice. */
export interface Surroundings {
  session(): SessionView;
  setUpRealAccount(input: NewAccountInput): Promise<void>;
  openItem(messageId: string): void;
  showMessages(request: { batchId: string | null; search: string }): void;
  showPatient(patientId: string): void;
  savePdf(fileName: string, caller: Caller): Promise<boolean>;
  openLink(url: string, caller: Caller): Promise<boolean>;
  tellSendProgress(progress: SendProgress): void;
}

type DeskChannel = Exclude<InvokeChannel, `startup:${string}`>;

const OUTBOX_PANEL_ROWS = 500;

/** Every request of the desk, each answered by one use case. */
export function createHandlers(
  practice: () => OpenPractice,
  around: Surroundings,
): Pick<Handlers, DeskChannel> {
  const ports = () => practice().ports;
  const outbox = () => practice().outbox;
  const staffName = () => ports().settings.desk().currentStaffName;
  const desk: HandlingDesk = {
    ports,
    outbox,
    staffName,
    imports: () => practice().imports,
    tracking: () => practice().tracking,
    trackingStates: () => practice().trackingStates(),
  };
  return {
    'app:session': () => around.session(),
    'app:connection': () => connectionView(ports(), outbox(), practice().trackingStates),
    'settings:get': () => ports().settings.desk(),
    'settings:save': act((settings) => {
      changeDeskSettings(ports(), settings);
    }),
    'settings:check-mobile': ({ text }) => ports().phones.check(text, ports().settings.desk().country),
    'settings:set-appearance': act(({ appearance }) => {
      changeDeskSettings(ports(), { appearance });
    }),
    'settings:set-current-staff': act(({ name }) => {
      changeDeskSettings(ports(), { currentStaffName: name });
    }),
    'messages:list': (request) => listMessages(ports(), request),
    'messages:rows': ({ messageIds }) => ports().messages.rows(messageIds),
    'messages:item': ({ messageId }) => getItem(ports(), messageId),
    'messages:evidence': (line) => lookAtEvidence(ports(), line),
    'messages:copy-evidence': act((line) => {
      copyEvidence(ports(), line);
    }),
    'messages:cancel': ({ messageIds }) => ({ cancelled: cancelMessages(ports(), messageIds, staffName()) }),
    'messages:send-now': ({ messageIds }) => ({ due: sendNow(ports(), outbox(), messageIds, staffName()) }),
    'messages:send-again': ({ messageIds }) => sendAgain(ports(), outbox(), messageIds, staffName()),
    'messages:set-handled': act(({ messageIds, isHandled, note }) => {
      setHandled(ports(), messageIds, isHandled, note, staffName());
    }),
    'messages:resolve-unconfirmed': act(({ messageId, answer }) => {
      resolveUnconfirmed(ports(), outbox(), messageId, answer, staffName());
    }),
    'messages:export-csv': async (request) => ({ savedRows: await exportMessages(ports(), request) }),
    'messages:copy-for-support': act(({ messageId }) => {
      copyForSupport(ports(), messageId);
    }),
    'messages:save-pdf': async (_message, caller) => ({
      isSaved: await around.savePdf('message.pdf', caller),
    }),
    'batches:list': ({ cursor, limit }) => ports().messages.listBatches(cursor, limit),
    'batches:get': ({ batchId }) => ports().messages.batches([batchId])[0] ?? null,
    'batches:events': ({ batchId }) => ports().batches.events(batchId),
    'batches:outcomes': ({ batchId }) => ports().messages.outcomes(batchId),
    'batches:stop': ({ batchId }) => ({ count: stopBatch(ports(), outbox(), batchId, staffName()) }),
    'batches:resume': ({ batchId }) => ({ count: resumeBatch(ports(), outbox(), batchId, staffName()) }),
    'batches:end-hold': ({ batchId }) => ({ count: endHold(ports(), outbox(), batchId, staffName()) }),
    'batches:save-pdf': async (_batch, caller) => ({ isSaved: await around.savePdf('batch.pdf', caller) }),
    'compose:choose-attachments': () => ports().attachments.choose(),
    'compose:drop-attachment': act(({ attachmentId }) => {
      ports().attachments.drop(attachmentId);
    }),
    'compose:review': (draft) => reviewDraft(ports(), draft, staffName()),
    'compose:preview': (request) => previewDraft(ports(), request, staffName()),
    'compose:send-test': (request) => sendTest(ports(), outbox(), request, staffName()),
    'compose:send': (draft) =>
      sendDraft(ports(), outbox(), draft, staffName(), (progress) => {
        around.tellSendProgress(progress);
      }),
    ...recipientHandlers(desk),
    ...patientHandlers(desk),
    ...documentHandlers(desk),
    ...arrivalHandlers(desk),
    ...smsAccountHandlers(desk),
    ...trackingHandlers(desk),
    ...templateHandlers(desk),
    'accounts:list': () =>
      ports()
        .accounts.list()
        .map((account) => accountView(ports(), outbox(), account, practice().credits)),
    'accounts:add': (input) => addAccount(ports(), outbox(), input),
    'accounts:save': ({ accountId, account }) => saveAccount(ports(), outbox(), accountId, account),
    'accounts:remove': act(({ accountId }) => {
      removeAccount(ports(), accountId);
    }),
    'accounts:resume': act(({ accountId }) => {
      resumeAccount(ports(), outbox(), accountId);
    }),
    'accounts:test-connection': ({ accountId, account }) => testConnection(ports(), accountId, account),
    'practice:set-up-real-account': async (input) => {
      await around.setUpRealAccount(input);
      return null;
    },
    'outbox:list': () => ports().outbox.entries(OUTBOX_PANEL_ROWS),
    'windows:open-item': act(({ messageId }) => {
      around.openItem(messageId);
    }),
    'windows:show-messages': act((request) => {
      around.showMessages(request);
    }),
    'windows:show-patient': act(({ patientId }) => {
      around.showPatient(patientId);
    }),
    'links:open': async ({ url }, caller) => ({ isOpened: await around.openLink(url, caller) }),
  };
}
