import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { BatchViewer, type BatchViewerHandle } from './features/batches/BatchViewer';
import { useBatches } from './features/batches/batches-store';
import { FIRST_QUERY } from './features/batches/message-query';
import { Compose } from './features/compose/Compose';
import { OutboxPanel } from './features/outbox/OutboxPanel';
import { Settings } from './features/settings/Settings';
import { Frame } from './features/shell/Frame';
import { useShell } from './features/shell/shell-store';
import type { Place } from './features/shell/Sidebar';
import classes from './MainWindow.module.css';
import { useUndoToasts } from './shared/ui/undo-toasts';
import { useWindowPushes } from './use-window-pushes';

interface SettingsView {
  section: 'accounts' | 'desk' | 'appearance' | null;
  isSettingUpRealAccount: boolean;
}

const PLAIN_SETTINGS: SettingsView = { section: null, isSettingUpRealAccount: false };
const ACCOUNT_SETTINGS: SettingsView = { section: 'accounts', isSettingUpRealAccount: false };
const DESK_SETTINGS: SettingsView = { section: 'desk', isSettingUpRealAccount: false };
const REAL_ACCOUNT_SET_UP: SettingsView = { section: 'accounts', isSettingUpRealAccount: true };

/** Where the window is, and the ways from one place to another. */
function usePlaces() {
  const [place, setPlace] = useState<Place>('messages');
  const [settings, setSettings] = useState(PLAIN_SETTINGS);
  const [isComposing, composing] = useDisclosure();
  const [isOutboxOpen, outbox] = useDisclosure();
  const showQuery = useBatches((state) => state.showQuery);
  return {
    place,
    settings,
    isComposing,
    composing,
    isOutboxOpen,
    outbox,
    goToMessages: () => {
      setPlace('messages');
    },
    openSettings: (view: SettingsView) => {
      setSettings(view);
      setPlace('settings');
      outbox.close();
    },
    showMessages: (wanted: Parameters<typeof showQuery>[0]) => {
      setPlace('messages');
      outbox.close();
      showQuery({ ...FIRST_QUERY, ...wanted });
    },
  };
}

/** Puts the features of the main window together. */
export function MainWindow() {
  const places = usePlaces();
  const { place, settings, isComposing, composing, isOutboxOpen, outbox } = places;
  const { goToMessages, openSettings, showMessages } = places;
  const viewerRef = useRef<BatchViewerHandle>(null);
  const practice = useShell(({ session }) => session?.practice);
  const readShell = useShell((state) => state.readShell);

  const find = () => {
    // A message that is being written is not left by a search.
    if (isComposing) return;
    outbox.close();
    // The field must be on the screen before it can have the focus.
    flushSync(goToMessages);
    viewerRef.current?.focusSearch();
  };
  useHotkeys([['mod+F', find]], []);
  useWindowPushes({
    commands: {
      'new-message': composing.open,
      find,
      'go-messages': goToMessages,
      'go-settings': () => {
        openSettings(PLAIN_SETTINGS);
      },
      'show-outbox': outbox.open,
    },
    onShowMessages: showMessages,
    onPracticeChanged: () => {
      // What was done in the other log cannot be undone in this one.
      useUndoToasts.getState().dismiss();
      void readShell();
    },
  });

  return (
    <Frame
      place={place}
      onGo={(target) => {
        if (target === 'settings') openSettings(PLAIN_SETTINGS);
        else goToMessages();
      }}
      onEditNames={() => {
        openSettings(DESK_SETTINGS);
      }}
      onSetUpRealAccount={() => {
        openSettings(REAL_ACCOUNT_SET_UP);
      }}
      onShowOutbox={outbox.open}
      onShowAttention={() => {
        showMessages({ quickFilter: 'needs-attention' });
      }}
    >
      {practice !== undefined && (
        // Kept while the settings are open, so that coming back finds the list as it was left.
        <div className={classes.place} hidden={place !== 'messages'}>
          <BatchViewer ref={viewerRef} practice={practice} onWriteMessage={composing.open} />
        </div>
      )}
      {place === 'settings' && <Settings {...settings} onSetUpDone={goToMessages} />}
      <Compose
        isOpen={isComposing}
        onClose={composing.close}
        onOpen={composing.open}
        onSent={({ batchId }) => {
          showMessages({ batchId });
        }}
        onSetUpAccount={() => {
          composing.close();
          openSettings(practice === 'training' ? REAL_ACCOUNT_SET_UP : ACCOUNT_SETTINGS);
        }}
      />
      <OutboxPanel
        isOpen={isOutboxOpen}
        onClose={outbox.close}
        onShowWaiting={() => {
          showMessages({ quickFilter: 'waiting' });
        }}
        onOpenSettings={() => {
          openSettings(ACCOUNT_SETTINGS);
        }}
      />
    </Frame>
  );
}
