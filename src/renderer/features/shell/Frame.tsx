import { useMediaQuery } from '@mantine/hooks';
import { useEffect, type ReactNode } from 'react';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { UndoToast } from '../../shared/ui/UndoToast';
import { useLive } from '../../shared/use-live';
import { ConnectionBar } from './ConnectionBar';
import classes from './Frame.module.css';
import { useShell } from './shell-store';
import { Sidebar, type Place } from './Sidebar';
import { TrainingBanner } from './TrainingBanner';

interface FrameProps {
  place: Place;
  onGo: (place: Place) => void;
  onEditNames: () => void;
  onSetUpRealAccount: () => void;
  onShowOutbox: () => void;
  onShowAttention: () => void;
  onShowAccounts: () => void;
  children: ReactNode;
}

/** What stands around every screen of the main window. */
export function Frame({
  place,
  onGo,
  onEditNames,
  onSetUpRealAccount,
  onShowOutbox,
  onShowAttention,
  onShowAccounts,
  children,
}: FrameProps) {
  const practice = useShell(({ session }) => session?.practice);
  const failure = useShell((state) => state.failure);
  const readShell = useShell((state) => state.readShell);
  const takeShellChanges = useShell((state) => state.takeShellChanges);
  const isCompact = useMediaQuery('(width < 68rem)', false, { getInitialValueInEffect: false });
  useEffect(() => {
    void readShell();
  }, [readShell]);
  useLive(takeShellChanges);

  return (
    <div className={classes.frame}>
      <div className={classes.middle}>
        <Sidebar place={place} isCompact={isCompact} onGo={onGo} onEditNames={onEditNames} />
        <div className={classes.content}>
          {practice === 'training' && <TrainingBanner onSetUpRealAccount={onSetUpRealAccount} />}
          {failure !== null && (
            <div className={classes.failure}>
              <FailureNote happened="The settings of this desk cannot be read." failure={failure} />
            </div>
          )}
          {children}
        </div>
      </div>
      <ConnectionBar
        onShowOutbox={onShowOutbox}
        onShowAttention={onShowAttention}
        onShowAccounts={onShowAccounts}
      />
      <UndoToast />
    </div>
  );
}
