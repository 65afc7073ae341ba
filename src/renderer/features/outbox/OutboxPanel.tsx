import { Button, Drawer } from '@mantine/core';
import type { ConnectionView } from '../../../shared/domain/connection';
import type { Channel } from '../../../shared/domain/message';
import { Inbox, WifiOff } from 'lucide-react';
import { useEffect } from 'react';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNote, FailureNote } from '../../shared/ui/ErrorNote';
import { useLive } from '../../shared/use-live';
import { countWords } from '../../shared/words/numbers';
import { pauseWords } from '../../shared/words/send-failures';
import { outboxGroups, type AccountGroup } from './outbox-groups';
import { useOutbox } from './outbox-store';
import classes from './OutboxPanel.module.css';
import { UnconfirmedEntry } from './UnconfirmedEntry';
import { WaitingEntry } from './WaitingEntry';

/** So many messages of one account are listed; the table of messages lists them all. */
const LISTED_MESSAGES = 50;

interface OutboxPanelProps {
  isOpen: boolean;
  onClose: () => void;
  /** Shows all that waits in the table of messages. */
  onShowWaiting: () => void;
  onOpenSettings: () => void;
}

/** What waits, why, and when it is tried next; and what nobody knows about. */
export function OutboxPanel({ isOpen, onClose, onShowWaiting, onOpenSettings }: OutboxPanelProps) {
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size="30rem"
      title="Outbox"
      classNames={{ title: classes.title, content: classes.content, body: classes.body }}
    >
      <OutboxContents onShowWaiting={onShowWaiting} onOpenSettings={onOpenSettings} />
    </Drawer>
  );
}

/** Exists only while the panel is open, and follows the log as long. */
function OutboxContents({ onShowWaiting, onOpenSettings }: Omit<OutboxPanelProps, 'isOpen' | 'onClose'>) {
  const { entries, connection, failure, read, readSoon } = useOutbox();
  useEffect(() => {
    void read();
  }, [read]);
  useLive(readSoon);
  if (entries === null || connection === null) return failure === null ? null : <FailureNote {...failure} />;
  const { unconfirmed, accounts } = outboxGroups(entries);
  return (
    <>
      {failure !== null && <FailureNote {...failure} />}
      <WhyNothingMoves connection={connection} />
      {connection.paused.map((account) => (
        <PauseNote key={account.accountId} account={account} onOpenSettings={onOpenSettings} />
      ))}
      {entries.length === 0 && connection.paused.length === 0 && (
        <EmptyState icon={Inbox} title="Nothing waits">
          Messages that have not been handed over yet stand here, with the reason.
        </EmptyState>
      )}
      {unconfirmed.length > 0 && (
        <section className={classes.group} aria-labelledby="outbox-unconfirmed">
          <h3 id="outbox-unconfirmed" className={classes.heading}>
            Unconfirmed
            <span className={classes.count}>{unconfirmed.length}</span>
          </h3>
          <p className={classes.explanation}>
            They may have gone, but no reply came that says so. None of these is sent again by itself.
          </p>
          <ul className={classes.entries}>
            {unconfirmed.map((entry) => (
              <UnconfirmedEntry key={entry.messageId} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      {accounts.map((group) => (
        <AccountSection key={group.accountId} group={group} onShowWaiting={onShowWaiting} />
      ))}
    </>
  );
}

/** What holds everything, whichever account it is. */
function WhyNothingMoves({ connection: { isOnline, isDiskFull } }: { connection: ConnectionView }) {
  if (isDiskFull) {
    return (
      <ErrorNote
        happened="The disk is full."
        meaning="Nothing is sent that cannot be written to the log first. All messages wait."
        advice="Free some space. Sending goes on by itself."
      />
    );
  }
  if (isOnline) return null;
  return (
    // No error: being offline for a while is normal.
    <p className={classes.offline}>
      <WifiOff aria-hidden="true" />
      Offline. Messages wait, and go by themselves when the network is back, once each.
    </p>
  );
}

interface AccountSectionProps {
  group: AccountGroup;
  onShowWaiting: () => void;
}

function AccountSection({ group, onShowWaiting }: AccountSectionProps) {
  const { accountId, accountName, entries } = group;
  const headingId = `outbox-${accountId}`;
  const hidden = entries.length - LISTED_MESSAGES;
  return (
    <section className={classes.group} aria-labelledby={headingId}>
      <h3 id={headingId} className={classes.heading}>
        {accountName}
        <span className={classes.count}>{countWords(entries.length, 'message')}</span>
      </h3>
      <ul className={classes.entries}>
        {entries.slice(0, LISTED_MESSAGES).map((entry) => (
          <WaitingEntry key={entry.messageId} entry={entry} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={onShowWaiting}>
          Show all that wait
        </Button>
      )}
    </section>
  );
}

interface PauseNoteProps {
  account: ConnectionView['paused'][number];
  onOpenSettings: () => void;
}

const SAYS = {
  email: 'The server says',
  sms: 'The SMS provider says',
} as const satisfies Record<Channel, string>;

/** Why a whole account waits for a person, with the server's own words. */
function PauseNote({ account, onOpenSettings }: PauseNoteProps) {
  const { accountId, accountName, channel, reason, detail } = account;
  const { busyIds, resume } = useOutbox();
  const words = pauseWords(reason, accountName, channel);
  return (
    <ErrorNote
      happened={words.happened}
      {...(detail === '' ? {} : { meaning: `${SAYS[channel]}: ${detail}` })}
      advice={words.advice}
      actions={
        <>
          <Button size="compact-sm" loading={busyIds.has(accountId)} onClick={() => void resume(accountId)}>
            Try again
          </Button>
          <Button size="compact-sm" variant="default" onClick={onOpenSettings}>
            Open settings
          </Button>
        </>
      }
    />
  );
}
