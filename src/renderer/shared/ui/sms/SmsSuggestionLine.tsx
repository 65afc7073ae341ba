import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MergeSources } from '../../../../shared/domain/merge-fields';
import { SMS_LENGTH_LIMIT } from '../../../../shared/domain/draft';
import { filledSms, suggestForTyped } from '../../../../shared/domain/sms-typed';
import { replaceWords, shorterSmsWords, smsSuggestionWords } from '../../words/sms';
import classes from './SmsTextField.module.css';

interface SmsSuggestionLineProps {
  typed: string;
  sources: MergeSources | null;
  onChange: (text: string) => void;
}

/** A text before and after its characters were replaced. */
interface Replaced {
  before: string;
  after: string;
}

/** Offers plain characters where they save a part; what was replaced can be had back until something is typed. */
export function SmsSuggestionLine({ typed, sources, onChange }: SmsSuggestionLineProps) {
  const [replaced, setReplaced] = useState<Replaced | null>(null);
  const suggestion = suggestForTyped(typed, sources);
  const filled = filledSms(typed.trimEnd(), sources);
  const shorter = filled.length > SMS_LENGTH_LIMIT ? null : shorterSmsWords(filled);
  return (
    <div className={classes.suggestion} role="status">
      {suggestion === null && shorter !== null && <span>{shorter}</span>}
      {suggestion !== null && (
        <>
          <span>{smsSuggestionWords(suggestion)}</span>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              setReplaced({ before: typed, after: suggestion.text });
              onChange(suggestion.text);
            }}
          >
            {replaceWords(suggestion)}
          </Button>
        </>
      )}
      {replaced !== null && replaced.after === typed && (
        <>
          <span>Replaced by plain characters.</span>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              onChange(replaced.before);
              setReplaced(null);
            }}
          >
            Undo
          </Button>
        </>
      )}
    </div>
  );
}
