import { ActionIcon, Select } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { DraftReview } from '../../../shared/domain/draft';
import { ErrorNote, FailureNote } from '../../shared/ui/ErrorNote';
import { SKIP_REASON_WORDS } from '../../shared/words/drafts';
import { mergeFieldWords } from '../../shared/words/merge-fields';
import { numberWords } from '../../shared/words/numbers';
import type { ComposeStore } from './compose-state';
import { createPreviewStore, type PreviewStore } from './preview-store';
import { PreviewedText } from './PreviewedText';
import classes from './RecipientPreview.module.css';
import { messageDraftOf } from './sending';

interface RecipientPreviewProps {
  store: ComposeStore;
  review: DraftReview;
}

/** Goes through the recipients and shows what each of them would get. */
export function RecipientPreview({ store, review }: RecipientPreviewProps) {
  const [previews] = useState(() =>
    createPreviewStore(messageDraftOf(store.getState()), review, (previewedId) => {
      store.setState({ previewedId });
    }),
  );
  useEffect(() => {
    void previews.getState().show(0);
  }, [previews]);
  const { choices, preview, failure } = useStore(previews);
  if (choices.length === 0) return null;
  return (
    <section className={classes.preview} aria-labelledby="review-preview">
      <h3 id="review-preview" className={classes.heading}>
        Preview
      </h3>
      <Steps previews={previews} />
      <div className={classes.message} aria-live="polite" aria-busy={preview === null && failure === null}>
        {failure !== null && <FailureNote happened="The preview cannot be made." failure={failure} />}
        {preview === null && failure === null && <p className={classes.quiet}>Merging…</p>}
        {preview !== null && preview.refusal !== null && (
          <ErrorNote
            happened={`${preview.patientName} gets nothing.`}
            meaning={`${SKIP_REASON_WORDS[preview.refusal.reason]}${missingWords(preview.refusal.missing)}.`}
          />
        )}
        {preview !== null && preview.address !== '' && <p className={classes.quiet}>To {preview.address}</p>}
        {preview !== null && preview.text !== null && <PreviewedText text={preview.text} />}
      </div>
    </section>
  );
}

function missingWords(missing: readonly string[]): string {
  return missing.length === 0 ? '' : `: ${missing.map(mergeFieldWords).join(', ')}`;
}

/** Enough to see that there are more; whoever is meant is found by name. */
const LISTED = 50;

/** "1 of 200", with the way to the one before, to the next one, and to anybody by name. */
function Steps({ previews }: { previews: PreviewStore }) {
  const { choices, index, show } = useStore(previews);
  const last = choices.length - 1;
  const options = useMemo(
    () =>
      choices.map(({ patientId, patientName, isSkipped }) => ({
        value: patientId,
        label: isSkipped ? `${patientName} (gets nothing)` : patientName,
      })),
    [choices],
  );
  const step = (by: number): void => {
    const next = index + by;
    if (next >= 0 && next <= last) void show(next);
  };
  return (
    <div className={classes.steps}>
      <div
        className={classes.arrows}
        role="group"
        aria-label="Recipients of the preview"
        onKeyDown={(event) => {
          step(arrowStep(event));
        }}
      >
        {/* Not disabled at the ends: the keyboard would lose its place. */}
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Previous recipient"
          title="Previous recipient"
          aria-disabled={index === 0}
          onClick={() => {
            step(-1);
          }}
        >
          <ChevronLeft className={classes.icon} aria-hidden="true" />
        </ActionIcon>
        <span className={classes.count} role="status">
          {numberWords(index + 1)} of {numberWords(choices.length)}
        </span>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label="Next recipient"
          title="Next recipient"
          aria-disabled={index === last}
          onClick={() => {
            step(1);
          }}
        >
          <ChevronRight className={classes.icon} aria-hidden="true" />
        </ActionIcon>
      </div>
      <Select
        className={classes.chooser}
        aria-label="Preview for"
        data={options}
        value={choices[index]?.patientId ?? null}
        limit={LISTED}
        searchable
        allowDeselect={false}
        nothingFoundMessage="Nobody of this name gets it."
        comboboxProps={{ withinPortal: false }}
        onChange={(patientId) => {
          void show(choices.findIndex((choice) => choice.patientId === patientId));
        }}
      />
    </div>
  );
}

const ARROW_STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

function arrowStep({ key }: KeyboardEvent): number {
  return ARROW_STEPS[key] ?? 0;
}
