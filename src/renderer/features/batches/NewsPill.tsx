import { ArrowUp, RefreshCw } from 'lucide-react';
import { countWords } from '../../shared/words/numbers';
import { useBatchesParts } from './batches-store';
import classes from './NewsPill.module.css';

/** Says quietly that the list has moved on, and waits for the person to want it. */
export function NewsPill({ onShow }: { onShow: () => void }) {
  const { news, readMessages } = useBatchesParts('news', 'readMessages');
  if (news.newCount === 0 && !news.hasMoved) return null;
  const Icon = news.newCount > 0 ? ArrowUp : RefreshCw;
  return (
    <button
      type="button"
      className={classes.pill}
      onClick={() => {
        onShow();
        void readMessages();
      }}
    >
      <Icon className={classes.icon} aria-hidden="true" />
      {news.newCount > 0 ? countWords(news.newCount, 'new message') : 'The list has changed'}
    </button>
  );
}
