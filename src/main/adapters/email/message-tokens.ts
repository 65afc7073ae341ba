import { createHmac } from 'node:crypto';
import type { MessageTokens } from '../../ports/message-token';

/** 96 bits: more than anyone can guess, and short enough to stand in the local part of an address. */
const TOKEN_BYTES = 12;
const SHORTEST_KEY_BYTES = 32;
const HEX = /^(?:[0-9a-f]{2})+$/i;

/**
 * Tokens signed with the key of this installation.
 * @param keyHex the key, 32 bytes or more in hex; a shorter or damaged one throws
 */
export function createMessageTokens(keyHex: string): MessageTokens {
  const key = Buffer.from(HEX.test(keyHex) ? keyHex : '', 'hex');
  if (key.length < SHORTEST_KEY_BYTES) throw new Error('The key for message tokens is damaged.');
  return {
    tokenFor(messageId) {
      const signature = createHmac('sha256', key).update(messageId, 'utf8').digest();
      return signature.toString('hex', 0, TOKEN_BYTES);
    },
  };
}
