import { resumeAccount } from '../../../src/main/application/accounts/resume-account';
import { cancelMessages } from '../../../src/main/application/messages/cancel-messages';
import { resolveUnconfirmed } from '../../../src/main/application/messages/resolve-unconfirmed';
import { sendAgain } from '../../../src/main/application/messages/send-again';
import { sendNow } from '../../../src/main/application/messages/send-now';
import type { Outbox } from '../../../src/main/application/outbox/outbox';
import { recordReports } from '../../../src/main/application/tracking/record-reports';
import type { OutboxStore } from '../../../src/main/ports/outbox-store';
import { UseCaseError } from '../../../src/main/ports/use-case-error';
import type { Account } from '../../../src/shared/domain/account';
import type { MessageRow } from '../../../src/shared/domain/message';
import type { Act, Ending } from './outbox-acts';
import { REPLY_LOST, sampleFailure } from './sample-results';
import { sampleReport } from './sample-report';
import type { ScriptedAttempt } from './scripted-transports';
import { STAFF, TestPractice } from './test-practice';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const GRACE_MS = 5_000;
const MOST_HOURS = 2_000;
const DISK_WRITES = ['outbox.settle', 'outbox.claim', 'outbox.markHandedOver', 'accounts.setPause'];

type ActOfPeople = Extract<
  Act,
  { kind: 'cancel' | 'send-now' | 'send-again' | 'report' | 'notice' | 'resolve' | 'resume' }
>;

/** A desk, its server and its people, in which anything may happen, and what the outbox has promised about it. */
export class OutboxWorld {
  private practice = new TestPractice();
  private readonly account: Account = this.practice.addAccount();
  private outbox: Outbox = this.practice.startOutbox();
  private readonly written: string[] = [];
  /** What the server has ever accepted, by all processes. */
  private readonly accepted: string[] = [];
  private readonly saidGone = new Set<string>();
  private readonly saidNotGone: string[] = [];
  /** How often each had been accepted when a person cancelled it. */
  private readonly cancelled = new Map<string, number>();
  /** How often each had been accepted when a report proved that it had gone. */
  private readonly proved = new Map<string, number>();
  private readonly notes = new LooseNotes(this.practice.log.outbox);
  private isDiskFull = false;
  private reportCount = 0;

  async play(act: Act): Promise<void> {
    try {
      await this.happen(act);
    } catch (error) {
      // What is refused to a person, a full disk above all, has changed nothing.
      if (!(error instanceof UseCaseError)) throw error;
    }
    await this.practice.pass(0);
  }

  /** Everything works again for long enough that all that can go has gone. */
  async heal(): Promise<void> {
    await this.play({ kind: 'disk', isFull: false });
    await this.play({ kind: 'server', mood: 'accept' });
    for (const attempt of this.practice.server.running) attempt.accept();
    this.practice.network.set(true);
    await this.practice.pass(GRACE_MS);
    resumeAccount(this.practice.ports, this.outbox, this.account.id);
    // A scheduled message waits for its time, however far the clock was set back.
    for (let hour = 0; hour < MOST_HOURS && this.unfinished().length > 0; hour += 1) {
      await this.practice.pass(HOUR_MS);
    }
    await this.outbox.stop(GRACE_MS);
  }

  /** Promises that do not hold, in words. */
  broken(): string[] {
    return this.rows().flatMap((row) => {
      const times = this.timesAccepted(row.id);
      const allowed = 1 + this.saidNotGone.filter((id) => id === row.id).length;
      const isShownAsGone = ['Queued', 'Delivered'].includes(row.status);
      return [
        ...(times > allowed ? [`${row.id} was accepted ${times} times`] : []),
        ...(isShownAsGone && times === 0 && !this.saidGone.has(row.id) ? [`${row.id} is shown too far`] : []),
        ...(this.isForgotten(row, times) ? [`${row.id} was accepted and the log denies it`] : []),
        ...(row.outboxState === 'unconfirmed' && row.status !== 'Created'
          ? [`${row.id} is proved and in doubt`]
          : []),
        ...(times > (this.cancelled.get(row.id) ?? times) ? [`${row.id} went though cancelled`] : []),
        ...(times > (this.proved.get(row.id) ?? times) ? [`${row.id} went again after its report`] : []),
      ];
    });
  }

  /** Messages that have come to no end although nothing has been in their way for a long time. */
  unfinished(): string[] {
    const lost = this.written.filter((id) => !this.rows().some((row) => row.id === id));
    const open = this.rows().filter(({ status, outboxState }) =>
      outboxState === null ? status === 'Created' : outboxState !== 'unconfirmed',
    );
    return [...lost, ...open.map(({ id, outboxState }) => `${id} ${String(outboxState)}`)];
  }

  /** The server has it, nobody denied that, and the log says that it did not go or is still to go. */
  private isForgotten({ id, status, outboxState }: MessageRow, times: number): boolean {
    if (times === 0 || this.saidNotGone.includes(id)) return false;
    return outboxState === 'waiting' || ['Error', 'Other'].includes(status);
  }

  private async happen(act: Act): Promise<void> {
    const { practice, outbox, account } = this;
    switch (act.kind) {
      case 'send': {
        const now = practice.clock.now();
        const scheduledFor = act.isScheduled ? now + HOUR_MS : null;
        const notAfter = act.isHurried ? now + 2 * HOUR_MS : null;
        this.written.push(...(await practice.write(account, act.count, { scheduledFor, notAfter }, outbox)));
        return;
      }
      case 'hand-over':
        pick(practice.server.running, act.which)?.handOver();
        return;
      case 'take':
        pick(practice.server.running, act.which)?.take();
        return;
      case 'end':
        this.end(pick(practice.server.running, act.which), act.ending);
        return;
      case 'server':
        practice.server.answer = () => act.mood;
        return;
      case 'network':
        practice.network.set(act.isOn);
        return;
      case 'time':
        await practice.pass(act.byMs);
        return;
      case 'clock-set':
        practice.clock.setTo(practice.clock.now() + act.byMs);
        return;
      case 'disk':
        this.isDiskFull = act.isFull;
        if (act.isFull) practice.disk.fill(...DISK_WRITES);
        else practice.disk.makeRoom();
        return;
      case 'die':
        this.die(act);
        return;
      case 'quit':
        await this.quit();
        return;
      case 'cancel':
      case 'send-now':
      case 'send-again':
      case 'report':
      case 'notice':
      case 'resolve':
      case 'resume':
        await this.act(act);
    }
  }

  /** What people and reports do. */
  private async act(act: ActOfPeople): Promise<void> {
    const { ports } = this.practice;
    if (act.kind === 'resume') {
      resumeAccount(ports, this.outbox, this.account.id);
      return;
    }
    const row = pick(this.candidates(act.kind), act.which);
    if (row === undefined) return;
    switch (act.kind) {
      case 'cancel':
        if (cancelMessages(ports, [row.id], STAFF) > 0) {
          this.cancelled.set(row.id, this.timesAccepted(row.id));
        }
        return;
      case 'send-now':
        sendNow(ports, this.outbox, [row.id], STAFF);
        return;
      case 'send-again':
        this.written.push(...(await sendAgain(ports, this.outbox, [row.id], STAFF)).messageIds);
        return;
      case 'report':
      case 'notice':
        this.report(row.id, act.kind);
        return;
      case 'resolve':
        resolveUnconfirmed(ports, this.outbox, row.id, act.answer, STAFF);
        if (act.answer === 'gone') this.saidGone.add(row.id);
        else this.saidNotGone.push(row.id);
    }
  }

  /** Only what the server has can be reported on; a person only resolves what is in doubt. */
  private candidates(kind: Act['kind']): MessageRow[] {
    if (kind === 'report' || kind === 'notice')
      return this.rows().filter(({ id }) => this.timesAccepted(id) > 0);
    if (kind === 'resolve') return this.rows().filter(({ outboxState }) => outboxState === 'unconfirmed');
    return this.rows();
  }

  private report(messageId: string, kind: 'report' | 'notice'): void {
    this.reportCount += 1;
    const report = sampleReport({
      key: `report-${this.reportCount}`,
      keys: { envelopeId: messageId },
      occurredAt: this.practice.clock.now(),
      ...(kind === 'notice' ? { status: null, code: 'delayed' as const } : {}),
    });
    const isInFlight = this.practice.row(messageId).outboxState === 'sending';
    recordReports(this.practice.ports, [report, report]);
    if (!isInFlight) this.proved.set(messageId, this.timesAccepted(messageId));
  }

  private end(attempt: ScriptedAttempt | undefined, ending: Ending): void {
    if (attempt === undefined) return;
    switch (ending.kind) {
      case 'accepts':
        attempt.accept();
        return;
      case 'lost-after-body':
        attempt.fail(REPLY_LOST);
        return;
      case 'lost-before-end':
        attempt.handOver();
        attempt.fail(attempt.isTaken ? REPLY_LOST : sampleFailure({ stage: 'body' }));
        return;
      case 'fails':
        attempt.fail(attempt.isTaken ? REPLY_LOST : ending.failure);
    }
  }

  private die({ isTaken, isPowerCut }: { isTaken: boolean; isPowerCut: boolean }): void {
    for (const attempt of this.practice.server.running) {
      if (isTaken && attempt.isHandedOver) attempt.take();
      attempt.forget();
    }
    this.begin(isPowerCut);
  }

  private async quit(): Promise<void> {
    const stopped = this.outbox.stop(GRACE_MS);
    await this.practice.pass(GRACE_MS);
    await stopped;
    this.begin(false);
  }

  private begin(isPowerCut: boolean): void {
    this.accepted.push(...this.practice.server.accepted);
    const { bootedAt } = this.practice;
    if (isPowerCut) this.notes.lose();
    else this.notes.keep();
    this.practice = new TestPractice(this.practice);
    if (this.isDiskFull) this.practice.disk.fill(...DISK_WRITES);
    this.practice.clock.advance(1_000);
    this.practice.bootedAt = isPowerCut ? this.practice.clock.now() : bootedAt;
    this.outbox = this.practice.startOutbox();
  }

  private timesAccepted(messageId: string): number {
    return [...this.accepted, ...this.practice.server.accepted].filter((id) => id === messageId).length;
  }

  private rows(): MessageRow[] {
    return this.practice.ports.messages.rows(this.written);
  }
}

/** Notes of hand-overs as a power cut loses them: not in the log before the process has ended in a better way. */
class LooseNotes {
  private readonly loose = new Map<string, number>();
  private readonly write: (messageId: string, at: number) => void;

  constructor(store: OutboxStore) {
    this.write = store.markHandedOver.bind(store);
    store.markHandedOver = (messageId, at) => {
      this.loose.set(messageId, at);
    };
    const settle = store.settle.bind(store);
    store.settle = (messageId, ...settlement) => {
      settle(messageId, ...settlement);
      this.loose.delete(messageId);
    };
  }

  keep(): void {
    for (const [messageId, at] of this.loose) this.write(messageId, at);
    this.loose.clear();
  }

  lose(): void {
    this.loose.clear();
  }
}

function pick<Thing>(things: readonly Thing[], which: number): Thing | undefined {
  return things[which % Math.max(things.length, 1)];
}
