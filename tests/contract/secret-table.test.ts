import { expect, it } from 'vitest';
import { describeContract } from '../support/log/contract';

const SEALED = { ciphertext: Uint8Array.from([0, 1, 254, 255]), backend: 'keychain' };

describeContract('secret table', (log) => {
  it('gives a sealed secret back byte by byte', () => {
    log().secrets.set('account-1', SEALED);
    const { ciphertext, backend } = log().secrets.get('account-1') ?? {};
    expect(Array.from(ciphertext ?? [])).toEqual([0, 1, 254, 255]);
    expect(backend).toBe('keychain');
  });

  it('puts a new secret in the place of the one before', () => {
    log().secrets.set('account-1', SEALED);
    log().secrets.set('account-1', { ciphertext: Uint8Array.from([7]), backend: 'dpapi' });
    expect(log().secrets.get('account-1')?.backend).toBe('dpapi');
  });

  it('forgets a secret that was removed, and has no quarrel with one that was not there', () => {
    log().secrets.set('account-1', SEALED);
    log().secrets.remove('account-1');
    log().secrets.remove('account-2');
    expect(log().secrets.get('account-1')).toBeNull();
  });
});
