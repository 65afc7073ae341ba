import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Channel, Purpose } from '../../../shared/domain/message';
import { templateProblems, type TemplateInput, type TemplateRow } from '../../../shared/domain/template';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { templateFieldProblems, type TemplateFieldProblems } from './template-words';

/** A template as it is being written; there is no guess at its purpose, because consent hangs on it. */
export type TemplateForm = Omit<TemplateInput, 'purpose'> & { purpose: Purpose | null };

/** A template that is being written. */
export interface TemplateEditing {
  /** Null: a new one. */
  id: string | null;
  /** As it was opened or saved last. */
  saved: TemplateForm;
  input: TemplateForm;
  problems: TemplateFieldProblems;
  /** Problems stand at their fields once saving has met some. */
  hasTried: boolean;
}

export interface TemplatesState {
  /** Null until they have been read. */
  rows: TemplateRow[] | null;
  editing: TemplateEditing | null;
  isBusy: boolean;
  trouble: { what: string; failure: BridgeFailure } | null;
}

interface TemplatesActions {
  read: () => Promise<void>;
  startNew: (channel: Channel) => void;
  edit: (templateId: string) => Promise<void>;
  change: (changes: Partial<TemplateForm>) => void;
  save: () => Promise<void>;
  /** Back to the list; what is not saved is given up. */
  close: () => void;
  duplicate: (templateId: string) => Promise<void>;
  remove: (template: TemplateRow) => Promise<void>;
  /** Another log was opened: its templates are others. */
  startOver: () => void;
}

export type TemplatesStore = StoreApi<TemplatesState & TemplatesActions>;
type Set = TemplatesStore['setState'];
type Get = TemplatesStore['getState'];

const NOTHING_READ: TemplatesState = { rows: null, editing: null, isBusy: false, trouble: null };

/** The list of templates and the one that is being written. */
export function createTemplatesStore(): TemplatesStore {
  return createStore((set, get) => ({
    ...NOTHING_READ,
    read: () =>
      attempt(set, 'The templates cannot be shown.', async () => {
        set({ rows: await ask('templates:list', null) });
      }),
    ...editActions(set, get),
    ...listActions(set, get),
    startOver: () => {
      set(NOTHING_READ);
    },
  }));
}

/** Whether something was written that is not saved. */
export function hasUnsaved({ input, saved }: Pick<TemplateEditing, 'input' | 'saved'>): boolean {
  return JSON.stringify(input) !== JSON.stringify(saved);
}

function editActions(
  set: Set,
  get: Get,
): Pick<TemplatesActions, 'startNew' | 'edit' | 'change' | 'save' | 'close'> {
  const open = (id: string | null, input: TemplateForm): void => {
    set({ editing: { id, saved: input, input, problems: {}, hasTried: false }, trouble: null });
  };
  return {
    startNew: (channel) => {
      open(null, { name: '', channel, purpose: null, subject: '', body: { blocks: [] } });
    },
    edit: (templateId) =>
      attempt(set, 'The template cannot be opened.', async () => {
        const { name, channel, purpose, subject, body } = await ask('templates:get', { templateId });
        open(templateId, { name, channel, purpose, subject, body });
      }),
    change: (changes) => {
      const { editing, rows } = get();
      if (editing === null) return;
      const input = { ...editing.input, ...changes };
      const problems = editing.hasTried ? problemsOf(editing.id, input, rows) : {};
      set({ editing: { ...editing, input, problems } });
    },
    save: async () => {
      const { editing, rows, isBusy } = get();
      if (editing === null || isBusy) return;
      const problems = problemsOf(editing.id, editing.input, rows);
      set({ editing: { ...editing, problems, hasTried: true } });
      const { purpose } = editing.input;
      if (purpose === null || Object.keys(problems).length > 0) return;
      await attempt(set, 'The template was not saved.', async () => {
        await ask('templates:save', { templateId: editing.id, template: { ...editing.input, purpose } });
        set({ editing: null, rows: await ask('templates:list', null) });
      });
    },
    close: () => {
      set({ editing: null, trouble: null });
    },
  };
}

function listActions(set: Set, get: Get): Pick<TemplatesActions, 'duplicate' | 'remove'> {
  const setRemoved = (templateId: string, isRemoved: boolean): Promise<void> =>
    attempt(set, isRemoved ? 'The template was not removed.' : 'The template was not put back.', async () => {
      await ask('templates:set-removed', { templateId, isRemoved });
      set({ rows: await ask('templates:list', null) });
    });
  return {
    duplicate: (templateId) =>
      attempt(set, 'The template was not copied.', async () => {
        const { id } = await ask('templates:duplicate', { templateId });
        set({ rows: await ask('templates:list', null) });
        await get().edit(id);
      }),
    remove: async ({ id, name }) => {
      await setRemoved(id, true);
      if (get().trouble !== null) return;
      useUndoToasts.getState().offerUndo(`“${name}” removed`, () => void setRemoved(id, false));
    },
  };
}

async function attempt(set: Set, what: string, work: () => Promise<void>): Promise<void> {
  set({ isBusy: true, trouble: null });
  try {
    await work();
  } catch (thrown) {
    set({ trouble: { what, failure: asFailure(thrown) } });
  } finally {
    set({ isBusy: false });
  }
}

function problemsOf(
  id: string | null,
  form: TemplateForm,
  rows: readonly TemplateRow[] | null,
): TemplateFieldProblems {
  const others = (rows ?? []).filter((row) => row.id !== id);
  const problems = templateFieldProblems(templateProblems(form, others));
  return form.purpose === null ? { ...problems, purpose: 'Choose what it is about.' } : problems;
}
