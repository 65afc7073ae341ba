import { Popover } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { BatchList } from './BatchList';
import classes from './BatchMenu.module.css';
import { useBatches } from './batches-store';

/** The list of batches where there is no room beside the table. */
export function BatchMenu() {
  const [isOpen, setIsOpen] = useState(false);
  const name = useBatches(({ batches, olderBatch, query: { batchId } }) => {
    if (batchId === null) return 'All messages';
    return batches.get(batchId)?.name ?? (olderBatch?.id === batchId ? olderBatch.name : 'Batch');
  });
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" width={288} trapFocus withRoles>
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          title="Choose a batch"
          onClick={() => {
            setIsOpen((was) => !was);
          }}
        >
          <span className={classes.name}>{name}</span>
          <ChevronDown className={classes.icon} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label="Batches">
        <BatchList
          onChosen={() => {
            setIsOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
