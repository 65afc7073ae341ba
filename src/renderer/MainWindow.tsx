import { useHotkeys } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { MenuCommand } from '../shared/ipc/contract';
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
import { listen } from './shared/bridge';
import { useUndoToasts } from './shared/ui/undo-toasts';

interface SettingsView {
  section: 'accounts' | 'desk' | 'appearance' | null;
  isSettingUpRealAccount: boolean;
}

const PLAIN_SETTINGS: SettingsView = { section: null, isSettingUpRealAccount: false };

/** Puts the features of the main window together. */
export function MainWindow() {
  const [place, setPlace] = useState<Place>('messages');
  const [settings, setSettings] = useState(PLAIN_SETTINGS);
  const [isComposing, setIsComposing] = useState(false);
  const [isOutboxOpen, setIsOutboxOpen] = useState(false);
  const viewerRef = useRef<BatchViewerHandle>(null);
  const practice = useShell(({ session }) => session?.practice);
  const readShell = useShell((state) => state.readShell);
  const showQuery = useBatches((state) => state.showQuery);

  const openSettings = (view: SettingsView) => {
    setSettings(view);
    setPlace('settings');
    setIsOutboxOpen(false);
  };
  const showMessages = (change: Parameters<typeof showQuery>[0]) => {
    setPlace('messages');
    setIsOutboxOpen(false);
    showQuery({ ...FIRST_QUERY, ...change });
  };
  const find = () => {
    // A message that is being written is not left by a search.
    if (isComposing) return;
    setIsOutboxOpen(false);
    // The field must be on the screen before it can have the focus.
    flushSync(() => {
      setPlace('messages');
    });
    viewerRef.current?.focusSearch();
  };

  const commands: Partial<Record<MenuCommand, () => void>> = {
    'new-message': () => {
      setIsComposing(true);
    },
    find,
    'go-messages': () => {
      setPlace('messages');
    },
    'go-settings': () => {
      openSettings(PLAIN_SETTINGS);
    },
    'show-outbox': () => {
      setIsOutboxOpen(true);
    },
  };
  useHotkeys([['mod+F', find]], []);
  const onMenuCommand = useEffectEvent((command: MenuCommand) => {
    commands[command]?.();
  });
  const onShowMessages = useEffectEvent(showMessages);
  useEffect(() => {
    const stops = [
      listen('menu-command', ({ command }) => {
        onMenuCommand(command);
      }),
      listen('show-messages', (wanted) => {
        onShowMessages(wanted);
      }),
      listen('practice-changed', () => {
        // What was done in the other log cannot be undone in this one.
        useUndoToasts.getState().dismiss();
        void readShell();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [readShell]);

  return (
    <Frame
      place={place}
      onGo={(target) => {
        if (target === 'settings') openSettings(PLAIN_SETTINGS);
        else setPlace(target);
      }}
      onEditNames={() => {
        openSettings({ section: 'desk', isSettingUpRealAccount: false });
      }}
      onSetUpRealAccount={() => {
        openSettings({ section: 'accounts', isSettingUpRealAccount: true });
      }}
      onShowOutbox={() => {
        setIsOutboxOpen(true);
      }}
      onShowAttention={() => {
        showMessages({ quickFilter: 'needs-attention' });
      }}
    >
      {practice !== undefined && (
        // Kept while the settings are open, so that coming back finds the list as it was left.
        <div className={classes.place} hidden={place !== 'messages'}>
          <BatchViewer
            ref={viewerRef}
            practice={practice}
            onWriteMessage={() => {
              setIsComposing(true);
            }}
          />
        </div>
      )}
      {place === 'settings' && (
        <Settings
          {...settings}
          onSetUpDone={() => {
            setPlace('messages');
          }}
        />
      )}
      <Compose
        isOpen={isComposing}
        onClose={() => {
          setIsComposing(false);
        }}
        onOpen={() => {
          setIsComposing(true);
        }}
        onSent={({ batchId }) => {
          showMessages({ batchId });
        }}
        onSetUpAccount={() => {
          setIsComposing(false);
          openSettings({ section: 'accounts', isSettingUpRealAccount: practice === 'training' });
        }}
      />
      <OutboxPanel
        isOpen={isOutboxOpen}
        onClose={() => {
          setIsOutboxOpen(false);
        }}
        onShowWaiting={() => {
          showMessages({ quickFilter: 'waiting' });
        }}
        onOpenSettings={() => {
          openSettings({ section: 'accounts', isSettingUpRealAccount: false });
        }}
      />
    </Frame>
  );
}
