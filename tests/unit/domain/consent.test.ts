import { describe, expect, it } from 'vitest';
import { consentVerdict, type Consent } from '../../../src/shared/domain/consent';
import { FIRST_DESK_SETTINGS } from '../../../src/shared/domain/desk-settings';
import { PURPOSES } from '../../../src/shared/domain/message';

const { consentNeededFor } = FIRST_DESK_SETTINGS;
const said = (choice: Consent['choice'], changes: Partial<Consent> = {}): Consent[] => [
  { purpose: 'Marketing', channel: 'email', choice, setAt: 1, setBy: 'Kim', ...changes },
];

describe('what a patient has said', () => {
  it('lets a message go that they said yes to', () => {
    expect(consentVerdict(said('given'), 'Marketing', 'email', consentNeededFor)).toBe('allowed');
  });

  it('stops a message that they refuse, whether the purpose needs a yes or not', () => {
    expect(consentVerdict(said('refused'), 'Marketing', 'email', consentNeededFor)).toBe('opted-out');
    expect(consentVerdict(said('refused'), 'Marketing', 'email', [])).toBe('opted-out');
  });

  it('needs a yes for marketing and education until the practice says otherwise', () => {
    const needed = PURPOSES.filter(
      (purpose) => consentVerdict([], purpose, 'email', consentNeededFor) === 'not-asked',
    );
    expect(needed).toEqual(['Education', 'Marketing']);
    expect(consentVerdict([], 'Recall', 'email', ['Recall'])).toBe('not-asked');
  });

  it('counts for its own channel and purpose only', () => {
    expect(consentVerdict(said('given'), 'Marketing', 'sms', consentNeededFor)).toBe('not-asked');
    expect(consentVerdict(said('given'), 'Education', 'email', consentNeededFor)).toBe('not-asked');
    expect(consentVerdict(said('refused'), 'Recall', 'email', consentNeededFor)).toBe('allowed');
  });
});
