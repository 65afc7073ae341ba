import { ActionIcon } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useStore } from 'zustand';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { StatusMark } from '../../shared/ui/StatusMark';
import { clockTimeWithMilliseconds, dateWords, dayAndTime, exactTime } from '../../shared/words/times';
import type { HistoryLine } from './history-lines';
import type { EvidenceState, ItemStore } from './item-store';
import page from './ItemViewer.module.css';
import { lineDetails, noticeName } from './line-details';
import classes from './StatusUpdates.module.css';

interface UpdateRowProps {
  store: ItemStore;
  line: HistoryLine;
  /** Time of the line before (ms); the day is written where it changes. */
  dayBefore: number | null;
  isOpen: boolean;
}

/** One line of the history, with its raw evidence below it when it is open. */
export function UpdateRow({ store, line, dayBefore, isOpen }: UpdateRowProps) {
  const { update } = line;
  const evidenceId = `evidence-${update.sequence}`;
  return (
    <>
      <tr data-open={isOpen}>
        <td>
          {update.status === null ? (
            <span className={classes.notice}>{noticeName(update.code)}</span>
          ) : (
            <StatusMark status={update.status} />
          )}
        </td>
        <td className={classes.number}>
          <LineTime at={update.at} dayBefore={dayBefore} />
        </td>
        <td className={`${classes.number} ${classes.elapsed}`}>{line.sinceLineBefore}</td>
        <td>
          <div className={classes.details}>
            <LineWords store={store} line={line} />
            {update.hasEvidence && (
              <ActionIcon
                size="sm"
                className={`${classes.expand} ${page.onScreen}`}
                aria-expanded={isOpen}
                aria-controls={isOpen ? evidenceId : undefined}
                aria-label={`What was received, ${update.status ?? noticeName(update.code)}`}
                title="What was received, word for word"
                onClick={() => void store.getState().toggleLine(update.sequence)}
              >
                <ChevronRight size="1rem" aria-hidden="true" />
              </ActionIcon>
            )}
          </div>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={4} id={evidenceId} className={classes.evidenceCell}>
            <RawEvidence store={store} sequence={update.sequence} />
          </td>
        </tr>
      )}
    </>
  );
}

function LineTime({ at, dayBefore }: { at: number; dayBefore: number | null }) {
  const isNewDay = dayBefore !== null && new Date(dayBefore).toDateString() !== new Date(at).toDateString();
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {isNewDay && <span className={classes.day}>{dateWords(at, at)}</span>}
      {clockTimeWithMilliseconds(at)}
    </time>
  );
}

function LineWords({ store, line }: { store: ItemStore; line: HistoryLine }) {
  const { sentence, facts, reply, link, relatedMessageId } = lineDetails(line.update);
  const learnt = line.learntAt === null ? [] : [`learnt ${dayAndTime(line.learntAt, line.update.at)}`];
  const allFacts = [...facts, ...learnt];
  return (
    <div className={classes.words}>
      <p>
        {sentence}
        {allFacts.length > 0 && (
          <span className={sentence === null ? undefined : classes.facts}>
            {sentence === null ? '' : ' · '}
            {allFacts.join(' · ')}
          </span>
        )}
      </p>
      {reply !== null && <p className={classes.reply}>{reply}</p>}
      {link !== null && <LineLink store={store} link={link} />}
      {relatedMessageId !== null && (
        <p>
          <button
            type="button"
            className={page.link}
            onClick={() => void store.getState().openMessage(relatedMessageId)}
          >
            Open the other message
          </button>
        </p>
      )}
      {line.isContradicting && (
        <p className={classes.flag}>
          Contradicts the failure shown above: it came after it. Both stand in the log.
        </p>
      )}
    </div>
  );
}

function LineLink({ store, link }: { store: ItemStore; link: string }) {
  return (
    <p>
      <button type="button" className={page.link} onClick={() => void store.getState().openLink(link)}>
        {link}
      </button>
    </p>
  );
}

function RawEvidence({ store, sequence }: { store: ItemStore; sequence: number }) {
  const evidence = useStore(store, (state): EvidenceState | undefined => state.evidence[sequence]);
  if (evidence === undefined || evidence.state === 'reading')
    return <p className={page.quiet}>Reading the log…</p>;
  if (evidence.state === 'none') return <p className={page.quiet}>Nothing was kept for this line.</p>;
  if (evidence.state === 'failed') {
    return <FailureNote happened="What was received cannot be shown." failure={evidence.failure} />;
  }
  return (
    <pre className={classes.evidence} tabIndex={0} aria-label="What was received, word for word">
      {evidence.evidence.text}
    </pre>
  );
}
