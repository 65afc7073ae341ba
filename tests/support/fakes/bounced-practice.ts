import { recordReports } from '../../../src/main/application/tracking/record-reports';
import type { AdminNote } from '../../../src/shared/domain/admin-note';
import type { ArrivalStop } from '../../../src/shared/domain/arrival';
import type { MessageDraft } from '../../../src/shared/domain/draft';
import type { Patient } from '../../../src/shared/domain/patient';
import type { Report } from '../../../src/shared/domain/report';
import { nextTurn } from './next-turn';
import { sampleBounce } from './sample-report';
import { TestPractice } from './test-practice';

/** A practice whose server has taken every message; what then bounces is the test's business. */
export class BouncedPractice extends TestPractice {
  readonly account = this.addAccount();
  private readonly outbox = this.startOutbox();

  constructor() {
    super();
    this.server.answer = () => 'accept';
  }

  /** Sends one message to each patient. */
  async sendTo(patientIds: string[], changes: Partial<MessageDraft> = {}): Promise<string[]> {
    const ids = await this.write(this.account, 0, { ...changes, patientIds }, this.outbox);
    await nextTurn();
    return ids;
  }

  /** A patient with an address, and a message that has been sent there. */
  async sentPatient(
    email = 'anh@example.org',
    changes: Partial<MessageDraft> = {},
  ): Promise<{ patientId: string; messageId: string }> {
    const [patientId = ''] = this.addPatients(email);
    const [messageId = ''] = await this.sendTo([patientId], changes);
    return { patientId, messageId };
  }

  /** The same, and the message has bounced. */
  async bouncedPatient(
    email = 'anh@example.org',
    changes: Partial<MessageDraft> = {},
  ): Promise<{ patientId: string; messageId: string; stop: ArrivalStop }> {
    const { patientId, messageId } = await this.sentPatient(email, changes);
    this.bounce(messageId);
    return { patientId, messageId, stop: this.stopOf(messageId) };
  }

  bounce(messageId: string, changes: Partial<Omit<Report, 'keys'>> = {}): void {
    recordReports(this.ports, [sampleBounce(messageId, changes)]);
  }

  stopOf(messageId: string): ArrivalStop {
    const stop = this.ports.arrivals.stopOfMessage(messageId);
    if (stop === null) throw new Error(`${messageId} has led to no stop.`);
    return stop;
  }

  record(patientId: string): Patient {
    const patient = this.ports.patients.current(patientId);
    if (patient === null) throw new Error(`There is no patient ${patientId}.`);
    return patient;
  }

  /** Newest first. */
  notes(patientId: string): AdminNote[] {
    return this.ports.notes.notes(this.ports.patients.idsOf(patientId));
  }

  noteKinds(patientId: string): string[] {
    return this.notes(patientId).map(({ kind }) => kind);
  }
}
