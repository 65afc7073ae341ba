import type { GenericRequest } from '../../../shared/domain/sms-account';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { TextAreaField } from '../../shared/ui/TextAreaField';
import { TextField } from '../../shared/ui/TextField';
import type { SmsFormProblems } from './sms-form-problems';
import type { SmsRequestForm } from './sms-request-form';

interface SmsRequestFieldsProps {
  part: 'send' | 'login' | 'status';
  request: SmsRequestForm;
  problems: SmsFormProblems;
  onChange: (changes: Partial<SmsRequestForm>) => void;
}

const METHODS = ['POST', 'PUT', 'GET'] as const satisfies readonly GenericRequest['method'][];
const BODY_TYPES = {
  'application/json': 'JSON',
  'application/x-www-form-urlencoded': 'Form (application/x-www-form-urlencoded)',
} as const satisfies Record<GenericRequest['bodyType'], string>;
const BODY_TYPE_CHOICES = (['application/json', 'application/x-www-form-urlencoded'] as const).map(
  (value) => ({
    value,
    words: BODY_TYPES[value],
  }),
);

/** One request to an API, as its documentation describes it. */
export function SmsRequestFields({ part, request, problems, onChange }: SmsRequestFieldsProps) {
  return (
    <>
      <ChoiceField
        label="Method"
        value={request.method}
        choices={METHODS.map((value) => ({ value, words: value }))}
        onChange={(method) => {
          onChange({ method });
        }}
      />
      <TextField
        label="URL"
        hint="A path such as /v1/sms, or a whole https address."
        autoComplete="off"
        spellCheck={false}
        problem={problems[`${part}.url`] ?? null}
        value={request.url}
        onChange={(url) => {
          onChange({ url });
        }}
      />
      <TextAreaField
        label="Headers"
        hint="One a line, such as “Authorization: Basic {{basic}}”."
        isCode
        problem={problems[`${part}.headers`] ?? null}
        value={request.headers}
        onChange={(headers) => {
          onChange({ headers });
        }}
      />
      {request.method !== 'GET' && (
        <>
          <ChoiceField
            label="Form of the body"
            value={request.bodyType}
            choices={BODY_TYPE_CHOICES}
            onChange={(bodyType) => {
              onChange({ bodyType });
            }}
          />
          <TextAreaField
            label="Body"
            isCode
            problem={problems[`${part}.body`] ?? null}
            value={request.body}
            onChange={(body) => {
              onChange({ body });
            }}
          />
        </>
      )}
    </>
  );
}
