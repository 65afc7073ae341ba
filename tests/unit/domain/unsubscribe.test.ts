import { describe, expect, it } from 'vitest';
import { classifyReport } from '../../../src/shared/domain/classify-report';
import { PURPOSES } from '../../../src/shared/domain/message';
import type { ReceivedMail } from '../../../src/shared/domain/received-mail';
import { unsubscribeTokenOf, unsubscribeUri } from '../../../src/shared/domain/unsubscribe';

const TOKEN = '0a1b2c3d4e5f60718293a4b5';
const OTHER_TOKEN = 'ffffffffffffffffffffffff';
const PLAIN = { hasPlusAddresses: false };
const PLUS = { hasPlusAddresses: true };

function mailOf(headers: Readonly<Record<string, string>>, text = ''): ReceivedMail {
  return {
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    parts: [{ type: 'text/plain', text }],
  };
}

const tokenOf = (headers: Readonly<Record<string, string>>) => unsubscribeTokenOf(mailOf(headers));

describe('where to unsubscribe', () => {
  const uriOf = (fromAddress: string, settings = PLAIN) =>
    unsubscribeUri('Marketing', fromAddress, TOKEN, settings);

  it('is offered for marketing and education only, and only where the answers are read', () => {
    const offered = PURPOSES.filter((purpose) => unsubscribeUri(purpose, 'a@clinic.example', TOKEN, PLAIN));
    expect(offered).toEqual(['Education', 'Marketing']);
    expect(PURPOSES.filter((purpose) => unsubscribeUri(purpose, 'a@clinic.example', TOKEN, null))).toEqual(
      [],
    );
  });

  it('is the account’s own address, with the message’s token in the subject', () => {
    expect(uriOf('desk@clinic.example')).toBe(`mailto:desk@clinic.example?subject=unsubscribe%20${TOKEN}`);
  });

  it('has the token in the address, too, where the server takes that', () => {
    expect(uriOf('desk@clinic.example', PLUS)).toBe(
      `mailto:desk+${TOKEN}@clinic.example?subject=unsubscribe%20${TOKEN}`,
    );
  });

  it('is a URI whatever the address is made of', () => {
    const uri = new URL(uriOf('front&desk?50%#a/b@klinik-müller.example') ?? '');
    expect(decodeURIComponent(uri.pathname)).toBe('front&desk?50%#a/b@xn--klinik-mller-klb.example');
    expect(uri.searchParams.get('subject')).toBe(`unsubscribe ${TOKEN}`);
  });
});

describe('a wish to get no more e-mail', () => {
  it.each([
    ['as it was offered', `unsubscribe ${TOKEN}`],
    ['in capitals', `UNSUBSCRIBE ${TOKEN.toUpperCase()}`],
    ['as an answer', `Re: AW: re[2]: Unsubscribe ${TOKEN}`],
    ['passed on', `Fwd: unsubscribe ${TOKEN}`],
    ['marked by a gateway', `[EXTERNAL] unsubscribe ${TOKEN} `],
    ['by a program that does not decode the link', `unsubscribe%20${TOKEN}`],
    ['by one that takes it for a form', `unsubscribe+${TOKEN}`],
  ])('is known by its subject, %s', (_, subject) => {
    expect(tokenOf({ subject, to: 'desk@clinic.example' })).toBe(TOKEN);
  });

  it('is known by the address that it came to, where the subject has lost the token', () => {
    expect(tokenOf({ subject: 'Re: unsubscribe', to: `desk+${TOKEN}@clinic.example` })).toBe(TOKEN);
    expect(tokenOf({ subject: 'unsubscribe', 'delivered-to': `DESK+${TOKEN.toUpperCase()}@c.example` })).toBe(
      TOKEN,
    );
  });

  it('is about the message that the subject names, whatever address it came to', () => {
    expect(tokenOf({ subject: `unsubscribe ${TOKEN}`, to: `desk+${OTHER_TOKEN}@clinic.example` })).toBe(
      TOKEN,
    );
  });

  it.each([
    ['an answer that holds the word', 'Re: How do I unsubscribe?'],
    ['an answer that begins with the word', 'Unsubscribe my mother please'],
    ['words behind the token', `unsubscribe ${TOKEN} from what?`],
    ['words before the word', `Please unsubscribe ${TOKEN}`],
    ['a token that is cut', `unsubscribe ${TOKEN.slice(1)}`],
    ['a token that is too long', `unsubscribe ${TOKEN}0`],
    ['a mail that came back', `Undeliverable: unsubscribe ${TOKEN}`],
    ['no subject', ''],
  ])('is not %s', (_, subject) => {
    expect(tokenOf({ subject, to: `desk+${TOKEN}@clinic.example` })).toBeNull();
  });

  it('is none where neither the subject nor an address names a message', () => {
    expect(tokenOf({ subject: 'unsubscribe', to: 'desk@clinic.example' })).toBeNull();
  });

  it('is looked for in a subject that was made to keep the search busy', () => {
    expect(tokenOf({ subject: `${'[a] re: '.repeat(40_000)}unsubscribe` })).toBeNull();
    expect(tokenOf({ subject: `${'re : '.repeat(55)}x` })).toBeNull();
  });
});

describe('a mail that asks for no more e-mail', () => {
  const subject = `unsubscribe ${TOKEN}`;

  it('is of a kind of its own, and names nothing but the token: anybody could have written the rest', () => {
    const mail = mailOf({ subject, from: 'Anh <anh@example.org>', 'in-reply-to': '<1.a@clinic.example>' });
    expect(classifyReport(mail)).toMatchObject({
      ...{ kind: 'unsubscribe', messageId: null, envelopeId: null, sendtrailId: null },
      recipients: [{ address: '', kind: 'unsubscribe', action: 'opted-out', rule: 'unsubscribe-mail' }],
    });
  });

  it('is no automatic reply, though a program has written it', () => {
    const mail = mailOf({ subject, from: 'anh@example.org', 'auto-submitted': 'auto-replied' });
    expect(classifyReport(mail).kind).toBe('unsubscribe');
  });

  it('is not seen in a report about something else', () => {
    const { headers } = mailOf({ subject, from: 'MAILER-DAEMON@clinic.example' });
    const text = 'Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.1.1';
    const report = { headers, parts: [{ type: 'message/delivery-status', text }] };
    expect(classifyReport(report).kind).toBe('bounce-hard');
  });

  it('is not seen in the words of a letter', () => {
    const letter = mailOf({ subject: 'Re: Winter offers', from: 'anh@example.org' }, `unsubscribe ${TOKEN}`);
    expect(classifyReport(letter)).toMatchObject({ kind: 'other', recipients: [] });
  });
});
