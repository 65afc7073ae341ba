import { MantineProvider, localStorageColorSchemeManager, useMantineColorScheme } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import type { Appearance } from '../../../shared/domain/desk-settings';
import { ask } from '../bridge';
import { usePracticeCountry } from '../practice-country';
import { useLive } from '../use-live';
import { cssVariables, theme } from './theme';
import './global.css';

/** Remembered by the page as well, so that a window opens in the right colours before main has answered. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'sendtrail-appearance' });

/** The policy lets style elements in only with the nonce that main wrote into the page. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

/** What every window is wrapped in: theme, style nonce, light or dark as the system or the setting says. */
export function SendtrailUi({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      withGlobalClasses={false}
    >
      <FollowSettings />
      {children}
    </MantineProvider>
  );
}

const COLOR_SCHEMES = { system: 'auto', light: 'light', dark: 'dark' } as const satisfies Record<
  Appearance,
  'auto' | 'light' | 'dark'
>;

/** Applies what is set and its changes from any window. Until main answers, what this page remembers stands. */
function FollowSettings() {
  const { setColorScheme } = useMantineColorScheme();
  const follow = () => {
    ask('settings:get', null).then(
      ({ appearance, country }) => {
        usePracticeCountry.setState({ country });
        setColorScheme(COLOR_SCHEMES[appearance]);
      },
      () => undefined,
    );
  };
  useLive(({ hasSettingsChange }) => {
    if (hasSettingsChange) follow();
  });
  useEffect(follow, [setColorScheme]);
  return null;
}
