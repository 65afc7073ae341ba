import { createHash } from 'node:crypto';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { createEmailComposer } from '../../src/main/adapters/email/email-composer';
import { UnsafeHeaderError } from '../../src/main/adapters/email/header-guard';
import type { EmailContent, MimeSegment } from '../../src/main/ports/email-composer';
import { attachmentBytes } from '../support/sample-email';
import { plainRichText, type RichText } from '../../src/shared/domain/rich-text';

const composer = createEmailComposer();

function content(changes: Partial<EmailContent> = {}): EmailContent {
  return {
    messageId: '01900000-0000-7000-8000-000000000001',
    messageIdHeader: '<019000.0123456789abcdef@clinic.example>',
    from: { name: 'ABC Chiro', address: 'desk@clinic.example' },
    to: { name: 'Zoë O’Brien-Nguyễn', address: "zoe.o'brien@example.org" },
    replyTo: null,
    subject: 'Ihr Termin – café ☕ 予約',
    body: plainRichText('Dear Zoë,\n\nsee you on Tuesday 🎉\n.\nFrom the desk'),
    attachments: [],
    date: Date.UTC(2026, 10, 23, 0, 30, 5),
    receiptTo: null,
    unsubscribeUri: null,
    ...changes,
  };
}

const formatted: RichText = {
  blocks: [
    {
      kind: 'paragraph',
      spans: [
        { text: 'Please ' },
        { text: 'book <now> & here', link: 'https://www.clinic.example/?a=1&b=2' },
      ],
    },
    { kind: 'bullets', items: [[{ text: 'Grüße', isBold: true }]] },
  ],
};

const joined = (segments: readonly MimeSegment[]) => Buffer.concat(segments.map(({ bytes }) => bytes));
const compose = async (changes: Partial<EmailContent> = {}) =>
  joined(await composer.compose(content(changes)));
const parse = async (changes: Partial<EmailContent> = {}) => PostalMime.parse(await compose(changes));

describe('a composed message', () => {
  it('says what was written: names, subject and text with accents, emoji and other scripts', async () => {
    const email = await parse({ replyTo: 'front.desk@clinic.example' });
    expect(email).toMatchObject({
      from: { name: 'ABC Chiro', address: 'desk@clinic.example' },
      to: [{ name: 'Zoë O’Brien-Nguyễn', address: "zoe.o'brien@example.org" }],
      replyTo: [{ address: 'front.desk@clinic.example' }],
      subject: 'Ihr Termin – café ☕ 予約',
      messageId: '<019000.0123456789abcdef@clinic.example>',
      date: '2026-11-23T00:30:05.000Z',
    });
    expect(email.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(
      'Dear Zoë,\n\nsee you on Tuesday 🎉\n.\nFrom the desk',
    );
    expect(email.html).toBeUndefined();
    expect(email.headers).toContainEqual(
      expect.objectContaining({ key: 'x-sendtrail-id', value: '01900000-0000-7000-8000-000000000001' }),
    );
  });

  it('has HTML beside the text only when the writer used formatting', async () => {
    const email = await parse({ body: formatted });
    expect(email.text).toContain('book <now> & here (https://www.clinic.example/?a=1&b=2)');
    expect(email.html).toContain(
      '<a href="https://www.clinic.example/?a=1&amp;b=2">book &lt;now&gt; &amp; here</a>',
    );
    expect(email.html).toMatch(/^<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">/);
    expect(email.html).toContain('<strong>Grüße</strong>');
  });

  it('asks for a receipt only when it is to, at the address for it', async () => {
    const field = async (receiptTo: string | null) =>
      (await parse({ receiptTo })).headers.find(({ key }) => key === 'disposition-notification-to')?.value;
    expect(await field(null)).toBeUndefined();
    expect(await field('desk+0a1b2c3d4e5f60718293a4b5@clinic.example')).toBe(
      '<desk+0a1b2c3d4e5f60718293a4b5@clinic.example>',
    );
    expect(await field('desk@klinik-müller.example')).toBe('<desk@xn--klinik-mller-klb.example>');
  });

  it('says where to unsubscribe only when it is to, in one piece', async () => {
    const uri =
      'mailto:desk+0a1b2c3d4e5f60718293a4b5@clinic.example?subject=unsubscribe%200a1b2c3d4e5f60718293a4b5';
    const field = async (unsubscribeUri: string | null) =>
      (await parse({ unsubscribeUri })).headers.find(({ key }) => key === 'list-unsubscribe')?.value;
    expect(await field(null)).toBeUndefined();
    expect(await field(uri)).toBe(`<${uri}>`);
    expect((await compose({ unsubscribeUri: uri })).toString('latin1')).toMatch(
      /\r\nList-Unsubscribe:(?:\r\n)? <mailto:\S+>\r\n\S/,
    );
  });

  it('is made of seven-bit lines of at most 76 characters that end in CRLF', async () => {
    const bytes = await compose({
      body: { blocks: [{ kind: 'paragraph', spans: [{ text: `${'long '.repeat(300)} ü`, isBold: true }] }] },
      attachments: [
        { name: 'Überweisung.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(5_000, 0xff) },
      ],
    });
    expect(bytes.every((byte) => byte < 0x80 && byte !== 0)).toBe(true);
    const lines = bytes.toString('latin1').split('\r\n');
    expect(lines.filter((line) => line.length > 76 || /[\r\n]/.test(line))).toEqual([]);
    expect(bytes.toString('latin1').endsWith('\r\n')).toBe(true);
  });

  it('brings files back byte for byte, under their names', async () => {
    const files = [
      {
        name: 'Überweisung für Zoë – 予約.pdf',
        mediaType: 'application/pdf',
        bytes: Buffer.from([0, 255, 13, 10, 46, 10]),
      },
      { name: 'quote"; back\\slash.txt', mediaType: 'text/plain', bytes: Buffer.from('.\r\n..\r\n') },
      { name: 'forwarded.eml', mediaType: 'message/rfc822', bytes: Buffer.from('Subject: x\r\n\r\ny') },
      { name: 'odd', mediaType: 'not a media type', bytes: Buffer.alloc(500_000, 7) },
    ];
    const { attachments, text } = await parse({ body: formatted, attachments: files });
    expect(attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['Überweisung für Zoë – 予約.pdf', 'application/pdf'],
      ['quote"; back\\slash.txt', 'text/plain'],
      ['forwarded.eml', 'application/octet-stream'],
      ['odd', 'application/octet-stream'],
    ]);
    expect(attachments.map(({ content: bytes }) => attachmentBytes(bytes))).toEqual(
      files.map(({ bytes }) => bytes),
    );
    expect(text).toContain('Please');
  });

  it('is the same bytes each time it is composed', async () => {
    const changes = {
      body: formatted,
      attachments: [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.from('a') }],
    };
    expect((await compose(changes)).equals(await compose(changes))).toBe(true);
  });

  it('says nothing about the program that made it', async () => {
    expect((await compose({ body: formatted })).toString('latin1')).not.toMatch(
      /x-mailer|user-agent|nodemailer/i,
    );
  });

  it('keeps the domain of its id to ASCII', async () => {
    const email = (await compose({ messageIdHeader: '<1.a@klinik-müller.example>' })).toString('latin1');
    expect(email).toContain('Message-ID: <1.a@xn--klinik-mller-klb.example>');
  });
});

describe('a file that goes to many patients', () => {
  const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(300_000, 1) };

  it('is a segment of its own, named by the hash of its bytes, the same for all', async () => {
    const first = await composer.compose(content({ attachments: [file, file] }));
    const second = await composer.compose(
      content({ messageId: 'other', attachments: [{ ...file, name: 'b.pdf' }] }),
    );
    const shared = [...first, ...second].filter(({ sharedHash }) => sharedHash !== null);
    expect(shared).toHaveLength(3);
    expect(new Set(shared.map(({ bytes }) => bytes)).size).toBe(1);
    const hash = createHash('sha256')
      .update(shared[0]?.bytes ?? '')
      .digest('hex');
    expect(new Set(shared.map(({ sharedHash }) => sharedHash))).toEqual(new Set([hash]));
  });
});

describe('a text that goes to many patients', () => {
  it('is kept once from the second message on, each the same bytes as if it were alone', async () => {
    const body = structuredClone(formatted);
    const [first, second, third] = [
      await composer.compose(content({ body })),
      await composer.compose(content({ body })),
      await composer.compose(content({ body, messageId: 'other' })),
    ];
    expect([first, second, third].map((mime) => mime.length)).toEqual([1, 2, 2]);
    expect(second[1]).toBe(third[1]);
    const hash = createHash('sha256').update(second[1]?.bytes ?? '');
    expect(second[1]?.sharedHash).toBe(hash.digest('hex'));
    expect(joined(second).equals(joined(first))).toBe(true);
    expect(joined(third).equals(await compose({ body: formatted, messageId: 'other' }))).toBe(true);
  });
});

describe('a text that would become a header of its own', () => {
  const evil = 'x\r\nBcc: everyone@example.org';
  const cases: readonly (readonly [string, Partial<EmailContent>])[] = [
    ['Subject', { subject: evil }],
    ['Subject', { subject: 'a\0b' }],
    ['From', { from: { name: evil, address: 'a@clinic.example' } }],
    ['From', { from: { name: '', address: evil } }],
    ['To', { to: { name: evil, address: 'a@example.org' } }],
    ['To', { to: { name: '', address: evil } }],
    ['Reply-To', { replyTo: evil }],
    ['Message-ID', { messageIdHeader: `<${evil}>` }],
    ['X-Sendtrail-Id', { messageId: evil }],
    ['Disposition-Notification-To', { receiptTo: evil }],
    ['List-Unsubscribe', { unsubscribeUri: evil }],
    [
      'Content-Disposition',
      { attachments: [{ name: evil, mediaType: 'text/plain', bytes: Buffer.from('a') }] },
    ],
    ['Content-Type', { attachments: [{ name: 'a', mediaType: evil, bytes: Buffer.from('a') }] }],
  ];

  it.each(cases)('is refused in %s', async (header, changes) => {
    await expect(composer.compose(content(changes))).rejects.toThrow(new UnsafeHeaderError(header));
  });

  it('is refused when a message is sent again, too', async () => {
    const mime = await composer.compose(content());
    expect(() =>
      composer.readdress(mime, { ...content(), to: { name: evil, address: 'a@example.org' } }),
    ).toThrow(UnsafeHeaderError);
  });
});

describe('a message that is sent again', () => {
  const heading = {
    messageId: '01900000-0000-7000-8000-000000000002',
    messageIdHeader: '<second@clinic.example>',
    to: {
      name: 'Zoë Nguyễn with a name that is long enough to be folded over two lines',
      address: 'new@example.net',
    },
    date: Date.UTC(2026, 11, 1),
    receiptTo: null,
    unsubscribeUri: null,
  };

  it('has another To, Date and ids, and is otherwise the same bytes', async () => {
    const original = content({
      body: formatted,
      attachments: [{ name: 'a.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(100, 9) }],
    });
    const mime = await composer.compose(original);
    const again = composer.readdress(mime, heading);
    // Composed anew with the new heading only the boundaries differ, which are made of the first id.
    const boundaries = /_st-[0-9a-f]{24}/g;
    const anew = await compose({ ...original, ...heading });
    expect(joined(again).toString('latin1').replaceAll(boundaries, '')).toBe(
      anew.toString('latin1').replaceAll(boundaries, ''),
    );
    expect(again.slice(1)).toEqual(mime.slice(1));
    const email = await PostalMime.parse(joined(again));
    expect(email).toMatchObject({ messageId: '<second@clinic.example>', date: '2026-12-01T00:00:00.000Z' });
    expect(email.to).toEqual([heading.to]);
  });

  it.each([
    ['asks for a receipt for itself', 'desk+first@clinic.example', 'desk+second@clinic.example'],
    ['asks for no receipt any more', 'desk+first@clinic.example', null],
    ['asks for a receipt that the first did not ask for', null, 'desk+second@clinic.example'],
  ])('%s, and is otherwise the same bytes', async (_, before, receiptTo) => {
    const mime = await composer.compose(content({ receiptTo: before }));
    const again = joined(composer.readdress(mime, { ...heading, receiptTo })).toString('latin1');
    expect(again).toBe((await compose({ ...heading, receiptTo })).toString('latin1'));
  });

  it.each([
    ['says where to unsubscribe from itself', 'mailto:a@clinic.example', 'mailto:b@clinic.example'],
    ['does not say where to unsubscribe any more', 'mailto:a@clinic.example', null],
    ['says where to unsubscribe, which the first did not', null, 'mailto:b@clinic.example'],
  ])('%s, and is otherwise the same bytes', async (_, before, unsubscribeUri) => {
    const receiptTo = 'desk@clinic.example';
    const mime = await composer.compose(content({ receiptTo, unsubscribeUri: before }));
    const wanted = { ...heading, receiptTo, unsubscribeUri };
    const again = joined(composer.readdress(mime, wanted)).toString('latin1');
    expect(again).toBe((await compose(wanted)).toString('latin1'));
  });

  it('leaves the message that was kept as it is', async () => {
    const mime = await composer.compose(content());
    const before = joined(mime);
    composer.readdress(mime, heading);
    expect(joined(mime).equals(before)).toBe(true);
  });

  it('is not made of something that is no message', () => {
    expect(() => composer.readdress([], heading)).toThrow('no headers');
  });
});
