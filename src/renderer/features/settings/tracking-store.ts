import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AccountView } from '../../../shared/domain/account';
import type { TrackingTestView, TrackingView } from '../../../shared/domain/tracking';
import { ask, asFailure } from '../../shared/bridge';
import type { SettingsTrouble } from './account-editor';
import {
  formOfTracking,
  isOtherMailbox,
  newTrackingForm,
  toTrackingInput,
  trackingFormProblems,
  type TrackingForm,
  type TrackingFormProblems,
} from './tracking-form';

interface TrackingState {
  /** Null until it has been read, and for an account that is not tracked. */
  view: TrackingView | null;
  isRead: boolean;
  /** Null while nothing is being changed. */
  form: TrackingForm | null;
  problems: TrackingFormProblems;
  hasTried: boolean;
  /** The test of what the form says now. */
  test: TrackingTestView | null;
  /** Folders that a test has found, for the choice; they outlive the test. */
  folders: readonly string[];
  busy: 'testing' | 'saving' | null;
  note: string | null;
  trouble: SettingsTrouble | null;
}

interface TrackingActions {
  read: () => Promise<void>;
  startEditing: () => void;
  change: (changes: Partial<TrackingForm>) => void;
  closeForm: () => void;
  runTest: () => Promise<void>;
  save: () => Promise<void>;
  turnOff: () => Promise<void>;
  checkNow: () => Promise<void>;
}

export type TrackingStore = StoreApi<TrackingState & TrackingActions>;

/** How one account's mailbox is read, and the form in which that is changed. */
export function createTrackingStore(account: AccountView): TrackingStore {
  const accountId = account.id;
  return createStore((set, get) => {
    const read = async (): Promise<void> => {
      try {
        const views = await ask('tracking:list', null);
        set({ view: views.find((view) => view.accountId === accountId) ?? null, isRead: true });
      } catch (thrown) {
        set({ trouble: { what: 'The tracking cannot be shown.', failure: asFailure(thrown) } });
      }
    };
    /** The form when it can be tested and saved; null while there are problems, which are shown. */
    const checked = (): TrackingForm | null => {
      const { form, busy } = get();
      if (form === null || busy !== null) return null;
      const problems = trackingFormProblems(form);
      const isProblematic = Object.keys(problems).length > 0;
      set({ problems, hasTried: isProblematic, trouble: null });
      return isProblematic ? null : form;
    };
    const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
      set({ trouble: null, note: null });
      try {
        await work();
      } catch (thrown) {
        set({ trouble: { what, failure: asFailure(thrown) } });
      } finally {
        set({ busy: null });
      }
    };
    return {
      view: null,
      isRead: false,
      ...CLOSED,
      folders: [],
      busy: null,
      note: null,
      trouble: null,
      read,
      startEditing: () => {
        const { view } = get();
        const form =
          view === null ? newTrackingForm(account) : formOfTracking(view.settings, view.hasPassword);
        set({ ...CLOSED, form, note: null, trouble: null });
      },
      change: (changes) => {
        const { form: before, hasTried, test } = get();
        if (before === null) return;
        const form = { ...before, ...changes };
        set({
          form,
          test: isOtherMailbox(before, form) ? null : test,
          problems: hasTried ? trackingFormProblems(form) : {},
        });
      },
      closeForm: () => {
        set(CLOSED);
      },
      runTest: async () => {
        const form = checked();
        if (form === null) return;
        set({ busy: 'testing', test: null });
        await attempt('The tracking was not tested.', async () => {
          const test = await ask('tracking:test', { accountId, tracking: toTrackingInput(form) });
          const { form: now } = get();
          const isStale = now === null || isOtherMailbox(form, now);
          set({
            test: isStale ? null : test,
            folders: test.folders.length > 0 ? test.folders : get().folders,
          });
        });
      },
      save: async () => {
        const form = checked();
        if (form === null) return;
        set({ busy: 'saving' });
        await attempt('The tracking was not saved.', async () => {
          const view = await ask('tracking:save', { accountId, tracking: toTrackingInput(form) });
          set({ ...CLOSED, view, note: 'Tracking was saved.' });
        });
      },
      turnOff: async () => {
        set({ busy: 'saving' });
        await attempt('The tracking was not turned off.', async () => {
          await ask('tracking:save', { accountId, tracking: null });
          set({ ...CLOSED, view: null, note: 'Tracking is off.' });
        });
      },
      checkNow: () =>
        attempt('The mailbox was not looked into.', async () => {
          await ask('tracking:check-now', { accountId });
          await read();
        }),
    };
  });
}

const CLOSED = { form: null, problems: {}, hasTried: false, test: null };
