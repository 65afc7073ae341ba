import { create } from 'zustand';
import { actionsSlice } from './actions-slice';
import { batchListSlice } from './batch-list-slice';
import type { BatchesState } from './batches-state';
import { messageListSlice } from './message-list-slice';

/** All that the Batch Viewer shows. */
export const useBatches = create<BatchesState>()((...store) => ({
  ...messageListSlice(...store),
  ...batchListSlice(...store),
  ...actionsSlice(...store),
}));
