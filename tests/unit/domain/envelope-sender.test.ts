import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../src/shared/domain/address';
import { envelopeSender, receiptAddress } from '../../../src/shared/domain/envelope-sender';
import { tokenIn } from '../../../src/shared/domain/message-token-in';

const TOKEN = '0a1b2c3d4e5f60718293a4b5';
const PLUS = { hasPlusAddresses: true, isAskingForReceipts: true };
const PLAIN = { hasPlusAddresses: false, isAskingForReceipts: true };

describe('the address that servers report to', () => {
  it('carries the token where the server takes addresses with a plus', () => {
    expect(envelopeSender('desk@clinic.example', TOKEN, PLUS)).toBe(`desk+${TOKEN}@clinic.example`);
    expect(envelopeSender('desk+mail@clinic.example', TOKEN, PLUS)).toBe(`desk+mail+${TOKEN}@clinic.example`);
  });

  it('is the plain one where the server does not, or nobody fetches reports', () => {
    expect(envelopeSender('desk@clinic.example', TOKEN, PLAIN)).toBe('desk@clinic.example');
    expect(envelopeSender('desk@clinic.example', TOKEN, null)).toBe('desk@clinic.example');
  });

  it('is the plain one rather than too long', () => {
    const longest = `${'d'.repeat(39)}@clinic.example`;
    const marked = envelopeSender(longest, TOKEN, PLUS);
    expect(checkAddress(marked).ok).toBe(true);
    expect(tokenIn(marked)).toBe(TOKEN);
    expect(envelopeSender(`d${longest}`, TOKEN, PLUS)).toBe(`d${longest}`);
    expect(envelopeSender('no address', TOKEN, PLUS)).toBe('no address');
  });

  it('is where receipts go, too, if they are asked for', () => {
    expect(receiptAddress('desk@clinic.example', TOKEN, PLUS)).toBe(`desk+${TOKEN}@clinic.example`);
    expect(receiptAddress('desk@clinic.example', TOKEN, PLAIN)).toBe('desk@clinic.example');
    expect(receiptAddress('desk@clinic.example', TOKEN, { ...PLUS, isAskingForReceipts: false })).toBeNull();
    expect(receiptAddress('desk@clinic.example', TOKEN, null)).toBeNull();
  });
});
