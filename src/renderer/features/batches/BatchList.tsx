import { useVirtualizer } from '@tanstack/react-virtual';
import { Layers } from 'lucide-react';
import { useEffect, useId, useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { useNow } from '../../shared/ui/use-now';
import { numberWords } from '../../shared/words/numbers';
import { BatchItem } from './BatchItem';
import { batchListItems, type BatchListItem } from './batch-list-items';
import classes from './BatchList.module.css';
import { useBatches, useBatchesParts } from './batches-store';

const ITEM_HEIGHT_PX = { all: 40, day: 32, batch: 56 } as const satisfies Record<
  BatchListItem['kind'],
  number
>;
const LOAD_AHEAD_ITEMS = 20;

/** "All messages", then the batches, newest first. Choosing one shows its messages in the table. */
export function BatchList({ onChosen }: { onChosen?: () => void }) {
  const { batchIds, batches, batchFailure, query, showQuery, readMoreBatches } = useBatchesParts(
    'batchIds',
    'batches',
    'batchFailure',
    'query',
    'showQuery',
    'readMoreBatches',
  );
  const listId = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const items = batchListItems(batchIds, batches, useNow());
  const chosenIndex = items.findIndex((item) => isOf(item, query.batchId));

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => listRef.current,
    estimateSize: (index) => ITEM_HEIGHT_PX[items[index]?.kind ?? 'batch'],
    getItemKey: (index) => keyOf(items[index]),
    overscan: 4,
    paddingEnd: 8,
  });
  const lastIndex = virtualizer.range?.endIndex ?? 0;
  useEffect(() => {
    if (lastIndex >= items.length - LOAD_AHEAD_ITEMS) void readMoreBatches();
  }, [readMoreBatches, lastIndex, items.length]);

  const choose = (index: number) => {
    const item = items[index];
    if (item === undefined || item.kind === 'day') return;
    virtualizer.scrollToIndex(index, { align: 'auto' });
    showQuery({ batchId: item.kind === 'all' ? null : item.batchId });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, items, chosenIndex);
    if (event.key === 'Enter') onChosen?.();
    if (target === null) return;
    event.preventDefault();
    choose(target);
  };

  return (
    <div className={classes.frame}>
      <div
        ref={listRef}
        className={classes.list}
        role="listbox"
        tabIndex={0}
        aria-label="Batches"
        aria-activedescendant={chosenIndex === -1 ? undefined : `${listId}-${keyOf(items[chosenIndex])}`}
        onKeyDown={onKeyDown}
      >
        <div className={classes.items} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, size, key }) => {
            const item = items[index];
            return (
              item !== undefined && (
                <Entry
                  key={key}
                  id={`${listId}-${keyOf(item)}`}
                  item={item}
                  isChosen={index === chosenIndex}
                  place={{ height: size, transform: `translateY(${start}px)` }}
                  onChoose={() => {
                    choose(index);
                    onChosen?.();
                  }}
                />
              )
            );
          })}
        </div>
      </div>
      {batchFailure !== null && (
        <FailureNote happened="The batches cannot be shown." failure={batchFailure} />
      )}
    </div>
  );
}

interface EntryProps {
  id: string;
  item: BatchListItem;
  isChosen: boolean;
  place: CSSProperties;
  onChoose: () => void;
}

function Entry({ id, item, isChosen, place, onChoose }: EntryProps) {
  if (item.kind === 'day') {
    return (
      <div className={classes.day} role="presentation" style={place}>
        {item.day}
      </div>
    );
  }
  return (
    <div
      id={id}
      className={classes.item}
      role="option"
      aria-selected={isChosen}
      style={place}
      onClick={onChoose}
    >
      {item.kind === 'all' ? <AllMessages /> : <KnownBatch batchId={item.batchId} />}
    </div>
  );
}

/** Reads its own batch, so that a live bar repaints alone. */
function KnownBatch({ batchId }: { batchId: string }) {
  const batch = useBatches(({ batches }) => batches.get(batchId));
  return batch === undefined ? null : <BatchItem batch={batch} />;
}

function AllMessages() {
  const messageCount = useBatches((state) => state.messageCount);
  return (
    <span className={classes.line}>
      <Layers className={classes.channel} aria-hidden="true" />
      <span className={classes.name}>All messages</span>
      {messageCount !== null && <span className={classes.time}>{numberWords(messageCount)}</span>}
    </span>
  );
}

function isOf(item: BatchListItem, batchId: string | null): boolean {
  return item.kind === 'batch' ? item.batchId === batchId : item.kind === 'all' && batchId === null;
}

function keyOf(item: BatchListItem | undefined): string {
  if (item === undefined || item.kind === 'all') return 'all';
  return item.kind === 'day' ? `day-${item.day}` : item.batchId;
}

/** Arrow, Home and End keys go from one that can be chosen to the next. */
function keyTarget(key: string, items: readonly BatchListItem[], chosenIndex: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: 1, End: -1 }[key];
  if (step === undefined) return null;
  const start = { Home: -1, End: items.length }[key] ?? chosenIndex;
  let index = start + step;
  while (items[index]?.kind === 'day') index += step;
  return items[index] === undefined ? null : index;
}
