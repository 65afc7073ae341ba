import type { Account } from '../../../src/shared/domain/account';
import type { MessageDraft } from '../../../src/shared/domain/draft';
import { plainRichText } from '../../../src/shared/domain/rich-text';
import type { SmsHours } from '../../../src/shared/domain/quiet-hours';
import type { SmsSettings } from '../../../src/shared/domain/sms-account';
import { TestPractice } from '../fakes/test-practice';
import { HOUR_MS, samplePatient } from '../log/sample-log';
import { sampleSmsSettings } from '../sample-sms-account';

export const TEXT = 'Your appointment is on Monday at 9:30.';
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Numbers that nobody has: kept for films and books. */
export const MOBILES = ['+61491570006', '+61491570156', '+61491570157', '+61491570158'] as const;

const SMS = sampleSmsSettings({ senderId: null, isSenderIdRegistered: false });

/** A practice that sends SMS at any hour, unless told otherwise. */
export class SmsPractice extends TestPractice {
  readonly account: Account;
  private mobileCount = 100;

  constructor(sms: Partial<SmsSettings> = {}) {
    super();
    this.setHours({ fromMinute: 0, toMinute: 0 });
    this.account = this.addAccount({
      ...{ kind: 'sms', name: 'Texts', host: 'rest.clicksend.com', port: 443, security: 'tls' },
      ...{ fromName: '', fromAddress: '', sms: { ...SMS, ...sms } },
    });
  }

  setHours(smsHours: SmsHours): void {
    const { settings } = this.ports;
    settings.saveDesk({ ...settings.desk(), smsHours });
  }

  /** It is quiet now; the hours begin with the whole minute that many hours from now. */
  openIn(hours: number): number {
    const opensAt = this.clock.now() + hours * HOUR_MS;
    const local = new Date(opensAt);
    const fromMinute = local.getHours() * 60 + local.getMinutes();
    this.setHours({ fromMinute, toMinute: (fromMinute + 60) % DAY_MINUTES });
    return opensAt - (opensAt % MINUTE_MS);
  }

  /** Patients with a mobile each, or with those given; each has an e-mail address, too. */
  addMobiles(...mobiles: (string | null)[]): string[] {
    const patients = mobiles.map((mobile) => {
      this.mobileCount += 1;
      return samplePatient(this.mobileCount, { mobile });
    });
    this.ports.patients.insert(patients);
    return patients.map(({ id }) => id);
  }

  smsDraft(changes: Partial<MessageDraft> = {}): MessageDraft {
    return this.draft(this.account, { subject: '', body: plainRichText(TEXT), ...changes });
  }

  /** Writes SMS to patients; of new ones with a mobile unless told otherwise. */
  writeSms(changes: Partial<MessageDraft> = {}): Promise<string[]> {
    const patientIds = changes.patientIds ?? this.addMobiles(MOBILES[0]);
    return this.write(this.account, 0, { subject: '', body: plainRichText(TEXT), ...changes, patientIds });
  }
}
