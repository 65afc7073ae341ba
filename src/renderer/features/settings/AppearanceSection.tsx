import { Radio } from '@mantine/core';
import { useStore } from 'zustand';
import { APPEARANCES, type Appearance } from '../../../shared/domain/desk-settings';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { hasEdits, shownSettings, type DeskStore } from './desk-store';
import { SaveBar } from './SaveBar';
import classes from './Settings.module.css';
import { SettingsOnTheirWay } from './SettingsOnTheirWay';

const APPEARANCE_NAMES = {
  system: 'As the system has it',
  light: 'Light',
  dark: 'Dark',
} as const satisfies Record<Appearance, string>;

/** Light or dark, for every window of this desk. */
export function AppearanceSection({ store }: { store: DeskStore }) {
  const state = useStore(store);
  const shown = shownSettings(state);
  if (shown === null) return <SettingsOnTheirWay store={store} />;
  return (
    <div className={classes.column}>
      <Radio.Group
        label="Light or dark"
        value={shown.appearance}
        onChange={(value) => {
          const appearance = APPEARANCES.find((each) => each === value);
          if (appearance !== undefined) state.change({ appearance });
        }}
      >
        <div className={classes.choices}>
          {APPEARANCES.map((appearance) => (
            <Radio key={appearance} value={appearance} label={APPEARANCE_NAMES[appearance]} />
          ))}
        </div>
      </Radio.Group>
      {state.trouble !== null && (
        <FailureNote happened={state.trouble.what} failure={state.trouble.failure} />
      )}
      <SaveBar
        hasChanges={hasEdits(state, 'appearance')}
        isSaved={state.savedSection === 'appearance'}
        isBusy={state.isBusy}
        onSave={() => void state.saveAppearance()}
      />
    </div>
  );
}
