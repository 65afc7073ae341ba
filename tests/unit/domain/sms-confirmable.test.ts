import { describe, expect, it } from 'vitest';
import {
  CLICKSEND_CODES,
  CLICKSEND_FINAL_TEXTS,
  CLICKSEND_WORDS,
} from '../../../src/main/adapters/sms/clicksend-statuses';
import { MESSAGEMEDIA_STATUSES } from '../../../src/main/adapters/sms/messagemedia-statuses';
import { TWILIO_CODES, TWILIO_STATUSES } from '../../../src/main/adapters/sms/twilio-statuses';
import { confirmableBy } from '../../../src/shared/domain/confirmable';
import { SMS_DRIVERS, type SmsProviderStatus } from '../../../src/shared/domain/sms-account';
import { isSmsStatus, statusesToldOfSms, TOLD_BY_DRIVER } from '../../../src/shared/domain/sms-confirmable';
import { STATUSES, type Status } from '../../../src/shared/domain/status';
import { sampleSmsTelling } from '../../support/sample-sms-account';

/** Every word that a driver's own tables turn a provider's answers into. */
const DRIVER_WORDS = {
  twilio: [...Object.values(TWILIO_STATUSES), ...Object.values(TWILIO_CODES)],
  clicksend: [
    ...Object.values(CLICKSEND_CODES),
    ...Object.values(CLICKSEND_WORDS),
    ...CLICKSEND_FINAL_TEXTS.map(({ status }) => status),
  ],
  messagemedia: Object.values(MESSAGEMEDIA_STATUSES),
};
/** What is known without asking, or has no status of its own. */
const KNOWN_ANYWAY: readonly SmsProviderStatus[] = ['queued', 'error', 'other', 'delayed'];

describe('what an account for SMS can confirm', () => {
  it.each(['twilio', 'clicksend', 'messagemedia'] as const)('is what the driver of %s can read', (driver) => {
    const readable = new Set(DRIVER_WORDS[driver].filter((word) => !KNOWN_ANYWAY.includes(word)));
    expect(new Set(TOLD_BY_DRIVER[driver])).toEqual(readable);
  });

  it('is Queued and Error only with a gateway, and where a provider cannot be asked', () => {
    expect([...statusesToldOfSms(sampleSmsTelling('gateway'))]).toEqual(['Queued', 'Error']);
    expect([...statusesToldOfSms(sampleSmsTelling('generic'))]).toEqual(['Queued', 'Error']);
  });

  it('is what the words of a generic provider mean', () => {
    const told = statusesToldOfSms(
      sampleSmsTelling('generic', { DELIVRD: 'delivered', UNDELIV: 'bounced', PEND: 'queued' }),
    );
    expect([...told].sort()).toEqual(['Bounced', 'Delivered', 'Error', 'Queued']);
  });

  it('never is that an SMS was read, followed or reported as spam, whatever has been seen or is tracked', () => {
    for (const driver of SMS_DRIVERS) {
      const known = confirmableBy({
        kind: 'sms',
        sms: sampleSmsTelling(driver),
        capabilities: { hasDsn: true },
        tracking: { isAskingForReceipts: true },
        seen: new Set<Status>(STATUSES),
      });
      expect([known.Opened, known.Clicked, known.Complaint]).toEqual([false, false, false]);
      const knownStatuses = STATUSES.filter(
        (status) => status !== 'Created' && status !== 'Other' && known[status],
      );
      expect(knownStatuses.every(isSmsStatus)).toBe(true);
    }
  });
});
