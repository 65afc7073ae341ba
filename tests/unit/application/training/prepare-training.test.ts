import { describe, expect, it } from 'vitest';
import { prepareTraining } from '../../../../src/main/application/training/prepare-training';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleAccount } from '../../../support/log/sample-log';

const PATIENTS = [
  {
    ...{ familyName: 'Nguyen', givenName: 'Anh', dateOfBirth: '1980-03-12' },
    ...{ email: 'anh@example.org', hasNoEmail: false, mobile: '+61491570006' },
  },
  {
    ...{ familyName: 'Okafor', givenName: 'Zoe', dateOfBirth: null },
    ...{ email: null, hasNoEmail: true, mobile: null },
  },
];

function settings(port: number) {
  const {
    name,
    host,
    security,
    user,
    fromName,
    fromAddress,
    replyTo,
    messagesPerMinute,
    messagesPerMinutePerDomain,
  } = sampleAccount();
  return {
    name,
    host,
    port,
    security,
    user,
    fromName,
    fromAddress,
    replyTo,
    messagesPerMinute,
    messagesPerMinutePerDomain,
  };
}

describe('making the training ready', () => {
  it('begins with its one account and its sample patients', () => {
    const { ports } = new TestPractice();
    const account = prepareTraining(ports, settings(2525), PATIENTS);
    expect(account).toMatchObject({ kind: 'training', port: 2525, createdAt: NOW });
    expect(ports.accounts.list()).toEqual([account]);
    expect(ports.patients.search('', 10)).toMatchObject(
      PATIENTS.map((facts) => ({ ...facts, createdAt: NOW, archivedAt: null, mergedInto: null })),
    );
  });

  it('finds both again with the next start, at the server’s new port', () => {
    const { ports } = new TestPractice();
    const before = prepareTraining(ports, settings(2525), PATIENTS);
    const after = prepareTraining(ports, settings(2626), PATIENTS);
    expect(after).toEqual({ ...before, port: 2626 });
    expect(ports.accounts.list()).toEqual([after]);
    expect(ports.patients.count()).toBe(2);
  });
});
