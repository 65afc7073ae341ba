import { Tabs } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { listen } from '../../shared/bridge';
import { useLive } from '../../shared/use-live';
import { AccountsSection } from './AccountsSection';
import { createAccountsStore, type AccountsStore } from './accounts-store';
import { AppearanceSection } from './AppearanceSection';
import { DeskSection } from './DeskSection';
import { createDeskStore, type DeskStore } from './desk-store';
import { PatientsSection } from './PatientsSection';
import classes from './Settings.module.css';
import { createSmsEditorStore, type SmsEditorStore } from './sms-editor-store';
import { SmsSection } from './SmsSection';

type Section = 'accounts' | 'templates' | 'sms' | 'desk' | 'patients' | 'appearance';

interface SettingsProps {
  /** Null: the one looked at last. */
  section: Section | null;
  isSettingUpRealAccount: boolean;
  /** The section of the templates, which are a feature of their own. */
  templates: ReactNode;
  onSetUpDone: () => void;
}

/** Made with the first use: what is written and not saved is still there when the screen is opened again. */
let stores: ReturnType<typeof makeStores> | null = null;
let lastSection: Section = 'accounts';

function useSettingsStores() {
  const [kept] = useState(() => (stores ??= makeStores()));
  return kept;
}

function makeStores() {
  const accounts = createAccountsStore();
  const smsEditor = createSmsEditorStore((name) => {
    void accounts.getState().tell(`${name} was saved.`);
  });
  return { accounts, smsEditor, desk: createDeskStore() };
}

const SECTION_NAMES = {
  accounts: 'Accounts',
  templates: 'Templates',
  sms: 'SMS',
  desk: 'Desk and staff',
  patients: 'Patients',
  appearance: 'Appearance',
} as const satisfies Record<Section, string>;

/** Everything that is set once and then left alone. Every section is saved by its own button. */
export function Settings({ section, isSettingUpRealAccount, templates, onSetUpDone }: SettingsProps) {
  const { accounts, smsEditor, desk } = useSettingsStores();
  const [shown, setShown] = useShownSection(section);
  useKeptUpToDate(accounts, smsEditor, desk);
  return (
    <main className={classes.settings}>
      <h1 className={classes.title}>Settings</h1>
      <Tabs
        value={shown}
        onChange={(value) => {
          setShown(value);
        }}
        keepMounted={false}
        classNames={{ root: classes.tabs, panel: classes.panel }}
      >
        <Tabs.List aria-label="Settings">
          {Object.entries(SECTION_NAMES).map(([value, name]) => (
            <Tabs.Tab key={value} value={value}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="accounts">
          <AccountsSection
            store={accounts}
            smsEditor={smsEditor}
            desk={desk}
            isSetUpWanted={isSettingUpRealAccount}
            onSetUpDone={onSetUpDone}
          />
        </Tabs.Panel>
        <Tabs.Panel value="templates">{templates}</Tabs.Panel>
        <Tabs.Panel value="sms">
          <SmsSection store={desk} />
        </Tabs.Panel>
        <Tabs.Panel value="desk">
          <DeskSection store={desk} />
        </Tabs.Panel>
        <Tabs.Panel value="patients">
          <PatientsSection store={desk} />
        </Tabs.Panel>
        <Tabs.Panel value="appearance">
          <AppearanceSection store={desk} />
        </Tabs.Panel>
      </Tabs>
    </main>
  );
}

function useShownSection(wanted: Section | null): [Section, (value: string | null) => void] {
  const [shown, setShown] = useState(wanted ?? lastSection);
  const [lastWanted, setLastWanted] = useState(wanted);
  if (wanted !== lastWanted) {
    setLastWanted(wanted);
    if (wanted !== null) setShown(wanted);
  }
  useEffect(() => {
    lastSection = shown;
  }, [shown]);
  return [
    shown,
    (value) => {
      setShown(isSection(value) ? value : 'accounts');
    },
  ];
}

function isSection(value: string | null): value is Section {
  return value !== null && Object.hasOwn(SECTION_NAMES, value);
}

function useKeptUpToDate(accounts: AccountsStore, smsEditor: SmsEditorStore, desk: DeskStore): void {
  useEffect(() => {
    void accounts.getState().read();
    void desk.getState().read();
    return listen('practice-changed', () => {
      accounts.getState().startOver();
      smsEditor.getState().close();
      desk.getState().startOver();
      void accounts.getState().read();
      void desk.getState().read();
    });
  }, [accounts, smsEditor, desk]);
  useLive(({ hasAccountChange, hasSettingsChange }) => {
    if (hasAccountChange) void accounts.getState().read();
    if (hasSettingsChange) void desk.getState().read();
  });
}
