import { ArrowUp, RefreshCw } from 'lucide-react';
import { ListPill } from '../../shared/ui/ListPill';
import { countWords, numberWords } from '../../shared/words/numbers';
import { useBatchesParts } from './batches-store';
import type { ListNews } from './list-changes';
import classes from './NewsPill.module.css';

function newsWords({ newCount, isCountCut }: ListNews): string {
  if (newCount === 0) return 'The list has changed';
  return isCountCut ? `More than ${numberWords(newCount)} new messages` : countWords(newCount, 'new message');
}

/** Says quietly that the list has moved on, and waits for the person to want it. */
export function NewsPill({ onShow }: { onShow: () => void }) {
  const { news, readMessages } = useBatchesParts('news', 'readMessages');
  if (news.newCount === 0 && !news.hasMoved) return null;
  const Icon = news.newCount > 0 ? ArrowUp : RefreshCw;
  return (
    <div className={classes.place}>
      <ListPill
        icon={Icon}
        words={newsWords(news)}
        onPress={() => {
          onShow();
          void readMessages();
        }}
      />
    </div>
  );
}
