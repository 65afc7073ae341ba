import { ActionIcon } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { StatusMark } from '../../shared/ui/StatusMark';
import { clockTimeWithMilliseconds, dayAndTime, exactTime } from '../../shared/words/times';
import type { HistoryLine } from './history-lines';
import type { ItemStore } from './item-store';
import page from './ItemViewer.module.css';
import { lineDetails, lineName, noticeName } from './line-details';
import { lineParticulars } from './line-particulars';
import classes from './StatusUpdates.module.css';
import { UpdateParticulars } from './UpdateParticulars';

interface UpdateRowProps {
  store: ItemStore;
  line: HistoryLine;
  /** Hidden on the screen among many like it. */
  isFolded: boolean;
  isOpen: boolean;
}

/** One quiet line of the history; what else it knows stands below it when it is open, and on paper. */
export function UpdateRow({ store, line, isFolded, isOpen }: UpdateRowProps) {
  const { update } = line;
  const particulars = lineParticulars(line);
  const hasMore = particulars.length > 0 || update.hasEvidence;
  const moreId = `more-${update.sequence}`;
  return (
    <>
      <tr data-open={isOpen} data-folded={isFolded}>
        <td>
          {update.status === null ? (
            <span className={classes.notice}>{noticeName(update.code)}</span>
          ) : (
            <StatusMark status={update.status} channel={line.channel} />
          )}
        </td>
        <td className={classes.number}>
          <LineTime at={update.at} />
        </td>
        <td className={`${classes.number} ${classes.elapsed}`}>{line.sinceLineBefore}</td>
        <td>
          <div className={classes.details}>
            <LineWords store={store} line={line} />
            {hasMore && (
              <ActionIcon
                size="sm"
                className={`${classes.expand} ${page.onScreen}`}
                aria-expanded={isOpen}
                aria-controls={moreId}
                aria-label={`More about ${lineName(update)}, ${clockTimeWithMilliseconds(update.at)}`}
                title={isOpen ? 'Less' : 'More: how this is known'}
                onClick={() => void store.getState().toggleLine(update)}
              >
                <ChevronRight size="1rem" aria-hidden="true" />
              </ActionIcon>
            )}
          </div>
        </td>
      </tr>
      {hasMore && (
        <tr className={classes.more} data-folded={isFolded || !isOpen}>
          <td colSpan={4} id={moreId}>
            <UpdateParticulars store={store} update={update} particulars={particulars} isOpen={isOpen} />
          </td>
        </tr>
      )}
    </>
  );
}

function LineTime({ at }: { at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {clockTimeWithMilliseconds(at)}
    </time>
  );
}

/** As long as a fact may be that is not broken. */
const UNBROKEN_CHARACTERS = 24;

function LineWords({ store, line }: { store: ItemStore; line: HistoryLine }) {
  const { sentence, facts, reply, link, relatedMessageId } = lineDetails(line);
  const learnt = line.learntAt === null ? [] : [`learnt ${dayAndTime(line.learntAt, line.update.at)}`];
  const allFacts = [...facts, ...learnt];
  return (
    <div className={classes.words}>
      <p>
        {sentence}
        {allFacts.map((fact, index) => (
          <Fragment key={fact}>
            {(index > 0 || sentence !== null) && <span className={classes.facts}> · </span>}
            <span
              className={sentence === null ? undefined : classes.facts}
              data-unbroken={fact.length <= UNBROKEN_CHARACTERS}
            >
              {fact}
            </span>
          </Fragment>
        ))}
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
        <p className={classes.flag}>Does not fit the failure before it. Both stand in the log.</p>
      )}
    </div>
  );
}

function LineLink({ store, link }: { store: ItemStore; link: string }) {
  return (
    <p className={classes.linkLine}>
      <button
        type="button"
        className={page.link}
        title={link}
        onClick={() => void store.getState().openLink(link)}
      >
        {link}
      </button>
    </p>
  );
}
