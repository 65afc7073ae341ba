import { describe, expect, it } from 'vitest';
import { prepareTraining } from '../../../../src/main/application/training/prepare-training';
import type { TrainingSamples } from '../../../../src/main/ports/training-samples';
import { plainRichText } from '../../../../src/shared/domain/rich-text';
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

const SAMPLES: TrainingSamples = {
  patients: PATIENTS,
  consentsOf: ({ givenName }) =>
    givenName === 'Anh' ? [{ purpose: 'Marketing', channel: 'email', choice: 'given' }] : [],
  templates: [
    {
      ...{ name: 'Recall', channel: 'email', purpose: 'Recall', subject: 'Time for a check' },
      body: plainRichText('Dear {{patient.firstName}}'),
    },
  ],
};

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
    const account = prepareTraining(ports, settings(2525), SAMPLES);
    expect(account).toMatchObject({ kind: 'training', port: 2525, createdAt: NOW });
    expect(ports.accounts.list()).toEqual([account]);
    expect(ports.patients.search('', 10)).toMatchObject(
      PATIENTS.map((facts) => ({ ...facts, createdAt: NOW, archivedAt: null, mergedInto: null })),
    );
  });

  it('begins with what its patients have said and with its templates, once', () => {
    const { ports } = new TestPractice();
    prepareTraining(ports, settings(2525), SAMPLES);
    const [anh, zoe] = ports.patients.search('', 10).map(({ id }) => ports.notes.consents(id));
    expect(anh).toMatchObject([{ purpose: 'Marketing', choice: 'given', setAt: NOW, setBy: 'Reception' }]);
    expect(zoe).toEqual([]);
    expect(ports.templates.list()).toMatchObject([{ name: 'Recall', createdBy: 'Reception' }]);
    const [template] = ports.templates.list();
    ports.templates.setRemoved(template?.id ?? '', NOW);
    prepareTraining(ports, settings(2525), SAMPLES);
    expect(ports.templates.list()).toEqual([]);
  });

  it('finds both again with the next start, at the server’s new port', () => {
    const { ports } = new TestPractice();
    const before = prepareTraining(ports, settings(2525), SAMPLES);
    const after = prepareTraining(ports, settings(2626), SAMPLES);
    expect(after).toEqual({ ...before, port: 2626 });
    expect(ports.accounts.list()).toEqual([after]);
    expect(ports.patients.count()).toBe(2);
  });
});
