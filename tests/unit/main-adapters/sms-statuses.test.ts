import { describe, expect, it } from 'vitest';
import {
  CLICKSEND_CODES,
  CLICKSEND_REFUSALS,
  CLICKSEND_WORDS,
  clicksendStatus,
} from '../../../src/main/adapters/sms/clicksend-statuses';
import {
  MESSAGEMEDIA_STATUSES,
  messagemediaStatus,
} from '../../../src/main/adapters/sms/messagemedia-statuses';
import {
  TWILIO_CODES,
  TWILIO_REFUSALS,
  TWILIO_STATUSES,
  twilioStatus,
} from '../../../src/main/adapters/sms/twilio-statuses';

describe('what Twilio says', () => {
  it.each([
    ['accepted', null, 'queued'],
    ['scheduled', null, 'queued'],
    ['queued', null, 'queued'],
    ['sending', null, 'queued'],
    ['sent', null, 'sent'],
    ['delivered', null, 'delivered'],
    ['read', null, 'delivered'],
    ['undelivered', null, 'bounced'],
    ['undelivered', '30003', 'bounced'],
    ['undelivered', '30004', 'rejected'],
    ['undelivered', '30007', 'rejected'],
    ['undelivered', '30034', 'rejected'],
    ['undelivered', '30008', 'bounced'],
    ['failed', null, 'error'],
    ['failed', '30005', 'bounced'],
    ['failed', '30006', 'bounced'],
    ['failed', '21610', 'other'],
    ['canceled', null, 'other'],
    // A code that stands by a state that is no failure says nothing.
    ['delivered', '30007', 'delivered'],
    ['receiving', null, null],
    ['constructor', null, null],
    [null, null, null],
  ])('"%s" with code %s is %s', (word, code, status) => {
    expect(twilioStatus(word, code)).toBe(status);
  });

  it('has these tables', () => {
    expect({ TWILIO_STATUSES, TWILIO_CODES, TWILIO_REFUSALS }).toMatchInlineSnapshot(`
      {
        "TWILIO_CODES": {
          "21610": "other",
          "30003": "bounced",
          "30004": "rejected",
          "30005": "bounced",
          "30006": "bounced",
          "30007": "rejected",
          "30034": "rejected",
        },
        "TWILIO_REFUSALS": {
          "20003": "credentials-refused",
          "20005": "credentials-refused",
          "20008": "credentials-refused",
          "20429": "throttled",
          "21610": "opted-out",
          "21611": "throttled",
          "30002": "credentials-refused",
        },
        "TWILIO_STATUSES": {
          "accepted": "queued",
          "canceled": "other",
          "delivered": "delivered",
          "failed": "error",
          "queued": "queued",
          "read": "delivered",
          "scheduled": "queued",
          "sending": "queued",
          "sent": "sent",
          "undelivered": "bounced",
        },
      }
    `);
  });
});

describe('what ClickSend says', () => {
  it.each([
    ['200', null, 'Message sent to the network for delivery', 'sent'],
    ['201', null, 'Message delivered to the handset', 'delivered'],
    ['300', null, 'Temporary network error - will be retried', 'delayed'],
    ['301', null, 'Unknown subscriber. Number is inactive or invalid', 'bounced'],
    ['301', null, 'Absent Subscriber. Phone is out of range or switched off', 'bounced'],
    ['301', null, 'Rejected by the recipient network.', 'rejected'],
    ['301', null, 'Anti-spam rejection by recipient network', 'rejected'],
    ['301', null, 'Illegal Subscriber. Rejection due to failed authentication or filtering.', 'rejected'],
    ['301', null, 'Message is cancelled', 'other'],
    ['301', null, 'Recipient has opted out', 'other'],
    ['301', null, null, 'bounced'],
    ['200', 'Queued', null, 'queued'],
    ['200', 'Scheduled', null, 'queued'],
    ['200', 'WaitApproval', null, 'queued'],
    ['301', 'Cancelled', null, 'other'],
    [null, 'CancelledAfterReview', null, 'rejected'],
    ['201', 'Sent', null, 'delivered'],
    [null, 'Completed', null, null],
    ['302', null, null, null],
    ['__proto__', 'toString', null, null],
  ])('code %s, "%s", "%s" is %s', (code, word, text, status) => {
    expect(clicksendStatus(code, word, text)).toBe(status);
  });

  it('has these tables', () => {
    expect({ CLICKSEND_CODES, CLICKSEND_WORDS, CLICKSEND_REFUSALS }).toMatchInlineSnapshot(`
      {
        "CLICKSEND_CODES": {
          "200": "sent",
          "201": "delivered",
          "300": "delayed",
          "301": "bounced",
        },
        "CLICKSEND_REFUSALS": {
          "ACCOUNT_NOT_ACTIVATED": "credentials-refused",
          "FORBIDDEN": "credentials-refused",
          "INSUFFICIENT_CREDIT": "no-credit",
          "INTERNAL_SERVER_ERROR": "no-answer",
          "INVALID_CREDENTIALS": "credentials-refused",
          "OPTED_OUT": "opted-out",
          "RECIPIENT_OPTED_OUT": "opted-out",
          "THROTTLED": "throttled",
          "TOO_MANY_REQUESTS": "throttled",
          "UNAUTHORIZED": "credentials-refused",
        },
        "CLICKSEND_WORDS": {
          "Cancelled": "other",
          "CancelledAfterReview": "rejected",
          "Queued": "queued",
          "Scheduled": "queued",
          "WaitApproval": "queued",
        },
      }
    `);
  });
});

describe('what MessageMedia says', () => {
  it.each([
    ['queued', 'queued'],
    ['scheduled', 'queued'],
    ['processing', 'queued'],
    ['processed', 'queued'],
    ['held', 'delayed'],
    ['enroute', 'sent'],
    ['submitted', 'sent'],
    ['SUBMITTED', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'delivered'],
    ['undeliverable', 'bounced'],
    ['expired', 'bounced'],
    ['rejected', 'rejected'],
    ['failed', 'error'],
    ['cancelled', 'other'],
    ['undefined', null],
    ['valueOf', null],
    [null, null],
  ])('"%s" is %s', (word, status) => {
    expect(messagemediaStatus(word)).toBe(status);
  });

  it('has this table', () => {
    expect(MESSAGEMEDIA_STATUSES).toMatchInlineSnapshot(`
      {
        "cancelled": "other",
        "delivered": "delivered",
        "enroute": "sent",
        "expired": "bounced",
        "failed": "error",
        "held": "delayed",
        "processed": "queued",
        "processing": "queued",
        "queued": "queued",
        "read": "delivered",
        "rejected": "rejected",
        "scheduled": "queued",
        "submitted": "sent",
        "undeliverable": "bounced",
      }
    `);
  });
});
