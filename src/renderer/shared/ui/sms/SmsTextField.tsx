import { Textarea } from '@mantine/core';
import { useId, useRef } from 'react';
import { SMS_SEGMENT_LIMIT } from '../../../../shared/domain/draft';
import type { MergeSources } from '../../../../shared/domain/merge-fields';
import { plainRichText, type RichText } from '../../../../shared/domain/rich-text';
import { countSms } from '../../../../shared/domain/sms-text';
import { filledSms, hasColumns } from '../../../../shared/domain/sms-typed';
import { countedAsWords, smsCountWords } from '../../words/sms';
import { FieldRow } from '../FieldRow';
import { insertAtCursor } from '../insert-at-cursor';
import { MergeFieldMenu } from '../rich-text/MergeFieldMenu';
import { SmsSuggestionLine } from './SmsSuggestionLine';
import classes from './SmsTextField.module.css';
import { typedText } from './typed-text';

interface SmsTextFieldProps {
  problem: string | null;
  body: RichText;
  /** Headings of the recipients' file. */
  columns: readonly string[];
  /** Whose values the text is counted with; null: nobody's. */
  sources: MergeSources | null;
  onChange: (body: RichText) => void;
}

/** The text of an SMS, and under it what it takes. */
export function SmsTextField({ problem, body, columns, sources, onChange }: SmsTextFieldProps) {
  const line = useRef<HTMLDivElement>(null);
  const countId = useId();
  const typed = typedText(body);
  const change = (text: string): void => {
    onChange(plainRichText(text));
  };
  return (
    <div ref={line} className={classes.line}>
      <FieldRow label="Message" problem={problem}>
        {(attributes) => (
          <>
            <Textarea
              {...attributes}
              aria-describedby={[attributes['aria-describedby'], countId].join(' ').trim()}
              autosize
              minRows={4}
              maxRows={12}
              error={problem !== null}
              value={typed}
              onChange={(event) => {
                change(event.currentTarget.value);
              }}
            />
            <SmsCounter id={countId} typed={typed} sources={sources} />
            <SmsSuggestionLine
              typed={typed}
              sources={sources}
              onChange={(text) => {
                change(text);
                line.current?.querySelector('textarea')?.focus();
              }}
            />
          </>
        )}
      </FieldRow>
      <MergeFieldMenu
        label="Insert a merge field"
        columns={columns}
        onPick={(tag) => {
          insertAtCursor(line.current?.querySelector('textarea') ?? null, tag, change);
        }}
      />
    </div>
  );
}

interface SmsCounterProps {
  id: string;
  typed: string;
  sources: MergeSources | null;
}

/** Of a text with merge fields it says whose values it counts, or that it counts none. */
function SmsCounter({ id, typed, sources }: SmsCounterProps) {
  const text = filledSms(typed.trimEnd(), sources);
  const count = countSms(text);
  return (
    <p id={id} className={classes.count} data-too-many={count.segments > SMS_SEGMENT_LIMIT}>
      {smsCountWords(count)}
      {text !== typed.trimEnd() &&
        ` · ${countedAsWords(sources?.patient.givenName ?? null, hasColumns(typed))}`}
    </p>
  );
}
