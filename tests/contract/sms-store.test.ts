import { beforeEach, expect, it } from 'vitest';
import { describeContract } from '../support/log/contract';
import { DAY_MS, HOUR_MS, NOW, sampleId, sampleLine, samplePatient } from '../support/log/sample-log';
import { gatewayAccount, NUMBER, sampleSms, smsAccount, TEXT, writeSms } from '../support/sending/sample-sms';

const ACCOUNT = sampleId('account', 2);
const OTHER = sampleId('account', 3);
const [FIRST, SECOND, THIRD] = [1, 2, 3].map((number) => sampleId('message', number)) as [
  string,
  string,
  string,
];

describeContract('SMS', (log) => {
  beforeEach(() => {
    log().accounts.insert(smsAccount());
    log().accounts.insert(smsAccount({ id: OTHER }));
  });

  function claim(at = NOW, accountId = ACCOUNT): void {
    log().outbox.claim(accountId, at, 10);
  }

  function accept(id: string, providerId: string | null = `P-${id}`, at = NOW): void {
    log().outbox.settle(id, { state: 'done', providerId }, [sampleLine({ at })], at);
  }

  function doubt(id: string): void {
    log().outbox.settle(id, { state: 'unconfirmed' }, [], NOW);
  }

  it('in doubt are those of the account that nobody knows about, with when their attempt began', () => {
    writeSms(log(), sampleSms(1, { scheduledFor: NOW + HOUR_MS }), sampleSms(2));
    writeSms(log(), sampleSms(3, { accountId: OTHER, batchId: sampleId('batch', 3) }));
    claim(NOW + 2 * HOUR_MS);
    claim(NOW + 2 * HOUR_MS, OTHER);
    doubt(FIRST);
    doubt(THIRD);
    expect(log().sms.unconfirmed(ACCOUNT, 10)).toEqual([
      {
        id: FIRST,
        to: NUMBER,
        attemptedAt: NOW + 2 * HOUR_MS,
        isAttemptKnown: true,
        firstDueAt: NOW + HOUR_MS,
        twinProviderIds: [null, null],
      },
    ]);
  });

  it('are said to be of an unknown time when the log never saw their attempt: it came from a backup', () => {
    writeSms(log(), sampleSms(1));
    doubt(FIRST);
    expect(log().sms.unconfirmed(ACCOUNT, 10)).toMatchObject([{ id: FIRST, isAttemptKnown: false }]);
  });

  it('have as twins those with the same text to the same number that a provider may have', () => {
    const others = [
      sampleSms(2),
      sampleSms(3, { recipient: '+61491570157' }),
      sampleSms(4, {}, `${TEXT} Bring your card.`),
      sampleSms(5),
      sampleSms(6),
      sampleSms(7, { scheduledFor: NOW + DAY_MS }),
      sampleSms(8, { accountId: OTHER }),
    ];
    writeSms(log(), sampleSms(1), ...others);
    claim();
    claim(NOW, OTHER);
    doubt(FIRST);
    accept(SECOND, 'MSG-2');
    for (const number of [3, 4]) accept(sampleId('message', number));
    // Confirmed by a person: the provider has it under a name that is not known here.
    accept(sampleId('message', 5), null);
    const refused = sampleLine({ status: 'Error', code: 'send-refused' });
    log().outbox.settle(sampleId('message', 6), { state: 'done', providerId: null }, [refused], NOW);
    accept(sampleId('message', 8), 'MSG-8');
    expect(log().sms.unconfirmed(ACCOUNT, 10)[0]?.twinProviderIds).toEqual(['MSG-2', null, 'MSG-8']);
  });

  it('have no twin that is more than two days away, or that went through a gateway', () => {
    log().accounts.insert({ ...gatewayAccount(ACCOUNT), id: sampleId('account', 4) });
    writeSms(
      log(),
      sampleSms(1, { createdAt: NOW - 3 * DAY_MS }),
      sampleSms(2),
      sampleSms(3, { accountId: sampleId('account', 4) }),
    );
    log().outbox.claim(ACCOUNT, NOW - 3 * DAY_MS, 1);
    accept(FIRST, 'MSG-1', NOW - 3 * DAY_MS);
    claim();
    claim(NOW, sampleId('account', 4));
    accept(THIRD, null);
    doubt(SECOND);
    expect(log().sms.unconfirmed(ACCOUNT, 10)[0]?.twinProviderIds).toEqual([]);
  });

  it('are open while the provider has them and they have come to no end, the first accepted first', () => {
    writeSms(log(), sampleSms(1, { scheduledFor: NOW + HOUR_MS }), sampleSms(2), sampleSms(3), sampleSms(4));
    claim();
    claim(NOW + HOUR_MS);
    accept(FIRST, 'MSG-1', NOW + HOUR_MS);
    accept(SECOND, 'MSG-2');
    accept(THIRD, 'MSG-3');
    log().messages.append(THIRD, sampleLine({ status: 'Delivered', code: 'delivered' }), NOW);
    expect(log().sms.open(ACCOUNT, NOW, 10)).toEqual([
      { id: SECOND, providerId: 'MSG-2', to: NUMBER, sentAt: NOW },
      { id: FIRST, providerId: 'MSG-1', to: NUMBER, sentAt: NOW + HOUR_MS },
    ]);
    expect(
      log()
        .sms.open(ACCOUNT, NOW + 1, 10)
        .map(({ id }) => id),
    ).toEqual([FIRST]);
    expect(
      log()
        .sms.open(ACCOUNT, NOW, 1)
        .map(({ id }) => id),
    ).toEqual([SECOND]);
    expect(log().sms.open(OTHER, 0, 10)).toEqual([]);
  });

  it('name the last that a number was sent by the account', () => {
    expect(log().sms.lastTo(ACCOUNT, NUMBER)).toBeNull();
    writeSms(log(), sampleSms(1), sampleSms(2), sampleSms(3, { scheduledFor: NOW + DAY_MS }));
    claim();
    accept(FIRST);
    accept(SECOND);
    expect(log().sms.lastTo(ACCOUNT, NUMBER)).toBe(SECOND);
    expect(log().sms.lastTo(ACCOUNT, '+61491570157')).toBeNull();
    expect(log().sms.lastTo(OTHER, NUMBER)).toBeNull();
  });

  it('have each answer once', () => {
    expect(log().sms.noteReply(ACCOUNT, 'reply-1', NOW)).toBe(true);
    expect(log().sms.noteReply(ACCOUNT, 'reply-1', NOW + 1)).toBe(false);
    expect(log().sms.noteReply(OTHER, 'reply-1', NOW)).toBe(true);
  });

  it('forget an answer of which the work was undone', () => {
    expect(() => {
      log().transaction.run(() => {
        log().sms.noteReply(ACCOUNT, 'reply-1', NOW);
        throw new Error('undone');
      });
    }).toThrow('undone');
    expect(log().sms.noteReply(ACCOUNT, 'reply-1', NOW)).toBe(true);
  });
});

describeContract('patients with a mobile number', (log) => {
  it('are all on record with it, archived ones among them, but none that is merged or being imported', () => {
    const { patients } = log();
    const withIt = [1, 2, 3, 4].map((number) => samplePatient(number, { mobile: NUMBER }));
    patients.insert([...withIt, samplePatient(5, { mobile: '+61491570157' }), samplePatient(6)]);
    patients.setArchived(sampleId('patient', 2), NOW);
    patients.merge(sampleId('patient', 3), sampleId('patient', 4));
    patients.stageImport(sampleId('import', 1), [samplePatient(7, { mobile: NUMBER })]);
    expect(patients.everyoneWithMobile(NUMBER).map(({ id }) => id)).toEqual(
      [1, 2, 3].map((number) => sampleId('patient', number)),
    );
  });
});
