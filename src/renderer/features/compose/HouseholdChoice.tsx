import { Checkbox } from '@mantine/core';
import { useStore } from 'zustand';
import type { HouseholdReview } from '../../../shared/domain/draft';
import type { ComposeStore } from './compose-state';
import { joinedWords } from './household-words';

interface HouseholdChoiceProps {
  store: ComposeStore;
  households: HouseholdReview;
}

/** Whether people of one household get one message; there is nothing to choose where nobody shares anything. */
export function HouseholdChoice({ store, households }: HouseholdChoiceProps) {
  const isJoining = useStore(store, (state) => state.draft.isJoiningHouseholds);
  if (households.messages === 0) return null;
  return (
    <Checkbox
      label="One message for people who share a phone or address"
      description={joinedWords(households)}
      checked={isJoining}
      onChange={(event) => {
        store.getState().change({ isJoiningHouseholds: event.currentTarget.checked });
      }}
    />
  );
}
