import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { MergeSources } from '../../../shared/domain/merge-fields';
import { readMergeSources } from '../../shared/merge-sources';
import { SmsTextField } from '../../shared/ui/sms/SmsTextField';
import type { ComposeStore } from './compose-state';

const NO_COLUMNS: readonly string[] = [];

/** The text of an SMS; it is counted as the first of its recipients reads it. */
export function SmsBody({ store }: { store: ComposeStore }) {
  const body = useStore(store, (state) => state.draft.body);
  const columns = useStore(store, (state) => state.draft.table?.headings ?? NO_COLUMNS);
  const problem = useStore(store, (state) => state.problems.body ?? null);
  const firstId = useStore(store, (state) => state.draft.recipients[0]?.id ?? null);
  const sources = useSources(firstId);
  return (
    <SmsTextField
      problem={problem}
      body={body}
      columns={columns}
      sources={sources}
      onChange={(changed) => {
        store.getState().change({ body: changed });
      }}
    />
  );
}

/** Null while they are not known: then the text is counted without its fields, and says so. */
function useSources(patientId: string | null): MergeSources | null {
  const [found, setFound] = useState<{ patientId: string; sources: MergeSources } | null>(null);
  useEffect(() => {
    let isGone = false;
    if (patientId === null) return;
    readMergeSources(patientId).then(
      (read) => {
        if (!isGone && read !== null) setFound({ patientId, sources: read.sources });
      },
      // The review counts again, with everybody's values.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [patientId]);
  return found?.patientId === patientId ? found.sources : null;
}
