import { RECIPIENT_LIMIT, reportedRecipient, type ReportedRecipient } from './classified-report';
import { enhancedCodesIn, replyCodeIn } from './enhanced-status';
import { findReason } from './find-reason';
import { failureOf } from './read-delivery-status';
import { headerOf, textsOf, type ReceivedMail } from './received-mail';

type Json = Record<string, unknown>;

const TEXT_LIMIT = 256_000;

/** Amazon SES by way of SNS: the event as JSON in the body (its notification contents). Null when the mail is none. */
export function readNotification(mail: ReceivedMail): ReportedRecipient[] | null {
  if (!/sns\.amazonaws\.com|amazonses\.com/i.test(headerOf(mail, 'from').slice(0, 1_000))) return null;
  const event = eventIn(textsOf(mail, ['text/plain']).join('\n').slice(0, TEXT_LIMIT));
  if (event === null) return null;
  const wrapped = event['Message'];
  const body = typeof wrapped === 'string' ? (parsed(wrapped) ?? event) : event;
  const type = textOf(body['notificationType']) || textOf(body['eventType']);
  return EVENTS[type]?.(body) ?? null;
}

const EVENTS: Readonly<Record<string, (body: Json) => ReportedRecipient[]>> = {
  Delivery: (body) => {
    const delivery = objectOf(body['delivery']);
    const reply = textOf(delivery['smtpResponse']);
    const status = enhancedCodesIn(reply)[0] ?? null;
    const facts = {
      kind: 'delivered',
      action: 'delivered',
      reason: 'delivered',
      rule: 'notification:delivery',
    } as const;
    return listOf(delivery['recipients']).map((address) =>
      reportedRecipient(textOf(address), { ...facts, status, diagnostic: reply }),
    );
  },
  Bounce: (body) => listOf(objectOf(body['bounce'])['bouncedRecipients']).map(bouncedRecipient),
  Complaint: (body) =>
    listOf(objectOf(body['complaint'])['complainedRecipients']).map((each) =>
      reportedRecipient(textOf(objectOf(each)['emailAddress']), {
        kind: 'complaint',
        action: 'complained',
        reason: 'feedback',
        rule: 'notification:complaint',
      }),
    ),
};

function bouncedRecipient(each: unknown): ReportedRecipient {
  const facts = objectOf(each);
  const diagnostic = textOf(facts['diagnosticCode']);
  const status = textOf(facts['status']) || (enhancedCodesIn(diagnostic)[0] ?? null);
  const found = findReason({ text: diagnostic, code: status, replyCode: replyCodeIn(diagnostic), hosts: '' });
  const action = textOf(facts['action']) === 'delayed' ? 'delayed' : 'failed';
  return reportedRecipient(textOf(facts['emailAddress']), {
    ...failureOf(found.reason, action),
    action,
    status,
    rule: `notification:${found.rule}`,
    diagnostic,
  });
}

/** From the first brace to the last one. */
function eventIn(text: string): Json | null {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  return start === -1 || end < start ? null : parsed(text.slice(start, end + 1));
}

function parsed(text: string): Json | null {
  try {
    return asObject(JSON.parse(text.replaceAll('=\n', '')));
  } catch {
    return null;
  }
}

function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function objectOf(value: unknown): Json {
  return asObject(value) ?? {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 8_000) : '';
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, RECIPIENT_LIMIT) : [];
}
