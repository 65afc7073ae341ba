import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useBatches } from './features/batches/batches-store';
import { FIRST_QUERY } from './features/batches/message-query';
import type { Place } from './features/shell/Sidebar';

export interface SettingsView {
  section: 'accounts' | 'desk' | 'patients' | 'appearance' | null;
  isSettingUpRealAccount: boolean;
}

export const PLAIN_SETTINGS: SettingsView = { section: null, isSettingUpRealAccount: false };
export const ACCOUNT_SETTINGS: SettingsView = { section: 'accounts', isSettingUpRealAccount: false };
export const DESK_SETTINGS: SettingsView = { section: 'desk', isSettingUpRealAccount: false };
export const REAL_ACCOUNT_SET_UP: SettingsView = { section: 'accounts', isSettingUpRealAccount: true };

/** Where the window is, and the ways from one place to another. */
export function usePlaces() {
  const [place, setPlace] = useState<Place>('messages');
  const [visited, setVisited] = useState<ReadonlySet<Place>>(new Set<Place>(['messages']));
  const [settings, setSettings] = useState(PLAIN_SETTINGS);
  const [isComposing, composing] = useDisclosure();
  const [isOutboxOpen, outbox] = useDisclosure();
  const showQuery = useBatches((state) => state.showQuery);
  const go = (target: Place): void => {
    setPlace(target);
    setVisited((before) => (before.has(target) ? before : new Set([...before, target])));
    outbox.close();
  };
  const openSettings = (view: SettingsView): void => {
    setSettings(view);
    go('settings');
  };
  return {
    place,
    /** Places that have been looked at: they are kept, so that coming back finds them as they were left. */
    visited,
    settings,
    isComposing,
    composing,
    isOutboxOpen,
    outbox,
    go: (target: Place) => {
      if (target === 'settings') openSettings(PLAIN_SETTINGS);
      else go(target);
    },
    openSettings,
    showMessages: (wanted: Parameters<typeof showQuery>[0]) => {
      go('messages');
      showQuery({ ...FIRST_QUERY, ...wanted });
    },
  };
}
