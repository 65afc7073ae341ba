import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { PURPOSES } from '../../../shared/domain/message';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { AccountField } from './AccountField';
import { AttachmentField } from './AttachmentField';
import { BodyEditor } from './BodyEditor';
import { ChannelField } from './ChannelField';
import classes from './ComposeForm.module.css';
import type { ComposeStore } from './compose-state';
import { RecipientField } from './RecipientField';
import { SmsBody } from './SmsBody';
import { SubjectField } from './SubjectField';
import { TemplateChoice } from './TemplateChoice';
import { TimeFields } from './TimeFields';

interface ComposeFormProps {
  store: ComposeStore;
  /** Leads to where an account can be set up. */
  onSetUpAccount: () => void;
  /** Leads to the list of patients. */
  onChooseInList: () => void;
}

/** The writing step: every field of the draft with its problem at its place. */
export function ComposeForm({ store, onSetUpAccount, onChooseInList }: ComposeFormProps) {
  const channel = useStore(store, (state) => state.draft.channel);
  const draftNumber = useStore(store, (state) => state.draftNumber);
  const form = useRef<HTMLDivElement>(null);
  useShownProblem(store, form);
  return (
    <div ref={form} className={classes.form}>
      <ChannelField store={store} onSetUpAccount={onSetUpAccount} />
      <RecipientField key={`to-${draftNumber}`} store={store} onChooseInList={onChooseInList} />
      <AccountField store={store} />
      <TemplateChoice key={`template-${draftNumber}`} store={store} />
      <PurposeField store={store} />
      {channel === 'sms' ? (
        <SmsBody key={`sms-${draftNumber}`} store={store} />
      ) : (
        <>
          <SubjectField store={store} />
          <BodyEditor key={`body-${draftNumber}`} store={store} />
          <AttachmentField store={store} />
        </>
      )}
      <TimeFields store={store} />
    </div>
  );
}

/** After a try to send, the first field with a problem is brought into view and ready for typing. */
function useShownProblem(store: ComposeStore, form: RefObject<HTMLDivElement | null>): void {
  const triedCount = useStore(store, (state) => state.triedCount);
  useEffect(() => {
    if (triedCount > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [triedCount, form]);
}

function PurposeField({ store }: { store: ComposeStore }) {
  const purpose = useStore(store, (state) => state.draft.purpose);
  const problem = useStore(store, (state) => state.problems.purpose ?? null);
  return (
    <ChoiceField
      label="Purpose"
      problem={problem}
      value={purpose}
      choices={PURPOSES.map((value) => ({ value, words: value }))}
      empty="Choose what it is about"
      onChange={(chosen) => {
        store.getState().change({ purpose: chosen });
      }}
    />
  );
}
