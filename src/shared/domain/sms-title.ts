import { graphemesOf } from './graphemes';

/** As much of the text as the log shows where an e-mail shows its subject. */
const TITLE_CHARACTERS = 160;
/** The beginning of the text that names a batch. */
const BATCH_NAME_CHARACTERS = 60;

/** The text of an SMS on one line, as lists show it. */
export function smsTitle(text: string): string {
  return cut(text, TITLE_CHARACTERS);
}

/** The name of a batch of SMS: how its text begins. A full stop behind what differs would be one dot too many. */
export function smsBatchName(text: string): string {
  return cut(text.replace(/…\.\s*$/, '…'), BATCH_NAME_CHARACTERS);
}

/** Cut between characters as people count them, and said so. */
function cut(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const characters = [...graphemesOf(line)].map(({ segment }) => segment);
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
