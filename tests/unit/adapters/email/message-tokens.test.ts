import { describe, expect, it } from 'vitest';
import { createMessageTokens } from '../../../../src/main/adapters/email/message-tokens';

const KEY = '0f'.repeat(32);

describe('a message token', () => {
  it('survives servers that change case, and is short', () => {
    const token = createMessageTokens(KEY).tokenFor('01900000-0000-7000-8000-000000000001');
    expect(token).toMatch(/^[a-z0-9]{24}$/);
  });

  it('is the same for the same message and another for another', () => {
    const tokens = createMessageTokens(KEY);
    expect(tokens.tokenFor('a')).toBe(createMessageTokens(KEY).tokenFor('a'));
    expect(tokens.tokenFor('a')).not.toBe(tokens.tokenFor('b'));
  });

  it('cannot be made without the key of the installation', () => {
    expect(createMessageTokens('f0'.repeat(32)).tokenFor('a')).not.toBe(
      createMessageTokens(KEY).tokenFor('a'),
    );
  });

  it.each(['', 'ab', 'zz'.repeat(32), KEY.slice(1)])('is not made with a damaged key (%j)', (key) => {
    expect(() => createMessageTokens(key)).toThrow('damaged');
  });
});
