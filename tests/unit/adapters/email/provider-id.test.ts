import { expect, it } from 'vitest';
import { readProviderId } from '../../../../src/main/adapters/email/provider-id';

const REPLIES: readonly (readonly [reply: string, id: string | null])[] = [
  ['250 2.0.0 Ok: queued as 4SxYzA0bCdEf', '4SxYzA0bCdEf'],
  ['250 Ok: queued as CE2AF0F7B3.', 'CE2AF0F7B3'],
  [
    '250 Ok 0102018c1f2e3d4c-5b6a7988-1234-4321-abcd-0123456789ab-000000',
    '0102018c1f2e3d4c-5b6a7988-1234-4321-abcd-0123456789ab-000000',
  ],
  ['250 OK id=1rXyZa-0001Bc-2D', '1rXyZa-0001Bc-2D'],
  [
    '250 2.0.0 OK <abc123@SY4P282MB1234.AUSP282.PROD.OUTLOOK.COM> [Hostname=SY4P282MB1234]',
    'abc123@SY4P282MB1234.AUSP282.PROD.OUTLOOK.COM',
  ],
  [
    '250 2.6.0 <abc@mail.clinic.example> [InternalId=123] Queued mail for delivery',
    'abc@mail.clinic.example',
  ],
  [
    '250 2.0.0 OK  1700000000 d9443c01a7336-1d0b3f2a4c5si1234567plb.123 - gsmtp',
    'd9443c01a7336-1d0b3f2a4c5si1234567plb.123',
  ],
  ['250 2.0.0 3AB1cd2e004567 Message accepted for delivery', '3AB1cd2e004567'],
  ['250 ok 1700000000 qp 12345', '12345'],
  ['250 Message accepted, id: 8f14e45f', '8f14e45f'],
  ['250 Queued (0.016 seconds)', null],
  ['250 2.0.0 Ok: queued', null],
  ['250 Great success', null],
  ['250 2.0.0 Ok', null],
];

it.each(REPLIES)('reads the id in %j', (reply, id) => {
  expect(readProviderId(reply)).toBe(id);
});
