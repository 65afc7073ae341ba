import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/setup/project-paths.mjs';
import { walkMail } from '../../../src/main/adapters/trackers/walk-mail';
import type { ReportedRecipient } from '../../../src/shared/domain/classified-report';
import { classifyReport } from '../../../src/shared/domain/classify-report';
import { tokenIn } from '../../../src/shared/domain/message-token-in';
import { headerOf } from '../../../src/shared/domain/received-mail';

const FOLDER = join(projectRoot, 'tests/fixtures/report-mails');

type Facts = [
  address: string,
  action: ReportedRecipient['action'],
  reason: string,
  kind: ReportedRecipient['kind'],
  finalAddress?: string,
];

/** Written by a Postfix 3.7 and an Exim 4.96 of Debian 12 about messages of the tests. */
const REAL_MAILS: Readonly<Record<string, Facts>> = {
  'exim-delayed': ['kofi@slow.example', 'delayed', 'expired', 'bounce-soft'],
  'exim-delivered': ['anh@patients.example', 'relayed', 'relayed', 'delivered'],
  'exim-forwarded-unknown-user': ['moved.away@patients.example', 'failed', 'userunknown', 'bounce-hard'],
  'exim-gave-up': ['kofi@slow.example', 'failed', 'expired', 'bounce-soft'],
  'exim-list-delivered': ['family@patients.example', 'delivered', 'delivered', 'delivered'],
  'exim-mailbox-full': ['full@patients.example', 'failed', 'mailboxfull', 'bounce-soft'],
  'exim-too-large-for-mailbox': ['small.mails@patients.example', 'failed', 'mesgtoobig', 'bounce-soft'],
  'exim-too-large-told-late': ['priya@silent-small.example', 'failed', 'mesgtoobig', 'bounce-soft'],
  'exim-unknown-user': ['nobody.here@patients.example', 'failed', 'userunknown', 'bounce-hard'],
  'exim-unrouteable': ['x@nowhere.example', 'failed', 'userunknown', 'bounce-hard'],
  'postfix-delayed-connection-refused': ['kofi@slow.example', 'delayed', 'expired', 'bounce-soft'],
  'postfix-delivered': ['mira@confirming.example', 'delivered', 'delivered', 'delivered'],
  'postfix-expanded': ['family@patients.example', 'relayed', 'relayed', 'delivered'],
  'postfix-expired-connection-refused': ['kofi@slow.example', 'failed', 'expired', 'bounce-soft'],
  'postfix-forwarded-unknown-user': [
    'moved.away@patients.example',
    'failed',
    'userunknown',
    'bounce-hard',
    'left.long.ago@patients.example',
  ],
  'postfix-list-unknown-user': [
    'household@patients.example',
    'failed',
    'userunknown',
    'bounce-hard',
    'nobody.home@patients.example',
  ],
  'postfix-mailbox-full': ['full@patients.example', 'failed', 'mailboxfull', 'bounce-soft'],
  'postfix-relayed': ['anh@patients.example', 'relayed', 'relayed', 'delivered'],
  'postfix-rewritten-sender': ['ended.long.ago@patients.example', 'failed', 'userunknown', 'bounce-hard'],
  'postfix-sender-in-capitals': ['ended.long.ago@patients.example', 'failed', 'userunknown', 'bounce-hard'],
  'postfix-too-large-for-mailbox': ['small.mails@patients.example', 'failed', 'mesgtoobig', 'bounce-soft'],
  'postfix-too-large-for-server': ['priya@small.example', 'failed', 'mesgtoobig', 'bounce-soft'],
  'postfix-too-large-told-late': ['priya@silent-small.example', 'failed', 'mesgtoobig', 'bounce-soft'],
  'postfix-unknown-user': ['nobody.here@patients.example', 'failed', 'userunknown', 'bounce-hard'],
};

function mailOf(name: string, lineEnd = '\n') {
  const text = readFileSync(join(FOLDER, `${name}.eml`), 'latin1').replaceAll('\n', lineEnd);
  return walkMail(Buffer.from(text, 'latin1'));
}

describe('reports that a real Postfix and a real Exim have written', () => {
  it('are all looked at', () => {
    const files = readdirSync(FOLDER).map((file) => file.replace(/\.eml$/, ''));
    expect(files.sort()).toEqual(Object.keys(REAL_MAILS).sort());
  });

  it.each(Object.entries(REAL_MAILS))('say what %s is called', (name, facts) => {
    const [address, action, reason, kind, finalAddress = address] = facts;
    for (const lineEnd of ['\n', '\r\n']) {
      const report = classifyReport(mailOf(name, lineEnd));
      expect(report.kind).toBe(kind);
      expect(report.recipients).toHaveLength(1);
      expect(report.recipients).toMatchObject([{ address, finalAddress, action, reason, kind }]);
    }
  });

  it.each(Object.keys(REAL_MAILS))('name the message that %s is about, in every way there is', (name) => {
    const mail = mailOf(name);
    const { envelopeId, sendtrailId, messageId } = classifyReport(mail);
    expect(sendtrailId).toMatch(/^[\da-f-]{36}$/);
    expect(envelopeId).toBe(sendtrailId);
    expect(messageId).toMatch(new RegExp(`^${sendtrailId?.replaceAll('-', '') ?? ''}\\.`));
    // The token of the envelope sender is the one of the Message-ID, also behind SRS and in capitals.
    const token = tokenIn(headerOf(mail, 'to'));
    expect(messageId).toContain(token ?? 'no token');
  });
});
