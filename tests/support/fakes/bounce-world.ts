import { handleStop } from '../../../src/main/application/arrivals/handle-stop';
import { listStops } from '../../../src/main/application/arrivals/list-stops';
import { putOffStop } from '../../../src/main/application/arrivals/put-off-stop';
import { mergePatients } from '../../../src/main/application/patients/merge-patients';
import { savePatient } from '../../../src/main/application/patients/save-patient';
import { setConsent } from '../../../src/main/application/patients/set-consent';
import { decideOutage } from '../../../src/main/application/tracking/decide-outage';
import { decideReport } from '../../../src/main/application/tracking/decide-report';
import { recordReports } from '../../../src/main/application/tracking/record-reports';
import { undoBounce } from '../../../src/main/application/tracking/undo-bounce';
import type { Log } from '../../../src/main/ports/log';
import { UseCaseError } from '../../../src/main/ports/use-case-error';
import type { ArrivalStop } from '../../../src/shared/domain/arrival';
import type { Report } from '../../../src/shared/domain/report';
import { NOW, sampleLine } from '../log/sample-log';
import { ADDRESSES, type Act, type Reported } from './bounce-acts';
import { BouncePromises, type Snapshot } from './bounce-promises';
import { sampleReport } from './sample-report';
import { STAFF, TestPractice } from './test-practice';

const MINUTE_MS = 60_000;
const MANY = 1_000;
const MARKETING = { purpose: 'Marketing', channel: 'email' } as const;

const REPORTED = {
  delivered: { status: 'Delivered', code: 'delivered', detail: {} },
  delayed: { status: null, code: 'delayed', detail: {} },
  bounced: { status: 'Bounced', code: 'bounced', detail: { reason: 'userunknown' } },
  full: { status: 'Bounced', code: 'bounced', detail: { reason: 'mailboxfull' } },
  complaint: { status: 'Complaint', code: 'complaint', detail: {} },
  rejected: { status: 'Rejected', code: 'rejected', detail: { reason: 'blocked' } },
} as const satisfies Record<Reported, Partial<Report>>;

/** A desk whose messages bounce and whose people do what they like, and what it has promised about that. */
export class BounceWorld {
  private readonly practice: TestPractice;
  private readonly account;
  private readonly patientIds: string[];
  private readonly messageIds: string[] = [];
  private readonly promises: BouncePromises;

  constructor(log?: Log) {
    this.practice = new TestPractice(undefined, log);
    this.account = this.practice.addAccount();
    // Two share an address, and one has none yet.
    this.patientIds = this.practice.addPatients(...ADDRESSES.slice(0, 3), null);
    this.promises = new BouncePromises(this.snapshot());
  }

  /** Each patient has a message on its way. */
  async begin(): Promise<void> {
    for (const index of this.patientIds.keys()) await this.play({ kind: 'send', which: index });
  }

  async play(act: Act): Promise<void> {
    const before = this.snapshot();
    let isRefused = false;
    try {
      await this.happen(act);
    } catch (error) {
      if (!(error instanceof UseCaseError)) throw error;
      isRefused = true;
    }
    this.promises.check({ act, isRefused, before, after: this.snapshot() });
    this.handOver();
    this.practice.clock.advance(MINUTE_MS);
  }

  /** Promises that have not held, in words. */
  broken(): string[] {
    return this.promises.broken;
  }

  private async happen(act: Act): Promise<void> {
    const { ports } = this.practice;
    switch (act.kind) {
      case 'send':
        await this.send(act.which);
        return;
      case 'report':
        recordReports(ports, [this.report(act)]);
        return;
      case 'edit':
        savePatient(ports, pick(this.patientIds, act.which), { email: act.email }, STAFF);
        return;
      case 'no-email':
        savePatient(ports, pick(this.patientIds, act.which), { hasNoEmail: true }, STAFF);
        return;
      case 'setting':
        ports.settings.saveDesk({ ...ports.settings.desk(), keepsAddressOfFullMailbox: act.keepsAddress });
        return;
      case 'consent':
        setConsent(
          ports,
          { ...MARKETING, patientId: pick(this.patientIds, act.which), choice: 'given' },
          STAFF,
        );
        return;
      case 'merge':
        mergePatients(ports, pick(this.patientIds, act.which), pick(this.patientIds, act.other), STAFF);
        return;
      case 'decide':
        this.decide(act.which, act.isAboutMessage);
        return;
      case 'decide-outage':
        this.decideOutage(act.which, act.isDead);
        return;
      case 'undo':
      case 'put-off':
      case 'handle':
      case 'handle-and-resend':
        await this.dealWithStop(act);
    }
  }

  private async dealWithStop(
    act: Extract<Act, { kind: 'undo' | 'put-off' | 'handle' | 'handle-and-resend' }>,
  ): Promise<void> {
    const { ports, asked } = this.practice;
    const stops = this.stops();
    if (stops.length === 0) return;
    const stop = pick(stops, act.which);
    if (act.kind === 'undo') undoBounce(ports, stop.id, STAFF);
    else if (act.kind === 'put-off') putOffStop(ports, stop.id, 'In a hurry', STAFF);
    else {
      const answer =
        act.answer === 'new-address'
          ? ({ kind: act.answer, email: act.email } as const)
          : { kind: act.answer };
      // What cannot be sent again is chosen, too, now and then: then nothing may happen at all.
      const resendMessageIds = act.kind === 'handle' ? [] : stop.messageIds.slice(act.which % 2);
      const sent = await handleStop(ports, asked, { stopId: stop.id, answer, resendMessageIds, by: STAFF });
      this.messageIds.push(...(sent?.messageIds ?? []));
    }
  }

  private async send(which: number): Promise<void> {
    const patientIds = [pick(this.patientIds, which)];
    this.messageIds.push(...(await this.practice.write(this.account, 1, { patientIds, purpose: 'Recall' })));
  }

  /** The server takes all that waits. */
  private handOver(): void {
    const { outbox } = this.practice.log;
    const at = this.practice.clock.now();
    for (const { id } of outbox.claim(this.account.id, at, MANY)) {
      outbox.settle(id, { state: 'done', providerId: null }, [sampleLine({ at })], at);
    }
  }

  private report(act: Extract<Act, { kind: 'report' }>): Report {
    const messageId = pick(this.messageIds, act.which);
    const { recipient } = this.practice.row(messageId);
    const about = act.isCertain ? messageId : recipient;
    return sampleReport({
      ...REPORTED[act.reported],
      key: `${about}:${act.reported}:${String(act.serial)}`,
      occurredAt: NOW + act.at * MINUTE_MS,
      keys: act.isCertain ? { envelopeId: messageId } : { recipient },
    });
  }

  private decide(which: number, isAboutMessage: boolean | null): void {
    const { attention } = this.practice.log;
    for (const { id } of attention.undecided(MANY)) this.kept.add(id);
    const reports = [...this.kept];
    if (reports.length > 0) decideReport(this.practice.ports, pick(reports, which), isAboutMessage, STAFF);
  }

  private decideOutage(which: number, isDead: boolean): void {
    const outages = this.practice.log.domainBounces.outages();
    if (outages.length > 0) decideOutage(this.practice.ports, pick(outages, which), isDead, STAFF);
  }

  private readonly kept = new Set<string>();

  private stops(): ArrivalStop[] {
    return this.practice.log.arrivals
      .stops(this.patientIds)
      .sort((one, other) => one.createdAt - other.createdAt);
  }

  private snapshot(): Snapshot {
    const { domainBounces, messages, notes, patients } = this.practice.log;
    return {
      patients: patients.byIds(this.patientIds),
      notes: notes.notes(this.patientIds),
      consents: this.patientIds.map((id) => notes.consents(id)),
      stops: this.stops(),
      histories: new Map(this.messageIds.map((id) => [id, messages.history(id)])),
      rows: messages.rows(this.messageIds),
      held: domainBounces.outages().flatMap(({ domain, reason }) => domainBounces.held(domain, reason)),
      messageCount: messages.countMessages(),
      viewed: this.patientIds.flatMap((id) => listStops(this.practice.ports, id)),
    };
  }
}

function pick<Value>(values: readonly Value[], which: number): Value {
  const value = values[which % values.length];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
}
