import type { ConsentChange } from '../../../shared/domain/consent';
import { useNow } from '../../shared/ui/use-now';
import { consentChangeWords } from '../../shared/words/notes';
import classes from './ConsentHistory.module.css';

/** Who wrote down what about messages, and when: what was said before stays to be seen. */
export function ConsentHistory({ changes }: { changes: readonly ConsentChange[] }) {
  const now = useNow();
  if (changes.length === 0) return null;
  // Two may be the same, one taken over from a merged record; their order never changes from the end.
  const lines = consentChangeWords(changes, now).map((words, index) => ({
    words,
    key: changes.length - index,
  }));
  return (
    <ul className={classes.history} aria-label="Changes of consent">
      {lines.map(({ words, key }) => (
        <li key={key}>{words}</li>
      ))}
    </ul>
  );
}
