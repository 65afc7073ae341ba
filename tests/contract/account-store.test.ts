import { expect, it } from 'vitest';
import { describeContract } from '../support/log/contract';
import { NOW, sampleAccount, sampleId } from '../support/log/sample-log';

const CAPABILITIES = {
  hasDsn: true,
  sizeLimitBytes: 20_000_000,
  hasStartTls: true,
  hasEightBitMime: true,
  hasSmtpUtf8: false,
  seenAt: NOW,
};

describeContract('account store', (log) => {
  it('gives an account back as it was put in', () => {
    const account = sampleAccount({ capabilities: CAPABILITIES, replyTo: 'reply@example.org' });
    log().accounts.insert(account);
    expect(log().accounts.get(account.id)).toEqual(account);
    expect(log().accounts.list()).toEqual([account]);
  });

  it('knows nothing of an account that was never there', () => {
    expect(log().accounts.get(sampleId('account', 9))).toBeNull();
  });

  it('lists accounts in the order in which they were set up', () => {
    const [first, second] = [
      sampleAccount(),
      sampleAccount({ id: sampleId('account', 2), name: 'Accounts' }),
    ];
    log().accounts.insert(second);
    log().accounts.insert(first);
    expect(
      log()
        .accounts.list()
        .map(({ id }) => id),
    ).toEqual([second.id, first.id]);
  });

  it('refuses a second account with the same id', () => {
    log().accounts.insert(sampleAccount());
    expect(() => {
      log().accounts.insert(sampleAccount());
    }).toThrow();
  });

  it('changes settings and leaves the rest as it is', () => {
    const account = sampleAccount({ capabilities: CAPABILITIES });
    log().accounts.insert(account);
    const { id, kind, createdAt, pause, capabilities, sms, ...settings } = account;
    log().accounts.update(id, { ...settings, host: 'smtp.example.net', user: null }, sms);
    const expected = {
      ...settings,
      host: 'smtp.example.net',
      user: null,
      id,
      kind,
      createdAt,
      pause,
      capabilities,
      sms,
    };
    expect(log().accounts.get(id)).toEqual(expected);
  });

  it('keeps a removed account readable, but does not list it', () => {
    const account = sampleAccount();
    log().accounts.insert(account);
    log().accounts.remove(account.id, NOW);
    expect(log().accounts.list()).toEqual([]);
    expect(log().accounts.get(account.id)).toEqual(account);
  });

  it('sets and lifts a pause', () => {
    const { id } = sampleAccount();
    const pause = { reason: 'authentication-refused', at: NOW, detail: '535 5.7.8 bad' } as const;
    log().accounts.insert(sampleAccount());
    log().accounts.setPause(id, pause);
    expect(log().accounts.get(id)?.pause).toEqual(pause);
    log().accounts.setPause(id, null);
    expect(log().accounts.get(id)?.pause).toBeNull();
  });

  it('keeps what the server said about itself', () => {
    const { id } = sampleAccount();
    log().accounts.insert(sampleAccount());
    log().accounts.setCapabilities(id, CAPABILITIES);
    expect(log().accounts.get(id)?.capabilities).toEqual(CAPABILITIES);
  });

  it('forgets a change that was undone, also where it was read before that', () => {
    const account = sampleAccount();
    log().accounts.insert(account);
    expect(log().accounts.get(account.id)?.pause).toBeNull();
    expect(() => {
      log().transaction.run(() => {
        log().accounts.setPause(account.id, { reason: 'password-needed', at: NOW, detail: '' });
        expect(log().accounts.get(account.id)?.pause?.reason).toBe('password-needed');
        throw new Error('undone');
      });
    }).toThrow('undone');
    expect(log().accounts.get(account.id)).toEqual(account);
  });

  it('refuses to change an account that is not there', () => {
    const unknown = sampleId('account', 9);
    expect(() => log().accounts.setPause(unknown, null)).toThrow('no such account');
    expect(() => log().accounts.setCapabilities(unknown, CAPABILITIES)).toThrow('no such account');
    expect(() => log().accounts.update(unknown, sampleAccount(), null)).toThrow('no such account');
    expect(() => log().accounts.remove(unknown, NOW)).toThrow('no such account');
  });
});
