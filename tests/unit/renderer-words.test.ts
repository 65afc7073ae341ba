import { describe, expect, it } from 'vitest';
import { badgeWords, shortBadgeWords } from '../../src/renderer/shared/words/badges';
import { bounceReasonWords } from '../../src/renderer/shared/words/bounce-reasons';
import { failureWords } from '../../src/renderer/shared/words/failures';
import { asFailure, BridgeFailure } from '../../src/renderer/shared/bridge';
import { SEARCH_OPERATORS } from '../../src/renderer/shared/words/filters';
import { countWords, sizeWords } from '../../src/renderer/shared/words/numbers';
import {
  FAILURE_ADVICE,
  failureSentence,
  pauseWords,
  waitingSentence,
} from '../../src/renderer/shared/words/send-failures';
import { awaitedEvidence } from '../../src/renderer/shared/words/unconfirmed';
import { updateSentence } from '../../src/renderer/shared/words/updates';
import { PAUSE_REASONS } from '../../src/shared/domain/account';
import type { BadgeKind } from '../../src/shared/domain/message';
import { parseMessageSearch } from '../../src/shared/domain/message-search';
import { SEND_FAILURE_KINDS } from '../../src/shared/domain/send-outcome';
import { UPDATE_CODES } from '../../src/shared/domain/status-history';

const now = new Date(2026, 2, 3, 10, 2).getTime();
const later = new Date(2026, 2, 3, 10, 40).getTime();

describe('words for why a message waits', () => {
  it('say what happened, what it means and when it is tried again', () => {
    expect(waitingSentence('timed-out', 'email', later, now)).toBe(
      'No reply from the sending server. The message waits and is tried again at 10:40.',
    );
  });

  it('name no time that has passed', () => {
    expect(waitingSentence(null, 'email', now - 1, now)).toBe('The message waits and goes by itself.');
  });

  it('do not break on a code of an older log', () => {
    expect(waitingSentence('moon-phase', 'email', later, now)).toBe(
      'The last try did not go through. The message waits and is tried again at 10:40.',
    );
  });

  it('exist for every failure, with what to do', () => {
    const all = SEND_FAILURE_KINDS.map(
      (kind) => `${failureSentence(kind, 'mail.example.org', 'email')} ${FAILURE_ADVICE[kind]}`,
    );
    expect(all).toMatchInlineSnapshot(`
      [
        "mail.example.org was not found. Check the server name and this computer’s internet connection.",
        "mail.example.org refused the connection. Check the server name, the port and the protection.",
        "The connection to mail.example.org was lost. Nothing to do. If it keeps happening, ask whoever runs the mail server.",
        "No reply from mail.example.org. Check the server name, the port and the protection. A firewall may be in the way.",
        "The certificate of mail.example.org is not valid. Ask whoever runs the mail server to renew its certificate. Nothing is sent until then.",
        "No protected connection to mail.example.org. Try the other kind of protection (TLS or STARTTLS) with its port.",
        "mail.example.org does not offer a protected connection. Use TLS and its port (465), or ask whoever runs the mail server.",
        "mail.example.org refused it. The server’s reply says why.",
        "Larger than mail.example.org takes. Send it again with smaller attachments.",
        "The password of the account is missing. Enter the password in Settings.",
        "The stored message cannot be read. Write the message again.",
        "mail.example.org was not reached. Check the provider’s address and this computer’s internet connection.",
        "No answer from mail.example.org. Nothing to do: the provider is asked whether it has it before anything is sent again.",
        "mail.example.org refused the user or the key. Enter the right user and key in Settings.",
        "No credit left at mail.example.org. Top up at the provider, then press Try again.",
        "mail.example.org asked to wait. Nothing to do. If it keeps happening, lower the number of messages a minute in Settings.",
        "mail.example.org refused it. The provider’s reply says why.",
        "mail.example.org says that the patient has opted out. Use another way to reach the patient.",
        "The e-mail account that carries SMS is not there. Choose the e-mail account of the gateway in Settings.",
      ]
    `);
  });
});

describe('words for a pause', () => {
  it('say what to do', () => {
    expect(pauseWords('authentication-refused', 'Clinic mail', 'email')).toEqual({
      happened: 'Clinic mail: user name or password refused.',
      advice: 'Enter the right password in Settings, then press Try again. Nothing is lost.',
    });
  });

  it.each(PAUSE_REASONS)('speak of the key and the provider where SMS are sent: %s', (reason) => {
    const { happened, advice } = pauseWords(reason, 'ClickSend', 'sms');
    expect(`${happened} ${advice}`).not.toMatch(/password|mail|server/);
    expect(happened).toMatch(/^ClickSend: /);
  });

  it('do not break on a reason of an older log', () => {
    expect(pauseWords('moon-phase', 'Clinic mail', 'email').happened).toBe('Clinic mail: sending is paused.');
  });
});

describe('words for a refused request', () => {
  it('give what was thrown by anything a meaning and an advice', () => {
    expect(failureWords(asFailure(new TypeError('x')))).toEqual(
      failureWords(new BridgeFailure('internal', 'x')),
    );
    expect(failureWords(new BridgeFailure('disk-full', '')).meaning).toBe(
      'The disk is full. Nothing was written.',
    );
  });
});

/** These name a time. */
const TIMED: ReadonlySet<string> = new Set(['retrying', 'scheduled', 'held']);

describe('words of badges', () => {
  const kinds: BadgeKind[] = [
    'waiting',
    'sending',
    'retrying',
    'unconfirmed',
    'scheduled',
    'held',
    'stopped',
    'delayed',
  ];

  it('are those of the product, long and short', () => {
    const said = kinds.map((kind) => {
      const badge = { kind, at: TIMED.has(kind) ? later : null };
      return [badgeWords(badge, now, 'email'), shortBadgeWords(badge, now)];
    });
    expect(said).toEqual([
      ['Waiting to send', 'Waiting'],
      ['Sending', 'Sending'],
      ['Retrying at 10:40', 'Retry 10:40'],
      ['Unconfirmed', 'Unconfirmed'],
      ['Scheduled 10:40', '10:40'],
      ['Held 38:00', 'Held 38:00'],
      ['Stopped', 'Stopped'],
      ['Delayed by recipient’s server', 'Delayed'],
    ]);
  });
});

describe('words of the history', () => {
  it('are one sentence for every code, without a name that is not known', () => {
    const said = UPDATE_CODES.map(
      (code) =>
        `${code}: ${updateSentence({ code, at: now, status: 'Error', detail: {}, by: null }, 'email')}`,
    );
    expect(said).toMatchInlineSnapshot(`
      [
        "created: Written to the log",
        "accepted: Accepted by the sending server",
        "handed-on: Handed on to the recipient’s mail service",
        "delivered: In the mailbox",
        "opened: Opened",
        "clicked: A link was followed",
        "bounced: Returned",
        "rejected: Refused by the recipient’s server",
        "complaint: Reported or refused as spam",
        "send-refused: Refused by the sending server. It was not sent.",
        "gave-up: Given up: it could not be handed over in time. It was not sent.",
        "too-large: Larger than the sending server takes. It was not sent.",
        "too-late: Too late: the time set for it has passed. It was not sent.",
        "opted-out: The patient has opted out. It was not sent.",
        "no-address: No e-mail address on record. It was not sent.",
        "invalid-address: The address on record is not valid. It was not sent.",
        "cancelled: Cancelled. It was not sent.",
        "trouble: Trouble on the way",
        "try-failed: The try did not go through.",
        "unconfirmed: Handed over, but no reply came: it may have gone",
        "returned-to-waiting: Sending stopped before the message was handed over. It waits again.",
        "confirmed-gone: Its copy stands in the Sent folder, so it has gone",
        "confirmed-not-gone: Found not to have gone. It waits again.",
        "delayed: The recipient’s server has not taken it yet and is still trying",
        "automatic-reply: An automatic reply came",
        "sent-again-as: Sent again as a new message",
        "send-now: Put in front",
        "handled: Marked as handled",
        "handled-undone: No longer marked as handled",
        "address-removed: The address was taken off the patient’s record",
        "bounce-undone: The address is right after all",
        "report-confirmed: A report was confirmed to be about this message",
        "batch-unfinished: Sendtrail ended while this batch was being written. Nothing of it was sent.",
        "unsubscribed: The patient asked to get no more e-mail of this kind",
        "missing-field: With this patient’s details the message would be empty or too long. It was not sent.",
        "no-mobile: No mobile number on record. It was not sent.",
        "invalid-mobile: The number on record is not a mobile number. It was not sent.",
        "not-asked: This purpose needs a yes, and the patient has not been asked. It was not sent.",
        "household: Somebody of the same household gets the same message. It was not sent a second time.",
        "not-on-record: Nobody on record fits this row of the file. It was not sent.",
        "repeated-row: A further row of the file for somebody who is in it already. It was not sent a second time.",
        "fits-several: More than one patient fits this row of the file. It was not sent.",
        "carried: Handed to the e-mail that carries it",
        "carrier-failed: The e-mail that carries it failed",
      ]
    `);
  });

  it('name who did it, which server said it and why', () => {
    const line = {
      at: now,
      status: null,
      by: 'Mia',
      detail: { server: 'mx.example.net', reason: 'mailboxfull' },
    };
    expect(updateSentence({ ...line, code: 'cancelled' }, 'email')).toBe(
      'Cancelled by Mia. It was not sent.',
    );
    expect(updateSentence({ ...line, code: 'accepted' }, 'email')).toBe('Accepted by mx.example.net');
    expect(updateSentence({ ...line, code: 'bounced' }, 'email')).toBe('Returned: the mailbox is full');
  });

  it('name the step where the failure alone does not say it', () => {
    const tried = (failure: string, stage: string) =>
      updateSentence(
        {
          code: 'try-failed',
          at: now,
          status: null,
          by: null,
          detail: { failure, stage, server: 'mail.example.org' },
        },
        'email',
      );
    expect(tried('timed-out', 'auth')).toBe('No reply from mail.example.org while signing in.');
    expect(tried('host-not-found', 'resolve')).toBe('mail.example.org was not found.');
    expect(tried('connection-lost', 'of an older log')).toBe('The connection to mail.example.org was lost.');
    expect(
      updateSentence(
        {
          code: 'send-refused',
          at: now,
          status: null,
          by: null,
          detail: { stage: 'rcpt-to', server: 'mail.example.org' },
        },
        'email',
      ),
    ).toBe('Refused by mail.example.org while naming the recipient. It was not sent.');
  });

  it('do not say of a message that left that it was not sent', () => {
    const line = {
      code: 'gave-up',
      at: now,
      status: 'Other',
      by: null,
      detail: { reason: 'expired' },
    } as const;
    expect(updateSentence(line, 'email')).toBe('A mail server on the way gave up on it');
  });

  it('say of a hand-over that nobody saw how it is known', () => {
    const line = { at: now, status: 'Queued', by: null, detail: { matchedBy: 'token' } } as const;
    expect(updateSentence({ ...line, code: 'accepted' }, 'email')).toBe(
      'A report about it has come, so the sending server had it',
    );
  });

  it('name what a record lacks as people call it', () => {
    const detail = { note: 'patient.dateOfBirth, patient.mobile' };
    expect(
      updateSentence({ code: 'missing-field', at: now, status: 'Other', detail, by: null }, 'email'),
    ).toBe('The record lacks what the message needs: date of birth, mobile number. It was not sent.');
  });

  it('say of an opening that a receipt tells of it', () => {
    const line = { code: 'opened', at: now, status: 'Opened', by: null } as const;
    expect(updateSentence({ ...line, detail: { note: 'receipt' } }, 'email')).toBe(
      'Their mail program sent a receipt',
    );
    const detail = { note: 'receipt', isPossiblyAutomatic: true };
    expect(updateSentence({ ...line, detail }, 'email')).toBe(
      'Their mail program sent a receipt, possibly by a machine and not by the patient',
    );
  });

  it('say of an opening that a machine may have done it', () => {
    const detail = { isPossiblyAutomatic: true };
    expect(
      updateSentence({ code: 'opened', at: now, status: 'Opened', by: null, detail }, 'email'),
    ).toContain('possibly by a machine');
  });

  it('name the day of the next try where it is not the same', () => {
    const detail = { failure: 'timed-out', server: 'mail.example.org', nextTryAt: later + 24 * 3_600_000 };
    expect(updateSentence({ code: 'try-failed', at: now, status: null, by: null, detail }, 'email')).toBe(
      'No reply from mail.example.org. Tried again tomorrow at 10:40.',
    );
  });
});

describe('words of what may still tell', () => {
  const trouble = { kind: 'authentication-refused', detail: '', at: now } as const;

  it('say nothing of a mailbox that nobody reads', () => {
    expect(awaitedEvidence(null, null)).toBe(
      'Only the patient can tell: the mailbox of this account is not read.',
    );
  });

  it('name the Sent folder where copies are looked for, and only there', () => {
    expect(awaitedEvidence({ sentFolder: 'Sent' }, null)).toContain('its copy in the folder “Sent”');
    expect(awaitedEvidence({ sentFolder: null }, null)).not.toContain('folder');
  });

  it('promise no answer while the mailbox cannot be read', () => {
    expect(awaitedEvidence({ sentFolder: 'Sent' }, trouble)).toBe(
      'Sendtrail cannot look for an answer at present: password refused.',
    );
  });
});

describe('words of bounce reasons', () => {
  it('show a reason that is not known as it is', () => {
    expect(bounceReasonWords('userunknown')).toBe('No such mailbox');
    expect(bounceReasonWords('constructor')).toBe('constructor');
  });
});

describe('the search help', () => {
  it('lists only operators that the search understands, with examples that it understands', () => {
    for (const { operator, example } of SEARCH_OPERATORS) {
      const search = parseMessageSearch(example);
      expect(example.startsWith(operator)).toBe(true);
      expect({ words: search.words, notUnderstood: search.notUnderstood }).toEqual({
        words: [],
        notUnderstood: [],
      });
    }
  });
});

describe('counts and sizes', () => {
  it('group thousands and say one and many', () => {
    expect([
      countWords(1, 'message'),
      countWords(12_480, 'message'),
      countWords(2, 'batch', 'batches'),
    ]).toEqual(['1 message', '12,480 messages', '2 batches']);
  });

  it.each([
    [999, '999 bytes'],
    [84_200, '84 kB'],
    [1_240_000, '1.2 MB'],
    [3_000_000, '3 MB'],
    [999_600, '1 MB'],
    [31_000_000_000, '31 GB'],
  ])('say %i bytes as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
