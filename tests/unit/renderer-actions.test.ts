import { beforeEach, describe, expect, it } from 'vitest';
import { useBatches } from '../../src/renderer/features/batches/batches-store';
import { actionLabel, actionsForSelected } from '../../src/renderer/features/batches/selected-actions';
import { useUndoToasts } from '../../src/renderer/shared/ui/undo-toasts';
import { draftProblems, type MessageDraft } from '../../src/shared/domain/draft';
import { hasFormatting, toPlainText } from '../../src/shared/domain/rich-text';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleRow } from '../support/sample-rows';
import { sampleAccount, samplePatient } from '../support/sample-screens';

const state = () => useBatches.getState();
let bridge: FakeBridge;

beforeEach(() => {
  useBatches.setState(useBatches.getInitialState(), true);
  useUndoToasts.getState().dismiss();
  bridge = installFakeBridge();
  bridge.answer('messages:list', () => yes({ rows: [], nextCursor: null, notUnderstood: [] }));
});

describe('what can be done with the selected messages', () => {
  it('is decided message by message', () => {
    const rows = [
      sampleRow(1),
      sampleRow(2, { status: 'Bounced', statusCode: 'bounced', outboxState: null }),
      sampleRow(3, { status: 'Bounced', statusCode: 'bounced', outboxState: null, handledAt: 1 }),
      sampleRow(4, { status: 'Other', statusCode: 'opted-out', outboxState: null }),
      sampleRow(5, { outboxState: 'unconfirmed' }),
      sampleRow(6, { status: 'Queued', statusCode: 'accepted', outboxState: null, carries: 'message-9' }),
    ];
    expect(actionsForSelected(rows)).toEqual({
      sendAgain: ['message-2', 'message-3'],
      sendNow: ['message-1'],
      cancel: ['message-1'],
      handle: ['message-2', 'message-5'],
      unhandle: ['message-3'],
    });
  });

  it('says for how many of them it is possible', () => {
    expect(actionLabel('Send', 3, 3, ' again…')).toBe('Send again…');
    expect(actionLabel('Send', 2, 3, ' again…')).toBe('Send 2 of 3 again…');
    expect(actionLabel('Cancel', 0, 3, '…')).toBe('Cancel…');
  });
});

describe('acting on messages', () => {
  it('says what was done and leads to the batch that was made', async () => {
    bridge.answer('messages:send-again', ({ messageIds }) => yes({ batchId: 'batch-8', messageIds }));
    await state().sendAgain(['message-1', 'message-2']);
    expect(state().actionNote).toEqual({ text: 'Sent again as 2 new messages.', batchId: 'batch-8' });
    expect(state().isActing).toBe(false);
  });

  it('says how many main really cancelled', async () => {
    bridge.answer('messages:cancel', () => yes({ cancelled: 1 }));
    await state().cancel(['message-1', 'message-2']);
    expect(state().actionNote?.text).toBe('1 message cancelled.');
  });

  it('says nothing when the person closed the file dialog', async () => {
    bridge.answer('messages:export-csv', () => yes({ savedRows: null }));
    await state().exportCsv(['message-1'], true);
    expect(state().actionNote).toBeNull();
    expect(bridge.requestsOn('messages:export-csv')).toEqual([{ messageIds: ['message-1'], isMasked: true }]);
  });

  it('keeps the reason when main says no', async () => {
    bridge.answer('messages:send-now', () => ({
      ok: false,
      error: { code: 'not-allowed-now', message: '' },
    }));
    await state().sendNow(['message-1']);
    expect(state().actionFailure).toMatchObject({
      happened: 'Not put in front.',
      failure: { code: 'not-allowed-now' },
    });
    expect(state().isActing).toBe(false);
  });

  it('offers to take back a mark, and takes it back once', async () => {
    bridge.answer('messages:set-handled', () => yes(null));
    await state().setHandled(['message-1', 'message-2'], true, 'Called both');
    const { toast, dismiss } = useUndoToasts.getState();
    expect(toast?.text).toBe('2 messages marked as handled');
    dismiss();
    toast?.undo?.();
    await Promise.resolve();
    expect(bridge.requestsOn('messages:set-handled')).toEqual([
      { messageIds: ['message-1', 'message-2'], isHandled: true, note: 'Called both' },
      { messageIds: ['message-1', 'message-2'], isHandled: false, note: '' },
    ]);
    expect(useUndoToasts.getState().toast).toBeNull();
  });

  it('puts the note back with a mark that was taken off by mistake', async () => {
    bridge.answer('messages:set-handled', () => yes(null));
    const handled = { handledAt: 1, handledBy: 'Mia', handledNote: 'Called' };
    useBatches.setState({ rows: new Map([['message-1', sampleRow(1, handled)]]) });
    await state().setHandled(['message-1'], false, '');
    useUndoToasts.getState().toast?.undo?.();
    await Promise.resolve();
    expect(bridge.requestsOn('messages:set-handled')[1]).toEqual({
      messageIds: ['message-1'],
      isHandled: true,
      note: 'Called',
    });
  });

  it('offers nothing to take back when nothing was done', async () => {
    bridge.answer('messages:set-handled', () => ({ ok: false, error: { code: 'disk-full', message: '' } }));
    await state().setHandled(['message-1'], true, '');
    expect(useUndoToasts.getState().toast).toBeNull();
  });
});

describe('the sample batch of the Training practice', () => {
  it('goes to every sample patient, with a link to follow, and is shown at once', async () => {
    bridge.answer('patients:search', () => yes([samplePatient(), samplePatient({ id: 'patient-2' })]));
    bridge.answer('accounts:list', () => yes([sampleAccount({ kind: 'training' })]));
    bridge.answer('compose:send', () => yes({ batchId: 'batch-5', messageIds: [] }));
    bridge.answer('batches:end-hold', () => yes({ count: 0 }));
    await state().sendSampleBatch();
    const draft = bridge.requestsOn('compose:send')[0] as MessageDraft;
    expect(draft).toMatchObject({
      accountId: 'account-1',
      purpose: 'Appointment reminder',
      patientIds: ['patient-1', 'patient-2'],
    });
    expect(draftProblems(draft, 0)).toEqual([]);
    expect(hasFormatting(draft.body)).toBe(true);
    expect(toPlainText(draft.body)).toContain('https://example.org/appointments');
    expect(state().query.batchId).toBe('batch-5');
    expect(bridge.requestsOn('batches:end-hold')).toEqual([{ batchId: 'batch-5' }]);
  });

  it('says so when it cannot be sent', async () => {
    bridge.answer('patients:search', () => yes([]));
    bridge.answer('accounts:list', () => yes([]));
    bridge.answer('compose:send', () => ({ ok: false, error: { code: 'invalid-input', message: '' } }));
    await state().sendSampleBatch();
    expect(state().actionFailure?.happened).toBe('The sample batch was not sent.');
  });
});
