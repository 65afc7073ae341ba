import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageDetails } from '../../../src/shared/domain/message';
import { supportText } from '../../../src/shared/domain/support-text';
import { notice, statusLine } from '../../support/history-line';

const AT = Date.UTC(2026, 2, 3, 10, 2);

const MESSAGE: MessageDetails = {
  id: '0195-message',
  position: 1,
  batchId: '0195-batch',
  batchName: 'Invoice to Anh Nguyen',
  patientId: '0195-patient',
  patientName: 'Nguyen, Anh',
  recipient: 'anh.nguyen@example.net',
  channel: 'email',
  purpose: 'Account',
  subject: 'Invoice for Anh Nguyen',
  createdAt: AT,
  createdBy: 'Mia',
  status: 'Bounced',
  statusAt: AT + 5_000,
  statusCode: 'bounced',
  outboxState: null,
  dueAt: null,
  scheduledFor: null,
  waitReason: null,
  tries: 1,
  isDelayed: false,
  handledAt: null,
  handledBy: null,
  handledNote: null,
  from: 'ABC Chiro <desk@example.org>',
  replyTo: null,
  accountId: '0195-account',
  accountName: 'Clinic mail',
  messageIdHeader: '<0195.token@example.org>',
  providerId: '97C62',
  attachments: [{ name: 'nguyen-anh.pdf', sizeBytes: 84_000, mediaType: 'application/pdf' }],
  notAfter: null,
  preview: 'Dear Anh, your invoice',
  isPreviewCut: false,
  isWholeMessageKept: true,
  resendOf: null,
  resentAs: [],
  carries: null,
  carriedBy: null,
};

const HISTORY = [
  statusLine('Created', AT, { by: 'Mia' }),
  statusLine('Queued', AT + 700, {
    detail: { reply: '250 2.0.0 Ok: queued as 97C62', server: 'mail.example.org' },
  }),
  statusLine('Clicked', AT + 900, { detail: { link: 'https://example.org/pay?patient=anh-nguyen' } }),
  statusLine('Bounced', AT + 5_000, {
    detail: { reply: '550 5.1.1 <anh.nguyen@example.net>: no such user', reason: 'userunknown' },
  }),
  notice('handled', AT + 9_000, { by: 'Mia', detail: { note: 'Anh will call back' } }),
];

describe('the text for support', () => {
  it('tells how the message went', () => {
    expect(supportText(MESSAGE, HISTORY)).toMatchInlineSnapshot(`
      "Message 0195-message
      Status Bounced since 2026-03-03T10:02:05.000Z
      Channel email, purpose Account, tries 1
      To …@example.net
      Sent through Clinic mail
      Message-ID <0195.token@example.org>, server's id 97C62
      Attachments 84000 bytes

      2026-03-03T10:02:00.000Z  Created  created
      2026-03-03T10:02:00.700Z  Queued  accepted  reply=250 2.0.0 Ok: queued as 97C62  server=mail.example.org
      2026-03-03T10:02:00.900Z  Clicked  clicked
      2026-03-03T10:02:05.000Z  Bounced  bounced  reply=550 5.1.1 <…@example.net>: no such user  reason=userunknown
      2026-03-03T10:02:09.000Z  –  handled"
    `);
  });

  it('names neither the patient nor what was written to them', () => {
    const text = supportText(MESSAGE, HISTORY);
    for (const secret of ['Nguyen', 'Anh', 'anh.nguyen', 'nguyen-anh', 'Invoice', 'Dear']) {
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    }
  });

  it('does not show what stands in place of an address', () => {
    for (const recipient of [
      'Anh Nguyen',
      '0400 000 111',
      'anh.nguyen.example.net',
      'Anh Nguyen <anh@example.net>',
    ]) {
      const text = supportText({ ...MESSAGE, recipient }, []);
      expect(text).toContain('To no valid address');
      expect(text).not.toContain(recipient);
    }
    expect(supportText({ ...MESSAGE, recipient: '' }, [])).toContain('To no address');
  });

  it('shows no address of a reply, wherever it stands there', () => {
    const around = fc.constantFrom('', '<', '>', '"', ' ', ';', 'rfc822;', '(', ':');
    fc.assert(
      fc.property(fc.array(fc.tuple(around, around), { maxLength: 5 }), (places) => {
        const reply = places.map(([before, after]) => `${before}anh.nguyen@example.net${after}`).join(' ');
        const text = supportText(MESSAGE, [statusLine('Bounced', AT, { detail: { reply } })]);
        expect(text).not.toContain('anh.nguyen');
      }),
    );
  });

  it('shows no more of a number than its end, in whatever form a provider repeats it', () => {
    const forms = [
      '+61412345478',
      '61412345478',
      '0412345478',
      '0412 345 478',
      '(04) 1234-5478',
      '412345478',
    ];
    const reply = forms.map((form) => `Invalid recipient ${form}.`).join(' ');
    const sms = {
      ...MESSAGE,
      channel: 'sms',
      recipient: '+61412345478',
      providerId: '0192f412345478',
    } as const;
    const text = supportText(sms, [statusLine('Error', AT, { detail: { reply, tries: 2 } })]);
    expect(text).toContain('To …478');
    expect(text).toContain('tries=2');
    expect(text.replaceAll(/[^\d\n]/g, '')).not.toContain('2345478');
  });
});
