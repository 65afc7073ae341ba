/** The ways an SMS can go; each row of the driver table speaks one provider's language. */
export const SMS_DRIVERS = ['twilio', 'clicksend', 'messagemedia', 'generic', 'gateway'] as const;
export type SmsDriver = (typeof SMS_DRIVERS)[number];

/** What a person types to set up an account that sends SMS. Secrets are in the vault and never here. */
export interface SmsSettings {
  driver: SmsDriver;
  /** Where the provider's API is; an `https:` address without a path for the presets, or loopback for trying out. */
  baseUrl: string;
  /** Name or number shown on the phone; null: the provider's own. */
  senderId: string | null;
  /** The clinic says that the sender id is registered (Australia, since July 2026). */
  isSenderIdRegistered: boolean;
  /** For the generic driver only. */
  generic: GenericSmsDriver | null;
  /** For the e-mail gateway only. */
  gateway: SmsGateway | null;
}

/**
 * How an SMS is sent through any HTTP API: templates with {{to}}, {{text}}, {{from}}, {{id}}, {{user}}, {{secret}},
 * {{basic}} (user and secret as RFC 7617 wants them) and, after a login, {{token}}.
 */
export interface GenericSmsDriver {
  /** Name of the preset it was made from, such as "Zurili (to be confirmed with Zurili)"; null: typed by hand. */
  preset: string | null;
  send: GenericRequest;
  /** Places in the answer to sending. */
  answer: GenericAnswer;
  /** A login before sending; null: none. */
  login: (GenericRequest & { tokenAt: string; validForMs: number }) | null;
  /** Asks for what became of one message; {{providerId}} and {{id}} may stand in it. Null: the provider cannot be asked. */
  status: (GenericRequest & { statusAt: string; words: Record<string, SmsProviderStatus> }) | null;
}

export interface GenericRequest {
  method: 'GET' | 'POST' | 'PUT';
  /** Template of an `https:` address, or of a path beginning with "/" behind the account's base address. */
  url: string;
  headers: Record<string, string>;
  /** Template; values are escaped for JSON (outside of quotes they get quotes), or percent-encoded in a form body. */
  body: string;
  bodyType: 'application/json' | 'application/x-www-form-urlencoded';
}

export interface GenericAnswer {
  /** Dotted path to the message's id ("messages.0.id"); null: the answer names none. */
  idAt: string | null;
  /** Dotted path to an error text; anything but empty there means refused, whatever the HTTP code. */
  errorAt: string | null;
}

/** What a provider can say about one SMS. */
export const SMS_PROVIDER_STATUSES = [
  'queued',
  'sent',
  'delivered',
  'delayed',
  'bounced',
  'rejected',
  'error',
  'other',
] as const;
export type SmsProviderStatus = (typeof SMS_PROVIDER_STATUSES)[number];

/** An e-mail-to-SMS gateway: one plain-text mail per SMS. */
export interface SmsGateway {
  /** Account that sends the mails. */
  emailAccountId: string;
  /** "{{number}}@sms.example.com": the number in the form asked for below. */
  addressPattern: string;
  numberForm: 'e164' | 'digits' | 'national';
  /** Template for the subject; may be empty, may hold a password the gateway asks for or {{from}}. */
  subject: string;
  /** Ends the text for gateways that want a mark ("$$"); empty: none. */
  endMark: string;
}

/** What is left to send with, as the provider counts. */
export interface SmsCredit {
  /** Money or messages. */
  amount: number;
  /** ISO 4217 code; null: messages. */
  currency: string | null;
}

export interface SmsCreditSeen extends SmsCredit {
  /** When the provider said so (ms). */
  at: number;
}

/** An account for SMS as a person saves it. */
export interface SmsAccountInput {
  name: string;
  /** The user name, account SID or key id that the provider asks for; empty: none. */
  user: string;
  /** Password, token or key. Null: leave it as it is. An empty text removes it. */
  secret: string | null;
  messagesPerMinute: number;
  sms: SmsSettings;
  /** The person agrees that this computer keeps the secret without protection. */
  isUnprotectedAllowed: boolean;
}
