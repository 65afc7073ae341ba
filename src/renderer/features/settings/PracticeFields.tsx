import type { DeskSettings } from '../../../shared/domain/desk-settings';
import { TextField } from '../../shared/ui/TextField';
import type { DeskFieldProblems } from './desk-store';
import classes from './Settings.module.css';

interface DeskFieldsProps {
  shown: DeskSettings;
  onChange: (edits: Partial<DeskSettings>) => void;
}

/** How the practice is called and reached, and how this desk is called. */
export function PracticeFields({ shown, onChange }: DeskFieldsProps) {
  return (
    <section className={classes.section} aria-labelledby="desk-heading">
      <h2 id="desk-heading" className={classes.heading}>
        Practice and desk
      </h2>
      <TextField
        label="Practice’s name"
        value={shown.practiceName}
        onChange={(practiceName) => {
          onChange({ practiceName });
        }}
      />
      <TextField
        label="Practice’s phone"
        hint="As patients read it. Messages can name it: {{practice.phone}}."
        type="tel"
        value={shown.practicePhone}
        onChange={(practicePhone) => {
          onChange({ practicePhone });
        }}
      />
      <TextField
        label="Practice’s address"
        hint="On one line. Messages can name it: {{practice.address}}."
        value={shown.practiceAddress}
        onChange={(practiceAddress) => {
          onChange({ practiceAddress });
        }}
      />
      <TextField
        label="This desk"
        hint="Tells desks apart when there is more than one."
        value={shown.deskName}
        onChange={(deskName) => {
          onChange({ deskName });
        }}
      />
    </section>
  );
}

/** Where this desk sends a test to before a batch goes out. */
export function TestRecipientFields({
  shown,
  problems,
  onChange,
}: DeskFieldsProps & { problems: DeskFieldProblems }) {
  return (
    <section className={classes.section} aria-labelledby="test-heading">
      <h2 id="test-heading" className={classes.heading}>
        Send a test to me
      </h2>
      <p className={classes.quiet}>Where a test goes before a batch is sent.</p>
      <TextField
        label="My e-mail address"
        type="email"
        autoComplete="off"
        spellCheck={false}
        problem={problems.testEmail ?? null}
        value={shown.testEmail}
        onChange={(testEmail) => {
          onChange({ testEmail });
        }}
      />
      <TextField
        label="My mobile"
        type="tel"
        autoComplete="off"
        problem={problems.testMobile ?? null}
        value={shown.testMobile}
        onChange={(testMobile) => {
          onChange({ testMobile });
        }}
      />
    </section>
  );
}
