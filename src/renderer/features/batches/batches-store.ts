import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { actionsSlice } from './actions-slice';
import { batchListSlice } from './batch-list-slice';
import type { BatchesState } from './batches-state';
import { liveSlice } from './live-slice';
import { messageListSlice } from './message-list-slice';
import { outcomesSlice } from './outcomes-slice';
import { querySlice } from './query-slice';
import { steeringSlice } from './steering-slice';

/** All that the Batch Viewer shows. */
export const useBatches = create<BatchesState>()((...store) => ({
  ...querySlice(...store),
  ...messageListSlice(...store),
  ...liveSlice(...store),
  ...batchListSlice(...store),
  ...actionsSlice(...store),
  ...steeringSlice(...store),
  ...outcomesSlice(...store),
}));

/** Some parts of it: the component paints again only when one of these changes. */
export function useBatchesParts<Part extends keyof BatchesState>(...parts: Part[]): Pick<BatchesState, Part> {
  return useBatches(
    useShallow(
      (state) => Object.fromEntries(parts.map((part) => [part, state[part]])) as Pick<BatchesState, Part>,
    ),
  );
}
