import { describe, expect, it } from 'vitest';
import { bounceReasonWords, sendFailureWords } from '../../../src/shared/domain/failure-words';
import { SEND_FAILURE_KINDS } from '../../../src/shared/domain/send-outcome';

/** The reasons that a classified report can bear. */
const REASONS =
  'userunknown hostunknown hasmoved notaccept mailboxfull suspend filtered expired networkerror systemerror systemfull mailererror exceedlimit mesgtoobig speeding toomanyconn failedstarttls syntaxerror onhold rejected blocked spamdetected virusdetected policyviolation authfailure badreputation requireptr norelaying notcompliantrfc securityerror contenterror';

describe('words for a failed try', () => {
  it('name the server wherever it has a part in it', () => {
    const said = SEND_FAILURE_KINDS.map((kind) => sendFailureWords(kind, 'mail.example.org'));
    expect(said).toMatchInlineSnapshot(`
      [
        "mail.example.org was not found",
        "mail.example.org refused the connection",
        "the connection to mail.example.org was lost",
        "no reply from mail.example.org",
        "the certificate of mail.example.org is not valid",
        "no protected connection to mail.example.org",
        "mail.example.org offers no protected connection",
        "mail.example.org did not take it",
        "it is larger than mail.example.org takes",
        "the password of the account is missing",
        "the stored message could not be read",
        "mail.example.org could not be reached",
        "no answer from mail.example.org",
        "mail.example.org refused the user or the key",
        "no credit is left at mail.example.org",
        "mail.example.org asked to wait",
        "mail.example.org refused it",
        "mail.example.org says that the patient has opted out",
        "the e-mail account that carries SMS is not there",
      ]
    `);
  });

  it('say no more than that it failed for a code of another version', () => {
    for (const code of [undefined, '', 'offline', 'constructor', 'toString']) {
      expect(sendFailureWords(code, 'mail.example.org')).toBe('the last try failed');
    }
  });
});

describe('words for a bounce reason', () => {
  it('exist for every reason of a report, each its own', () => {
    const said = REASONS.split(' ').map((reason) => bounceReasonWords(reason));
    expect(said).not.toContain(null);
    expect(new Set(said).size).toBe(said.length);
  });

  it('are none where the report gives none, or one that is not known', () => {
    for (const reason of [undefined, '', 'undefined', 'constructor', 'later']) {
      expect(bounceReasonWords(reason)).toBeNull();
    }
  });
});
