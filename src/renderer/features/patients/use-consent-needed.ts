import { useEffect, useState } from 'react';
import type { Purpose } from '../../../shared/domain/message';
import { ask } from '../../shared/bridge';
import { useLive } from '../../shared/use-live';

/** Purposes that need a yes; null until main has said. */
export function useConsentNeeded(): readonly Purpose[] | null {
  const [purposes, setPurposes] = useState<readonly Purpose[] | null>(null);
  const read = () => {
    ask('settings:get', null).then(
      ({ consentNeededFor }) => {
        setPurposes(consentNeededFor);
      },
      // Nothing is said then: main decides in any case.
      () => undefined,
    );
  };
  useEffect(read, []);
  useLive(({ hasSettingsChange }) => {
    if (hasSettingsChange) read();
  });
  return purposes;
}
