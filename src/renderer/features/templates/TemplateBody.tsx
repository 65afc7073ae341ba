import type { RichText } from '../../../shared/domain/rich-text';
import { FieldRow } from '../../shared/ui/FieldRow';
import { RichTextEditor } from '../../shared/ui/rich-text/RichTextEditor';
import { SmsTextField } from '../../shared/ui/sms/SmsTextField';
import type { TemplateEditing, TemplatesStore } from './templates-store';

interface TemplateBodyProps {
  store: TemplatesStore;
  editing: TemplateEditing;
}

/** The text: with formatting in an e-mail, without in an SMS. */
export function TemplateBody({ store, editing }: TemplateBodyProps) {
  const change = (body: RichText): void => {
    store.getState().change({ body });
  };
  const problem = editing.problems.body ?? null;
  if (editing.input.channel === 'sms') {
    return (
      <SmsTextField
        problem={problem}
        body={editing.input.body}
        columns={[]}
        sources={null}
        onChange={change}
      />
    );
  }
  return (
    <FieldRow label="Message" problem={problem}>
      {(attributes) => (
        <RichTextEditor
          label="Message"
          attributes={attributes}
          start={editing.input.body}
          mergeColumns={[]}
          onChange={change}
        />
      )}
    </FieldRow>
  );
}
