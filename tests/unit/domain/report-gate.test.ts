import { describe, expect, it } from 'vitest';
import { isMailProgram, specificRule } from '../../../src/shared/domain/report-gate';

describe('the sender of a report', () => {
  it.each([
    'MAILER-DAEMON',
    'MAILER-DAEMON@mail.clinic.example (Mail Delivery System)',
    'Mail Delivery Subsystem <mailer-daemon@example.org>',
    '<MailDaemon@example.org>',
    'mdaemon@example.org',
    'daemon@example.org',
    'Post_Master@example.org',
    'postmaster-eu@example.org',
    '"System Administrator" <it@example.org>',
    'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org>',
  ])('is a mail program: %s', (from) => {
    expect(isMailProgram(from)).toBe(true);
  });

  it.each([
    '"Daemon Brown" <brown.daemon@example.net>',
    'Anh <anh@mailer-daemon.example>',
    'Daemonia Post <post.master.class@example.net>',
    'Ben Brown <ben@postmaster.example>',
    'Amtao <amta@example.net>',
  ])('may be a person: %s', (from) => {
    expect(isMailProgram(from)).toBe(false);
  });
});

describe('the row that recognised a report', () => {
  it.each([
    ['gmail', 'Technical details of permanent failure: no such user', ''],
    ['gmail', 'Your message was not delivered.', 'mailer-daemon@googlemail.com'],
    ['exchange', 'Diagnostic information for administrators:', ''],
    // Several kinds of servers write this.
    ['failed-to', 'Delivery to the following recipients failed.', ''],
    ['failed-to', "Your message couldn't be delivered.", ''],
    ['list-refusal', 'Only subscribers may post.', ''],
  ])('is called %s for %j', (id, text, from) => {
    expect(specificRule(text, from)?.id).toBe(id);
  });
});
