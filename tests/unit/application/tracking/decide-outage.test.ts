import { describe, expect, it } from 'vitest';
import { connectionView } from '../../../../src/main/application/desk/connection-view';
import { listAttention } from '../../../../src/main/application/desk/list-attention';
import { decideOutage } from '../../../../src/main/application/tracking/decide-outage';
import { BouncedPractice } from '../../../support/fakes/bounced-practice';
import { STAFF } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const MINUTE_MS = 60_000;
const EXAMPLE_ORG = { domain: 'example.org', reason: 'userunknown' };

/** A practice that has sent a message to each of some patients at a domain. */
async function sentTo(count: number, domain = 'example.org') {
  const practice = new BouncedPractice();
  const emails = Array.from({ length: count }, (_, index) => `patient.${String(index + 1)}@${domain}`);
  const patientIds = practice.addPatients(...emails);
  const messageIds = await practice.sendTo(patientIds);
  const bounceAll = (minutesApart = 1) => {
    for (const [index, id] of messageIds.entries()) {
      practice.bounce(id, { occurredAt: NOW + index * minutesApart * MINUTE_MS });
    }
  };
  const kept = () => patientIds.filter((id) => practice.record(id).email !== null).length;
  const stopped = () => messageIds.filter((id) => practice.ports.arrivals.stopOfMessage(id) !== null).length;
  const outages = () => listAttention(practice.ports, () => []).outages;
  const needsAttention = () => connectionView(practice.ports, practice.asked, () => []).needsAttention;
  return { practice, patientIds, messageIds, bounceAll, kept, stopped, outages, needsAttention };
}

describe('many messages that come back from one domain for one reason', () => {
  it('lose no more addresses from the fifth on, and are shown as Bounced all the same', async () => {
    const { practice, messageIds, bounceAll, kept, stopped } = await sentTo(7);
    bounceAll();
    expect(practice.rows(messageIds).map(({ status }) => status)).toEqual(messageIds.map(() => 'Bounced'));
    expect(kept()).toBe(3);
    expect(stopped()).toBe(4);
    expect(
      messageIds.flatMap((id) => practice.codes(id)).filter((code) => code === 'address-removed'),
    ).toHaveLength(4);
  });

  it('make one entry that needs attention', async () => {
    const { messageIds, bounceAll, outages, needsAttention } = await sentTo(7);
    bounceAll();
    expect(outages()).toEqual([{ ...EXAMPLE_ORG, heldCount: 3, count: 7, lastAt: NOW + 6 * MINUTE_MS }]);
    expect(needsAttention()).toBe(messageIds.length + 1);
  });

  it.each([
    ['there are four', 4, 1, 'example.org'],
    ['they come slowly', 9, 20, 'example.org'],
  ])('do all that each does when %s', async (_, count, minutesApart, domain) => {
    const { bounceAll, kept, outages } = await sentTo(count, domain);
    bounceAll(minutesApart);
    expect(kept()).toBe(0);
    expect(outages()).toEqual([]);
  });

  it('are not mixed with those of another domain or another reason', async () => {
    const { practice, messageIds, kept, outages } = await sentTo(8);
    const other = practice.addPatients('a@example.net', 'b@EXAMPLE.net');
    for (const id of await practice.sendTo(other)) practice.bounce(id);
    for (const id of messageIds.slice(0, 4)) practice.bounce(id);
    for (const id of messageIds.slice(4)) practice.bounce(id, { detail: { reason: 'hostunknown' } });
    expect(kept()).toBe(0);
    expect(outages()).toEqual([]);
  });

  it('are held in whatever order they are read', async () => {
    const { practice, messageIds, kept } = await sentTo(7);
    for (const [index, id] of [...messageIds.entries()].reverse()) {
      practice.bounce(id, { occurredAt: NOW + index * MINUTE_MS });
    }
    expect(kept()).toBe(3);
  });

  it('wait for the same word while nobody has given it, however late they come', async () => {
    const { practice, bounceAll, outages } = await sentTo(5);
    bounceAll();
    const { patientId, messageId } = await practice.sentPatient('late@example.org');
    practice.bounce(messageId, { occurredAt: NOW + 600 * MINUTE_MS });
    expect(practice.record(patientId).email).toBe('late@example.org');
    expect(outages()).toMatchObject([{ heldCount: 2 }]);
  });
});

describe('a person who looks at them', () => {
  it('says that the addresses are dead: each loses its address, with its note and its stop', async () => {
    const { practice, patientIds, messageIds, bounceAll, kept, stopped, outages } = await sentTo(7);
    bounceAll();
    decideOutage(practice.ports, EXAMPLE_ORG, true, STAFF);
    expect(kept()).toBe(0);
    expect(stopped()).toBe(7);
    expect(patientIds.map((id) => practice.noteKinds(id))).toEqual(patientIds.map(() => ['address-removed']));
    expect(practice.stopOf(messageIds[6] ?? '')).toMatchObject({
      reason: 'userunknown',
      isAddressRemoved: true,
    });
    expect(outages()).toEqual([]);
  });

  it('says that it was an outage: nothing is done, and nothing is asked again', async () => {
    const { practice, messageIds, bounceAll, kept, stopped, outages } = await sentTo(7);
    bounceAll();
    decideOutage(practice.ports, EXAMPLE_ORG, false, STAFF);
    expect(kept()).toBe(3);
    expect(stopped()).toBe(4);
    expect(outages()).toEqual([]);
    practice.bounce(messageIds[6] ?? '', { key: 'another server says so, too', occurredAt: NOW });
    expect(kept()).toBe(3);
    expect(outages()).toEqual([]);
  });

  /** A further message to the domain comes back so many minutes after the first one did. */
  async function further(practice: BouncedPractice, name: string, minutes: number) {
    const { patientId, messageId } = await practice.sentPatient(`${name}@example.org`);
    practice.bounce(messageId, { occurredAt: NOW + minutes * MINUTE_MS });
    const hasStop = practice.ports.arrivals.stopOfMessage(messageId) !== null;
    return { email: practice.record(patientId).email, hasStop };
  }

  it('says it for those that go on coming, too: outage', async () => {
    const { practice, bounceAll, outages, needsAttention } = await sentTo(5);
    bounceAll();
    decideOutage(practice.ports, EXAMPLE_ORG, false, STAFF);
    for (const minutes of [30, 63, 122, 181]) {
      const name = `late.${String(minutes)}`;
      const untouched = { email: `${name}@example.org`, hasStop: false };
      expect(await further(practice, name, minutes)).toEqual(untouched);
    }
    expect(outages()).toEqual([]);
    expect(needsAttention()).toBe(9);
  });

  it('says it for those that go on coming, too: dead', async () => {
    const { practice, bounceAll, outages } = await sentTo(5);
    bounceAll();
    decideOutage(practice.ports, EXAMPLE_ORG, true, STAFF);
    for (const minutes of [30, 63, 122]) {
      expect(await further(practice, `late.${String(minutes)}`, minutes)).toEqual({
        email: null,
        hasStop: true,
      });
    }
    expect(outages()).toEqual([]);
  });

  it('is asked again after a quiet hour, for another reason, and for another domain', async () => {
    const { practice, bounceAll, outages } = await sentTo(5);
    bounceAll();
    decideOutage(practice.ports, EXAMPLE_ORG, false, STAFF);
    for (const [index, minutes] of [64, 65, 66, 67, 68].entries()) {
      const isHeld = index === 4;
      const name = `next.${String(minutes)}`;
      const email = isHeld ? `${name}@example.org` : null;
      expect(await further(practice, name, minutes)).toEqual({ email, hasStop: !isHeld });
    }
    expect(outages()).toMatchObject([{ ...EXAMPLE_ORG, heldCount: 1 }]);
    const { patientId, messageId } = await practice.sentPatient('full@example.org');
    practice.bounce(messageId, { occurredAt: NOW, detail: { reason: 'hostunknown' } });
    expect(practice.record(patientId).email).toBeNull();
  });

  it('means a domain in both of its forms', async () => {
    const practice = new BouncedPractice();
    const emails = ['a', 'b', 'c', 'd'].map((name) => `${name}@b\u00fccher.example`);
    const ids = practice.addPatients(...emails, 'e@xn--bcher-kva.example');
    for (const id of await practice.sendTo(ids)) practice.bounce(id);
    expect(ids.map((id) => practice.record(id).email)).toEqual([
      ...[null, null, null, null],
      'e@xn--bcher-kva.example',
    ]);
    expect(listAttention(practice.ports, () => []).outages).toMatchObject([
      { domain: 'b\u00fccher.example', heldCount: 1, count: 5 },
    ]);
  });

  it('does not take away what was typed while it waited', async () => {
    const { practice, patientIds, bounceAll } = await sentTo(5);
    bounceAll();
    const last = patientIds[4] ?? '';
    practice.ports.patients.update(last, { email: 'new@example.net' });
    decideOutage(practice.ports, EXAMPLE_ORG, true, STAFF);
    expect(practice.record(last).email).toBe('new@example.net');
    expect(practice.noteKinds(last)).toEqual(['address-failed']);
  });

  it('decides once', async () => {
    const { practice, bounceAll } = await sentTo(5);
    bounceAll();
    decideOutage(practice.ports, EXAMPLE_ORG, false, STAFF);
    expect(() => {
      decideOutage(practice.ports, EXAMPLE_ORG, true, STAFF);
    }).toThrow('decided already');
  });

  it('loses nothing when the log cannot be written: all of it or none', async () => {
    const { practice, bounceAll, kept, outages } = await sentTo(7);
    bounceAll();
    practice.disk.fill('arrivals.insertStop');
    expect(() => {
      decideOutage(practice.ports, EXAMPLE_ORG, true, STAFF);
    }).toThrow();
    practice.disk.makeRoom();
    expect(kept()).toBe(3);
    expect(outages()).toMatchObject([{ heldCount: 3 }]);
  });
});
