import { mailOfParts, MESSAGE_ID, plainMail, RETURNED_PART, type SampleMail } from './build-mail';

const ANH = 'anh@example.org';

const ABSENCE_SUBJECTS = [
  'Automatic reply: Your appointment on Monday',
  'Out of office Re: Your appointment',
  'Automatische Antwort: Ihr Termin',
  'Abwesenheitsnotiz: Ihr Termin',
  'Réponse automatique : Votre rendez-vous',
  'Respuesta automática: Su cita',
  'Risposta automatica: Appuntamento',
  'Automatisch antwoord: Uw afspraak',
  'Autosvar: Din tid',
  'Resposta automática: Sua consulta',
  'Automaattinen vastaus: Aika',
  'Odpowiedź automatyczna: Wizyta',
  '自動応答: ご予約',
  '自动回复: 您的预约',
  'Автоответ: Ваш приём',
  'Automatická odpověď: Termín',
  '자동 회신: 예약',
  'Trả lời tự động: Cuộc hẹn',
];

const absences: SampleMail[] = ABSENCE_SUBJECTS.map((subject) => ({
  name: `an absence: ${subject}`,
  raw: plainMail(
    {
      From: 'Anh Nguyen <anh@example.org>',
      'Return-Path': '<>',
      Subject: `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
      'In-Reply-To': `<${MESSAGE_ID}>`,
      'Auto-Submitted': 'auto-generated',
    },
    'I cannot be reached until Monday. Write to ben@example.net, or to cho@example.com: undelivered parcels go to room 550.',
  ),
  kind: 'autoreply',
  recipients: [ANH],
}));

const answer = (name: string, headers: Readonly<Record<string, string>>): SampleMail => ({
  name,
  raw: plainMail({ From: ANH, Subject: 'Re: Your appointment', ...headers }, 'I am away.'),
  kind: 'autoreply',
  recipients: [ANH],
});

const answers: SampleMail[] = [
  answer('an answer that says auto-replied', { 'Auto-Submitted': 'auto-replied (vacation)' }),
  answer('an answer by a mark of old', { 'X-Autoreply': 'yes' }),
  answer('an answer by its precedence', { Precedence: 'auto_reply' }),
  answer('an answer of iCloud', { 'X-Apple-Action': 'VACATION', Subject: 'Hello' }),
];

const receipt = (name: string, fields: string, kind: SampleMail['kind']): SampleMail => ({
  name,
  raw: mailOfParts(
    { From: 'Anh <anh@example.org>', Subject: 'Read: Your appointment' },
    [
      { type: 'text/plain', body: 'Your message was read.' },
      { type: 'message/disposition-notification', body: fields },
    ],
    'report; report-type=disposition-notification',
  ),
  kind,
  recipients: [ANH],
});

const receipts: SampleMail[] = [
  receipt(
    'a receipt: displayed',
    `Reporting-UA: mail.example; Sample Mail 1\nFinal-Recipient: rfc822; anh@example.org\nOriginal-Message-ID: <${MESSAGE_ID}>\nDisposition: manual-action/MDN-sent-manually; displayed`,
    'opened-mdn',
  ),
  receipt(
    'a receipt: displayed by a program',
    'Final-Recipient: RFC822;anh@example.org\nDisposition: automatic-action/MDN-sent-automatically; displayed',
    'opened-mdn',
  ),
  receipt(
    'a receipt: deleted unread',
    'Final-Recipient: rfc822; anh@example.org\nDisposition: manual-action/MDN-sent-automatically; deleted',
    'other',
  ),
  receipt(
    'a receipt: denied',
    'Final-Recipient: rfc822; anh@example.org\nDisposition: manual-action/MDN-sent-manually; denied',
    'other',
  ),
  receipt(
    'a receipt: processed',
    'Final-Recipient: rfc822; anh@example.org\nDisposition: automatic-action/MDN-sent-automatically; processed',
    'other',
  ),
  receipt(
    'a receipt without a recipient',
    'Disposition: manual-action/MDN-sent-manually;\n displayed',
    'opened-mdn',
  ),
];

const feedback = (name: string, fields: string, facts: Partial<SampleMail> = {}): SampleMail => ({
  name,
  raw: mailOfParts(
    { From: 'feedback@fbl.example', Subject: 'Abuse report' },
    [
      { type: 'text/plain', body: 'This is an abuse report.' },
      { type: 'message/feedback-report', body: fields },
      RETURNED_PART,
    ],
    'report; report-type=feedback-report',
  ),
  kind: 'complaint',
  recipients: [ANH],
  ...facts,
});

const complaints: SampleMail[] = [
  feedback(
    'a complaint: abuse',
    'Feedback-Type: abuse\nUser-Agent: SomeGenerator/1.0\nVersion: 1\nOriginal-Rcpt-To: <anh@example.org>',
  ),
  feedback('a complaint: fraud', 'Feedback-Type: fraud\nVersion: 1\nOriginal-Rcpt-To: anh@example.org'),
  feedback('a complaint: virus', 'Version: 1\nfeedback-type: virus'),
  feedback(
    'a complaint with the recipient left out',
    'Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: redacted',
  ),
  feedback('an opt-out', 'Feedback-Type: opt-out\nVersion: 1\nRemoval-Recipient: anh@example.org'),
  feedback(
    'an authentication failure',
    'Feedback-Type: auth-failure\nVersion: 1\nAuth-Failure: dmarc\nOriginal-Rcpt-To: anh@example.org',
    { kind: 'other' },
  ),
  feedback(
    'a report that it was no spam',
    'Feedback-Type: not-spam\nVersion: 1\nOriginal-Rcpt-To: anh@example.org',
    { kind: 'other' },
  ),
  feedback(
    'a complaint about several',
    'Feedback-Type: abuse\nOriginal-Rcpt-To: anh@example.org\nOriginal-Rcpt-To: ben@example.net',
    { recipients: [ANH, 'ben@example.net'] },
  ),
  {
    name: 'a complaint of Outlook.com',
    raw: mailOfParts(
      {
        From: 'staff@hotmail.com',
        Subject: 'complaint about message from 192.0.2.10',
        'X-HmXmrOriginalRecipient': ANH,
      },
      [RETURNED_PART],
    ),
    kind: 'complaint',
    recipients: [ANH],
  },
];

const event = (
  name: string,
  body: object,
  facts: Pick<SampleMail, 'kind'> & Partial<SampleMail>,
): SampleMail => ({
  name,
  raw: plainMail(
    { From: 'Sample <no-reply@sns.amazonaws.com>', Subject: 'AWS Notification Message' },
    `${JSON.stringify(body)}\n\n--\nIf you wish to stop receiving notifications, visit the link below.`,
  ),
  recipients: [ANH],
  ...facts,
});

const events: SampleMail[] = [
  event(
    'Amazon SNS: delivered',
    { notificationType: 'Delivery', delivery: { recipients: [ANH], smtpResponse: '250 2.0.0 OK' } },
    { kind: 'delivered' },
  ),
  event(
    'Amazon SNS: bounced',
    {
      notificationType: 'Bounce',
      bounce: {
        bouncedRecipients: [
          { emailAddress: ANH, status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
        ],
      },
    },
    { kind: 'bounce-hard', reason: 'userunknown' },
  ),
  event(
    'Amazon SNS: complained',
    {
      Message: JSON.stringify({
        eventType: 'Complaint',
        complaint: { complainedRecipients: [{ emailAddress: ANH }] },
      }),
    },
    { kind: 'complaint' },
  ),
  event(
    'Amazon SNS: something else',
    { notificationType: 'AmazonSnsSubscriptionSucceeded' },
    { kind: 'other', recipients: [] },
  ),
];

export const ANSWERS_AND_COMPLAINTS: readonly SampleMail[] = [
  ...absences,
  ...answers,
  ...receipts,
  ...complaints,
  ...events,
];
