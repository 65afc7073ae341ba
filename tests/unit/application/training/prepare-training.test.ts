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
  texts: {
    name: 'Training texts',
    gateway: {
      ...{ addressPattern: '{{number}}@texts.example.org', numberForm: 'digits', subject: '', endMark: '' },
    },
  },
};

/** The account for SMS as the log has it, beside the training's own. */
function texts({ ports }: TestPractice) {
  return ports.accounts.list().find(({ kind }) => kind === 'sms');
}

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
  it('begins with its account for e-mail, one for SMS behind it, and its sample patients', () => {
    const practice = new TestPractice();
    const { ports } = practice;
    const account = prepareTraining(ports, settings(2525), SAMPLES);
    expect(account).toMatchObject({ kind: 'training', port: 2525, createdAt: NOW });
    expect(ports.accounts.list()).toEqual([account, texts(practice)]);
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

  it('sends SMS by e-mails of its account, through the same server and without a password', () => {
    const practice = new TestPractice();
    const { id, host, security } = prepareTraining(practice.ports, settings(2525), SAMPLES);
    expect(texts(practice)).toMatchObject({
      ...{ name: 'Training texts', host, port: 2525, security, user: null, fromName: '', fromAddress: '' },
      sms: { driver: 'gateway', gateway: { ...SAMPLES.texts.gateway, emailAccountId: id } },
    });
  });

  it('gives SMS to a training that was begun without them', () => {
    const practice = new TestPractice();
    const before = practice.addAccount({ kind: 'training' });
    practice.addPatients('anh@example.org');
    const account = prepareTraining(practice.ports, settings(2626), SAMPLES);
    expect(account.id).toBe(before.id);
    expect(practice.ports.accounts.list()).toEqual([account, texts(practice)]);
    expect(texts(practice)).toMatchObject({ port: 2626, sms: { gateway: { emailAccountId: before.id } } });
    expect(practice.ports.patients.count()).toBe(1);
  });

  it('finds all of it again with the next start, at the server’s new port', () => {
    const practice = new TestPractice();
    const { ports } = practice;
    const before = prepareTraining(ports, settings(2525), SAMPLES);
    const textsBefore = texts(practice);
    const after = prepareTraining(ports, settings(2626), SAMPLES);
    expect(after).toEqual({ ...before, port: 2626 });
    expect(ports.accounts.list()).toEqual([after, { ...textsBefore, port: 2626 }]);
    expect(ports.patients.count()).toBe(2);
  });
});
