import { useEffect, useState } from 'react';
import { ask } from '../../shared/bridge';
import { useLive } from '../../shared/use-live';

/** Who is at the desk now; empty until main has said. */
export function useStaffName(): string {
  const [name, setName] = useState('');
  const read = () => {
    ask('settings:get', null).then(
      ({ currentStaffName }) => {
        setName(currentStaffName);
      },
      // Without a name nobody's notes are one's own: main says no in any case.
      () => undefined,
    );
  };
  useEffect(read, []);
  useLive(({ hasSettingsChange }) => {
    if (hasSettingsChange) read();
  });
  return name;
}
