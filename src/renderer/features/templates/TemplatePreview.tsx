import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { mergeFieldOf } from '../../../shared/domain/merge-fields';
import { mergeFor, planMerge, type MergePlan } from '../../../shared/domain/merge-plan';
import { toPlainText } from '../../../shared/domain/rich-text';
import { ErrorNote, FailureNote } from '../../shared/ui/ErrorNote';
import { RichTextView } from '../../shared/ui/rich-text/RichTextView';
import { useLive } from '../../shared/use-live';
import { mergeFieldWords, mergeProblemWords } from '../../shared/words/merge-fields';
import { createPreviewStore, previewName } from './preview-store';
import { PreviewPatient } from './PreviewPatient';
import classes from './Templates.module.css';
import type { TemplateForm } from './templates-store';

/** Far more than anybody looks at; a pasted book would hold up the window. */
const SHOWN_BLOCKS = 200;

/** What one patient would get, as it is being written. */
export function TemplatePreview({ input: typed }: { input: TemplateForm }) {
  // Typing goes before.
  const input = useDeferredValue(typed);
  const [store] = useState(createPreviewStore);
  const { patient, sources, failure } = useStore(store);
  const { channel, subject, body } = input;
  const plan = useMemo(() => planMerge({ channel, subject, body }, null), [channel, subject, body]);
  useEffect(() => {
    void store.getState().begin();
  }, [store]);
  useLive(({ hasPatientChange, hasSettingsChange }) => {
    const shown = store.getState().patient;
    if (shown !== null && (hasPatientChange || hasSettingsChange)) void store.getState().choose(shown.id);
  });
  const columns = columnStandIns(plan);
  const merged = sources === null ? null : mergeFor(plan, { ...sources, columns });
  return (
    <section className={classes.preview} aria-label="Preview">
      <PreviewPatient store={store} />
      {failure !== null && <FailureNote happened="The patient cannot be read." failure={failure} />}
      <Problems plan={plan} />
      {merged !== null && !merged.ok && merged.reason === 'missing-field' && (
        <Missing name={previewName(patient)} fields={merged.fields} />
      )}
      {merged !== null && !merged.ok && merged.reason !== 'missing-field' && (
        <p className={classes.quiet}>
          {merged.reason === 'empty'
            ? 'Nothing to show yet.'
            : 'With these values it is too long to be sent.'}
        </p>
      )}
      {merged?.ok === true && <Message merged={merged} isEmail={input.channel === 'email'} />}
      {columns.size > 0 && (
        <p className={classes.quiet}>
          In [brackets]: columns of the recipients’ file, which is chosen when sending.
        </p>
      )}
      {merged === null && failure === null && (
        <p className={classes.quiet}>Choose a patient to see what they would get.</p>
      )}
    </section>
  );
}

/** While a template is written there is no file yet: a column stands there by its heading. */
function columnStandIns({ fields }: MergePlan): Map<string, string> {
  const standIns = new Map<string, string>();
  for (const name of fields) {
    const field = mergeFieldOf(name);
    if (field?.kind === 'column') standIns.set(field.key, `[${name.slice(name.indexOf('.') + 1)}]`);
  }
  return standIns;
}

function Problems({ plan: { problems } }: { plan: MergePlan }) {
  if (problems.length === 0) return null;
  const words = [...new Set(problems.map(mergeProblemWords))];
  return (
    <ErrorNote
      happened={words.length === 1 ? 'A merge field needs mending.' : 'Merge fields need mending.'}
      meaning={words.join(' ')}
      advice="The template can be kept like this, but not sent."
    />
  );
}

function Missing({ name, fields }: { name: string; fields: readonly string[] }) {
  const [first = ''] = fields;
  return (
    <ErrorNote
      happened={`${name} would get nothing.`}
      meaning={`Not on record: ${fields.map(mergeFieldWords).join(', ')}.`}
      advice={`A fallback stands in for what is missing: {{${first}|your words}}.`}
    />
  );
}

type MergedMessage = Extract<ReturnType<typeof mergeFor>, { ok: true }>;

function Message({ merged: { subject, body }, isEmail }: { merged: MergedMessage; isEmail: boolean }) {
  return (
    <>
      {isEmail && <p className={classes.subject}>{subject === '' ? 'No subject yet' : subject}</p>}
      <RichTextView body={{ blocks: body.blocks.slice(0, SHOWN_BLOCKS) }} />
      {body.blocks.length > SHOWN_BLOCKS && (
        <p className={classes.quiet}>The preview shows the beginning of this text.</p>
      )}
      {isEmail && (
        <details className={classes.plain}>
          <summary>Plain text</summary>
          <pre>{toPlainText({ blocks: body.blocks.slice(0, SHOWN_BLOCKS) })}</pre>
        </details>
      )}
    </>
  );
}
