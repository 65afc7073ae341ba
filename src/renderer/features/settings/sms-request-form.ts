import {
  SMS_PROVIDER_STATUSES,
  type GenericRequest,
  type SmsProviderStatus,
} from '../../../shared/domain/sms-account';

/** A request to an API as it is being typed. */
export interface SmsRequestForm {
  method: GenericRequest['method'];
  url: string;
  /** One "Name: value" a line. */
  headers: string;
  body: string;
  bodyType: GenericRequest['bodyType'];
}

export const EMPTY_REQUEST: SmsRequestForm = {
  method: 'POST',
  url: '',
  headers: '',
  body: '',
  bodyType: 'application/json',
};

export function formOfRequest({ headers, ...request }: GenericRequest): SmsRequestForm {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return { ...request, headers: lines.join('\n') };
}

/** What goes to main. A line without a colon becomes a header without a name, which is refused there. */
export function toRequest({ method, url, headers, body, bodyType }: SmsRequestForm): GenericRequest {
  const lines = linesOf(headers).map((line) => splitAt(line, ':'));
  return {
    method,
    url: url.trim(),
    headers: Object.fromEntries(lines),
    // It would not be sent.
    body: method === 'GET' ? '' : body.trim(),
    bodyType,
  };
}

/** One "word = status" a line. */
export function linesOfWords(words: Readonly<Record<string, SmsProviderStatus>>): string {
  return Object.entries(words)
    .map(([word, status]) => `${word} = ${status}`)
    .join('\n');
}

/** What a provider's words mean; null where a line does not say that. */
export function wordsOfLines(text: string): Record<string, SmsProviderStatus> | null {
  const words: [string, SmsProviderStatus][] = [];
  for (const line of linesOf(text)) {
    const [word, meaning] = splitAt(line, '=');
    const status = SMS_PROVIDER_STATUSES.find((each) => each === meaning.toLowerCase());
    if (word === '' || status === undefined) return null;
    words.push([word, status]);
  }
  return Object.fromEntries(words);
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Without the mark everything stands behind it. */
function splitAt(line: string, mark: string): [before: string, behind: string] {
  const at = line.indexOf(mark);
  return at === -1 ? ['', line] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}
