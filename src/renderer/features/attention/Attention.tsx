import { Button, Tabs } from '@mantine/core';
import { CircleCheckBig } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Handling } from '../../../shared/domain/attention';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { useKeptFocus } from '../../shared/ui/use-kept-focus';
import { useLive } from '../../shared/use-live';
import classes from './Attention.module.css';
import { shownTroubles } from './account-troubles';
import { AccountTroubles } from './AccountTroubles';
import { useAttention } from './attention-store';
import { HandledAccounts } from './HandledAccounts';
import { createMessageList, type MessageListStore } from './message-list';
import { HANDLED_COLUMNS, NEEDS_ATTENTION_COLUMNS } from './message-columns';
import { MessageTable } from './MessageTable';
import { LateReminders } from './LateReminders';
import { Outages } from './Outages';
import { ProbableReports } from './ProbableReports';

interface AttentionProps {
  onOpenPatient: (patientId: string) => void;
  onOpenSettings: () => void;
}

/** Everything that a person should look at, in one place; what has been dealt with by name is under its own tab. */
export function Attention({ onOpenPatient, onOpenSettings }: AttentionProps) {
  const [lists] = useState(() => ({
    open: createMessageList('needs-attention'),
    handled: createMessageList('handled'),
  }));
  const { read, follow, trouble } = useAttention();
  useEffect(() => {
    void read();
    void lists.open.getState().read();
    void lists.handled.getState().read();
  }, [read, lists]);
  useLive((changes) => {
    follow(changes);
    lists.open.getState().follow(changes);
    lists.handled.getState().follow(changes);
  });
  return (
    <main className={classes.page}>
      <h1 className={classes.title}>Attention</h1>
      {trouble !== null && (
        <div className={classes.note}>
          <FailureNote {...trouble} />
        </div>
      )}
      <Tabs
        defaultValue="open"
        keepMounted={false}
        classNames={{ root: classes.tabs, list: classes.tabList, panel: classes.panel }}
      >
        <Tabs.List aria-label="Attention">
          <Tabs.Tab value="open">Needs attention</Tabs.Tab>
          <Tabs.Tab value="handled">Handled</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="open">
          <OpenThings list={lists.open} onOpenPatient={onOpenPatient} onOpenSettings={onOpenSettings} />
        </Tabs.Panel>
        <Tabs.Panel value="handled">
          <HandledThings list={lists.handled} onOpenPatient={onOpenPatient} />
        </Tabs.Panel>
      </Tabs>
    </main>
  );
}

interface ThingsProps {
  list: MessageListStore;
  onOpenPatient: AttentionProps['onOpenPatient'];
}

/** What is under a tab; the keyboard stays in it when what it was on has been dealt with. */
function Things({ children }: { children: ReactNode }) {
  const placeRef = useRef<HTMLDivElement>(null);
  useKeptFocus(placeRef);
  return (
    <div ref={placeRef} className={classes.things} tabIndex={-1}>
      {children}
    </div>
  );
}

function OpenThings({
  list,
  onOpenPatient,
  onOpenSettings,
}: ThingsProps & Pick<AttentionProps, 'onOpenSettings'>) {
  const { view, failure, read } = useAttention();
  const isLoaded = useStore(list, (state) => state.isLoaded);
  const hasMessages = useStore(list, (state) => state.rowIds.length > 0);
  const { sending, tracking } = useTroubles((handled) => handled === null);
  const outages = view?.outages ?? [];
  const reports = view?.probableReports ?? [];
  const reminders = view?.lateReminders ?? [];
  const others = [sending, tracking, outages, reports, reminders];
  const isNothing = others.every(({ length }) => length === 0) && !hasMessages;
  return (
    <Things>
      {failure !== null && (
        <div className={classes.note}>
          <FailureNote
            happened="What needs attention cannot be shown."
            failure={failure}
            actions={
              <Button size="compact-sm" variant="default" onClick={() => void read()}>
                Try again
              </Button>
            }
          />
        </div>
      )}
      <ListFailure list={list} />
      <AccountTroubles about="sending" troubles={sending} onOpenSettings={onOpenSettings} />
      <AccountTroubles about="tracking" troubles={tracking} onOpenSettings={onOpenSettings} />
      {outages.length > 0 && <Outages outages={outages} />}
      {reports.length > 0 && <ProbableReports reports={reports} onOpenPatient={onOpenPatient} />}
      {reminders.length > 0 && <LateReminders rows={reminders} />}
      {hasMessages && (
        <MessageTable
          list={list}
          name="attention"
          label="Messages that need attention"
          heading="Messages"
          columns={NEEDS_ATTENTION_COLUMNS}
          isHandled={false}
          onOpenPatient={onOpenPatient}
        />
      )}
      {isNothing && isLoaded && view !== null && (
        <EmptyState icon={CircleCheckBig} title="Nothing needs you.">
          Messages that failed, reports to decide on, paused accounts and late reminders are listed here until
          somebody has dealt with them.
        </EmptyState>
      )}
    </Things>
  );
}

function HandledThings({ list, onOpenPatient }: ThingsProps) {
  const { sending, tracking } = useTroubles((mark) => mark !== null);
  const isLoaded = useStore(list, (state) => state.isLoaded);
  const hasMessages = useStore(list, (state) => state.rowIds.length > 0);
  const handled = [...sending, ...tracking];
  return (
    <Things>
      <ListFailure list={list} />
      {handled.length > 0 && <HandledAccounts troubles={handled} />}
      {hasMessages && (
        <MessageTable
          list={list}
          name="handled"
          label="Handled messages"
          heading="Messages"
          columns={HANDLED_COLUMNS}
          isHandled
          onOpenPatient={onOpenPatient}
        />
      )}
      {isLoaded && !hasMessages && handled.length === 0 && (
        <EmptyState icon={CircleCheckBig} title="Nothing has been handled yet">
          What is marked as handled stands here with the name, the time and the note, and can be brought back.
        </EmptyState>
      )}
    </Things>
  );
}

/** Trouble of accounts, either what is open or what somebody has dealt with. */
function useTroubles(isWanted: (handled: Handling | null) => boolean) {
  const view = useAttention((state) => state.view);
  const troubles = shownTroubles(view ?? { pausedAccounts: [], troubledTracking: [] });
  const wanted = ({ handled }: { handled: Handling | null }) => isWanted(handled);
  return { sending: troubles.sending.filter(wanted), tracking: troubles.tracking.filter(wanted) };
}

function ListFailure({ list }: { list: MessageListStore }) {
  const failure = useStore(list, (state) => state.failure);
  if (failure === null) return null;
  return (
    <div className={classes.note}>
      <FailureNote
        happened="The messages cannot be shown."
        failure={failure}
        actions={
          <Button size="compact-sm" variant="default" onClick={() => void list.getState().read()}>
            Try again
          </Button>
        }
      />
    </div>
  );
}
