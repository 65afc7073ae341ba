import type { ConnectionView } from '../../../shared/domain/connection';
import { CircleAlert, Wifi, WifiOff } from 'lucide-react';
import { TimeAgo } from '../../shared/ui/Times';
import { numberWords } from '../../shared/words/numbers';
import { attentionOf } from './attention';
import classes from './ConnectionBar.module.css';
import { useShell } from './shell-store';
import { trackingNews, type TrackingNews } from './tracking-news';

interface ConnectionBarProps {
  onShowOutbox: () => void;
  onShowAttention: () => void;
  onShowAccounts: () => void;
}

/** Always at the bottom: online or not, what waits, when reports were last looked for, and what needs a person. */
export function ConnectionBar({ onShowOutbox, onShowAttention, onShowAccounts }: ConnectionBarProps) {
  const connection = useShell((state) => state.connection);
  if (connection === null) return <footer className={classes.bar} aria-label="Connection" />;
  const { isOnline, waiting, sending, unconfirmed } = connection;
  const Icon = isOnline ? Wifi : WifiOff;
  const attention = attentionOf(connection);
  return (
    <footer className={classes.bar} aria-label="Connection">
      <span className={classes.state} role="status" data-offline={!isOnline}>
        <Icon className={classes.icon} aria-hidden="true" />
        {isOnline ? 'Online' : 'Offline'}
      </span>
      <button type="button" className={classes.item} title="Open the outbox" onClick={onShowOutbox}>
        {waiting === 0 ? 'Nothing waits' : `${numberWords(waiting)} waiting to send`}
        {sending > 0 && <span className={classes.more}>{numberWords(sending)} sending</span>}
      </button>
      {unconfirmed > 0 && (
        <button type="button" className={classes.strong} title="Open the outbox" onClick={onShowOutbox}>
          {numberWords(unconfirmed)} unconfirmed
        </button>
      )}
      <Tracking connection={connection} onShowAccounts={onShowAccounts} />
      {attention.kind !== 'none' && (
        <button
          type="button"
          className={classes.attention}
          title={attention.explanation}
          onClick={attention.kind === 'outbox' ? onShowOutbox : onShowAttention}
        >
          <CircleAlert className={classes.icon} aria-hidden="true" />
          <span className={classes.text}>{attention.text}</span>
        </button>
      )}
    </footer>
  );
}

interface TrackingProps {
  connection: ConnectionView;
  onShowAccounts: () => void;
}

/** How old the news from each mailbox is, and what keeps it from being read. */
function Tracking({ connection, onShowAccounts }: TrackingProps) {
  return trackingNews(connection).map((news) => {
    const { accountId, accountName, name, trouble } = news;
    if (trouble === null) {
      return (
        <span key={accountId} className={classes.tracking} title={accountName}>
          {name} <Freshness news={news} />
        </span>
      );
    }
    return (
      <button
        key={accountId}
        type="button"
        className={classes.strong}
        title={trouble.explanation}
        onClick={onShowAccounts}
      >
        {name}: {trouble.short}
        {news.lastCheckedAt !== null && (
          <span className={classes.more}>
            <Freshness news={news} />
          </span>
        )}
      </button>
    );
  });
}

function Freshness({ news: { catchingUp, lastCheckedAt } }: { news: TrackingNews }) {
  if (catchingUp !== null) return catchingUp;
  if (lastCheckedAt === null) return 'not checked yet';
  return (
    <>
      checked <TimeAgo at={lastCheckedAt} />
    </>
  );
}
