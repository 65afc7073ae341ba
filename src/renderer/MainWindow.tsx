import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Practice } from '../shared/ipc/contract';
import { Arrivals, type ArrivalsHandle } from './features/arrivals/Arrivals';
import { PatientStops } from './features/arrivals/PatientStops';
import { Attention } from './features/attention/Attention';
import { BatchViewer, type BatchViewerHandle } from './features/batches/BatchViewer';
import { Compose, type ComposeHandle } from './features/compose/Compose';
import { Documents } from './features/documents/Documents';
import { ImportPatients } from './features/import/ImportPatients';
import { OutboxPanel } from './features/outbox/OutboxPanel';
import { Patients, type PatientsHandle } from './features/patients/Patients';
import { Settings } from './features/settings/Settings';
import { Frame } from './features/shell/Frame';
import { Templates } from './features/templates/Templates';
import { useShell } from './features/shell/shell-store';
import type { Place } from './features/shell/Sidebar';
import classes from './MainWindow.module.css';
import type { ComposeStart } from './shared/compose-start';
import { useUndoToasts } from './shared/ui/undo-toasts';
import { useLateHandle, type LateHandle } from './use-late-handle';
import {
  ACCOUNT_SETTINGS,
  DESK_SETTINGS,
  PLAIN_SETTINGS,
  REAL_ACCOUNT_SET_UP,
  usePlaces,
} from './use-places';
import { useWindowPushes } from './use-window-pushes';

/** Puts the features of the main window together. */
export function MainWindow() {
  const places = usePlaces();
  const ways = useWays(places);
  const practice = useShell(({ session }) => session?.practice);
  return (
    <Frame
      place={places.place}
      onGo={ways.goTo}
      onEditNames={() => {
        places.openSettings(DESK_SETTINGS);
      }}
      onSetUpRealAccount={() => {
        places.openSettings(REAL_ACCOUNT_SET_UP);
      }}
      onShowOutbox={places.outbox.open}
      onShowAttention={() => {
        places.go('attention');
      }}
      onShowAccounts={() => {
        places.openSettings(ACCOUNT_SETTINGS);
      }}
    >
      {practice !== undefined && <KeptPlaces places={places} ways={ways} practice={practice} />}
      {places.place === 'settings' && (
        <Settings
          {...places.settings}
          templates={<Templates />}
          onSetUpDone={() => {
            places.go('messages');
          }}
        />
      )}
      <Panels places={places} ways={ways} practice={practice} />
    </Frame>
  );
}

type Places = ReturnType<typeof usePlaces>;
type Ways = ReturnType<typeof useWays>;

/** What leads into a place from elsewhere: the menu bar, other windows, other places. */
function useWays(places: Places) {
  const { isComposing, composing, outbox, go, openSettings, showMessages } = places;
  const messages = useLateHandle<BatchViewerHandle>();
  const patients = useLateHandle<PatientsHandle>();
  const arrivals = useLateHandle<ArrivalsHandle>();
  const compose = useLateHandle<ComposeHandle>();
  const readShell = useShell((state) => state.readShell);
  /** What is asked for must be on the screen before it can have the focus. */
  const goAt = (target: Place) => {
    flushSync(() => {
      go(target);
    });
  };
  const searched = { messages, patients, arrivals };
  const find = () => {
    // A message that is being written is not left by a search.
    if (isComposing) return;
    const target = places.place === 'patients' || places.place === 'arrivals' ? places.place : 'messages';
    goAt(target);
    focusSearch(searched[target]);
  };
  /** Asked for where one is, a place is shown from its start. */
  const goTo = (target: Place) => {
    if (target === 'patients' && places.place === 'patients') {
      patients.tell((handle) => {
        handle.showList();
      });
    }
    go(target);
  };
  const showPatient = (patientId: string) => {
    goAt('patients');
    patients.tell((handle) => {
      handle.showPatient(patientId);
    });
  };
  useHotkeys([['mod+F', find]], []);
  useWindowPushes({
    commands: {
      'new-message': composing.open,
      'new-patient': () => {
        goAt('patients');
        patients.tell((handle) => {
          handle.newPatient();
        });
      },
      find,
      'go-messages': () => {
        go('messages');
      },
      'go-patients': () => {
        goTo('patients');
      },
      'go-arrivals': () => {
        goAt('arrivals');
        focusSearch(arrivals);
      },
      'go-attention': () => {
        go('attention');
      },
      'go-settings': () => {
        openSettings(PLAIN_SETTINGS);
      },
      'show-outbox': outbox.open,
    },
    onShowMessages: showMessages,
    onShowPatient: showPatient,
    onPracticeChanged: () => {
      // What was done in the other log cannot be undone in this one.
      useUndoToasts.getState().dismiss();
      void readShell();
    },
  });
  return {
    messages,
    patients,
    arrivals,
    compose,
    goTo,
    showPatient,
    writeTo: (start: ComposeStart) => {
      compose.tell((handle) => {
        handle.startWith(start);
      });
    },
  };
}

function focusSearch(searched: Pick<LateHandle<{ focusSearch: () => void }>, 'tell'>): void {
  searched.tell((handle) => {
    handle.focusSearch();
  });
}

interface PartProps {
  places: Places;
  ways: Ways;
}

/** Everything but the settings is kept once it has been looked at, so that coming back finds it as it was left. */
function KeptPlaces({ places, ways, practice }: PartProps & { practice: Practice }) {
  const kept = (place: Place, children: ReactNode) =>
    // Another practice is another log: the key makes all but the messages, which see to it themselves, begin anew.
    places.visited.has(place) && (
      <div
        key={place === 'messages' ? place : `${place}-${practice}`}
        className={classes.place}
        hidden={places.place !== place}
      >
        {children}
      </div>
    );
  return (
    <>
      {kept(
        'messages',
        <BatchViewer
          ref={(handle) => {
            ways.messages.attach(handle);
          }}
          practice={practice}
          onWriteMessage={places.composing.open}
        />,
      )}
      {kept(
        'patients',
        <Patients
          ref={(handle) => {
            ways.patients.attach(handle);
          }}
          onWriteTo={ways.writeTo}
          renderStops={(patientId) => <PatientStops key={patientId} patientId={patientId} />}
          renderDocuments={(patient) => (
            <Documents key={patient.id} patient={patient} onWriteTo={ways.writeTo} />
          )}
          renderImport={(dialog) => <ImportPatients {...dialog} />}
        />,
      )}
      {kept(
        'arrivals',
        <Arrivals
          ref={(handle) => {
            ways.arrivals.attach(handle);
          }}
          onOpenPatient={ways.showPatient}
        />,
      )}
      {kept(
        'attention',
        <Attention
          onOpenPatient={ways.showPatient}
          onOpenSettings={() => {
            places.openSettings(ACCOUNT_SETTINGS);
          }}
        />,
      )}
    </>
  );
}

/** What opens over a place. */
function Panels({ places, ways, practice }: PartProps & { practice: Practice | undefined }) {
  const { composing, outbox, openSettings, showMessages } = places;
  return (
    <>
      <Compose
        ref={(handle) => {
          ways.compose.attach(handle);
        }}
        isOpen={places.isComposing}
        onClose={composing.close}
        onOpen={composing.open}
        onSent={({ batchId }, isBegunElsewhere) => {
          if (!isBegunElsewhere) showMessages({ batchId });
        }}
        onChooseInList={() => {
          ways.goTo('patients');
        }}
        onSetUpAccount={() => {
          composing.close();
          openSettings(practice === 'training' ? REAL_ACCOUNT_SET_UP : ACCOUNT_SETTINGS);
        }}
      />
      <OutboxPanel
        isOpen={places.isOutboxOpen}
        onClose={outbox.close}
        onShowWaiting={() => {
          showMessages({ quickFilter: 'waiting' });
        }}
        onOpenSettings={() => {
          openSettings(ACCOUNT_SETTINGS);
        }}
      />
    </>
  );
}
