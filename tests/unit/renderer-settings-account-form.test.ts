import { describe, expect, it } from 'vitest';
import {
  accountFormProblems,
  formOfAccount,
  newAccountForm,
  toAccountInput,
  withDefaultName,
  withSecurity,
  type AccountForm,
} from '../../src/renderer/features/settings/account-form';
import { providerHint } from '../../src/renderer/features/settings/provider-hints';
import { sampleAccount } from '../support/sample-screens';

const filled: AccountForm = {
  ...newAccountForm(),
  name: 'Clinic mail',
  fromName: 'ABC Chiro',
  fromAddress: 'desk@example.org',
  host: 'mail.example.org',
  user: 'desk@example.org',
  password: 'a secret',
};

describe('security and port', () => {
  it('go together while the port is the usual one', () => {
    const starttls = withSecurity(filled, 'starttls');
    expect([starttls.port, withSecurity(starttls, 'tls').port]).toEqual(['587', '465']);
  });

  it('leave a port alone that a person has chosen', () => {
    expect(withSecurity({ ...filled, port: '2525' }, 'starttls').port).toBe('2525');
  });

  it('fill an empty port', () => {
    expect(withSecurity({ ...filled, port: ' ' }, 'starttls').port).toBe('587');
  });
});

describe('what goes to main', () => {
  it('is trimmed, with null for what was left empty', () => {
    const input = toAccountInput({ ...filled, host: ' mail.example.org ', replyTo: '  ' });
    expect(input.settings).toMatchObject({ host: 'mail.example.org', replyTo: null, port: 465 });
    expect(input.password).toBe('a secret');
  });

  it('leaves a kept password as it is', () => {
    expect(toAccountInput(formOfAccount(sampleAccount())).password).toBeNull();
    expect(toAccountInput({ ...filled, password: '' }).password).toBeNull();
  });

  it('removes the password when the server is not logged in to any more', () => {
    expect(toAccountInput({ ...formOfAccount(sampleAccount()), user: '' })).toMatchObject({
      settings: { user: null },
      password: '',
    });
  });

  it('is the same account as before when nothing was changed', () => {
    const account = sampleAccount({ replyTo: 'mia@example.org', port: 2525 });
    const { settings } = toAccountInput(formOfAccount(account));
    expect(account).toMatchObject(settings);
  });
});

describe('a form of an account', () => {
  it('asks for the password when it is missing', () => {
    expect(formOfAccount(sampleAccount({ password: 'missing' })).password).toBe('');
    expect(formOfAccount(sampleAccount()).password).toBeNull();
  });

  it('takes the address as its name when none was given', () => {
    expect(withDefaultName({ ...filled, name: ' ' }).name).toBe('desk@example.org');
    expect(withDefaultName(filled).name).toBe('Clinic mail');
  });
});

describe('problems of an account', () => {
  it('are none when everything is there', () => {
    expect(accountFormProblems(filled, false)).toEqual({});
  });

  it('stand at the fields they belong to', () => {
    const problems = accountFormProblems({ ...filled, host: '', port: '5e2', fromAddress: 'desk' }, false);
    expect(Object.keys(problems).sort()).toEqual(['fromAddress', 'host', 'port']);
  });

  it('ask for a password where a user name is given and none is kept', () => {
    const without = { ...filled, password: '' };
    expect(accountFormProblems(without, false)).toEqual({
      password: 'Enter the password for this user name.',
    });
    expect(accountFormProblems(without, true)).toEqual({});
    expect(accountFormProblems({ ...without, user: '' }, false)).toEqual({});
  });

  it('refuse a connection without protection to another computer', () => {
    expect(Object.keys(accountFormProblems({ ...filled, security: 'none' }, false))).toEqual(['security']);
    expect(accountFormProblems({ ...filled, security: 'none', host: 'localhost' }, false)).toEqual({});
  });
});

describe('hints for large providers', () => {
  it('come from the address alone', () => {
    expect(providerHint('clinic@gmail.com')).toMatchObject({
      host: 'smtp.gmail.com',
      port: 465,
      security: 'tls',
    });
    expect(providerHint('clinic@Outlook.com')).toMatchObject({ host: 'smtp-mail.outlook.com', port: 587 });
    expect(providerHint('desk@clinic.onmicrosoft.com')).toMatchObject({ host: 'smtp.office365.com' });
  });

  it('are not guessed for a domain of one’s own, nor from half an address', () => {
    expect(providerHint('desk@example.org')).toBeNull();
    expect(providerHint('desk@')).toBeNull();
    expect(providerHint('desk@constructor.prototype')).toBeNull();
  });
});
