import { useEffect, useEffectEvent } from 'react';
import type { MenuCommand, PushChannels } from '../shared/ipc/contract';
import { listen } from './shared/bridge';

interface WindowPushes {
  /** What the menu bar can ask of this window; other commands are for other windows. */
  commands: Partial<Record<MenuCommand, () => void>>;
  onShowMessages: (wanted: PushChannels['show-messages']) => void;
  onShowPatient: (patientId: string) => void;
  onPracticeChanged: () => void;
}

/** Does what main asks of the window, as long as it is open. */
export function useWindowPushes({
  commands,
  onShowMessages,
  onShowPatient,
  onPracticeChanged,
}: WindowPushes): void {
  const obey = useEffectEvent((command: MenuCommand) => {
    commands[command]?.();
  });
  const showMessages = useEffectEvent(onShowMessages);
  const showPatient = useEffectEvent(onShowPatient);
  const changePractice = useEffectEvent(onPracticeChanged);
  useEffect(() => {
    const stops = [
      listen('menu-command', ({ command }) => {
        obey(command);
      }),
      listen('show-messages', (wanted) => {
        showMessages(wanted);
      }),
      listen('show-patient', ({ patientId }) => {
        showPatient(patientId);
      }),
      listen('practice-changed', () => {
        changePractice();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}
