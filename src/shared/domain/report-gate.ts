import { hasAbsenceSubject } from './automatic-reply';
import { enhancedCodesIn } from './enhanced-status';
import { isByListProgram, isListProgram, isOfList } from './list-software';
import { addressIn, hasHeader, headerOf, type ReceivedMail } from './received-mail';
import { hasReturnedPart } from './returned-message';
import { LIST_REFUSAL, TEXT_RULES, type TextRule } from './text-rules';

/** Names that a program for certain sends under. */
const MAILER_NAME =
  /\b(?:mailer|mail)[-_. ]?daemon\b|(?:mail|message) delivery (?:sub)?system|mail[-_ ]delivery[-_ ](?:subsystem|system|service|agent|notification)|delivery[-_ ]?(?:subsystem|status)/i;
/** Names behind which a person may sit as well. */
const MASTER_NAME =
  /\bpost[-_ ]?master\b|mail administrator|\bpost_?office\b|(?:mail|delivery|mailer)[-_ ]?(?:system|agent|notification|service|gateway|server)|system administrator|microsoft (?:outlook|exchange)|undeliver|internet mail|e-?mail delivery/i;

/** The same as local parts: of the whole of it, for "daemon" is a name of people, too. */
const MAILER_LOCAL =
  /^(?:[a-z\d]{1,30}[-_.])?(?:mailer|mail)[-_.]?daemon(?:[-_.+=].{0,200})?$|^(?:mdaemon|(?:.{1,60}[-_.])?mta|(?:.{1,60}[-_.])?imss|mail[-_.]?delivery[-_.](?:subsystem|system|service|agent|notification)|delivery[-_.]?(?:subsystem|status).{0,60})$/i;
const MASTER_LOCAL =
  /^(?:[a-z\d]{1,30}[-_.])?post[-_.]?master(?:[-_+=\d].{0,200})?$|^(?:daemon|(?:.{1,60}[-_.])?post[-_]?office|(?:.{0,60}[-_.])?(?:mail|delivery|mailer)[-_.]?(?:system|agent|notification|service|gateway|server).{0,60}|(?:.{1,60}[-_.])?gateway|microsoftexchange.{0,200}|.{0,60}undeliver.{0,60}|system[-_.]administrator)$/i;

interface SenderKind {
  isMailer: boolean;
  isMaster: boolean;
}

const ADDRESS = /([^\s<>"'(),:;@]{1,256})@[^\s<>"'(),:;@]{1,255}/g;

/** Whether a program or a postmaster sends under a name or an address. */
function senderKind(from: string): SenderKind {
  const short = from.slice(0, 2_000);
  const locals = [...short.matchAll(ADDRESS)].map((match) => match[1] ?? '');
  const name = short.replace(ADDRESS, ' ');
  const isMailer = MAILER_NAME.test(name) || locals.some((local) => MAILER_LOCAL.test(local));
  return {
    isMailer,
    isMaster: !isMailer && (MASTER_NAME.test(name) || locals.some((local) => MASTER_LOCAL.test(local))),
  };
}

/** Subjects of failed or late mail. */
const SUBJECTS: readonly RegExp[] = [
  /undeliver(?:able|ed)|not delivered|non-?delivery|unable to (?:be )?deliver|can(?:not|'t) (?:be )?deliver|delivery (?:status|fail|report|delay|problem|notif|error|incomplete|unsuccess|has failed|unsuccessful|to|of your)|fail(?:ed|ure).{0,20}(?:deliver|notice|mail|message)|failure notice|mail(?:er)? (?:system )?error|user unknown|unknown user|delayed mail|warning: (?:could not|message)|notice: mail|not a member of|mailbox (?:full|unavailable)|address not found|e-?mail error/i,
  /(?:mail|message|e-?mail)\b.{0,60}\b(?:fail\w*|could not be delivered|not be delivered|cannot be delivered|undelivered|delayed|bounced|returned|rejected|not been delivered|not delivered|blocked|refused)|returned (?:mail|e-?mail|message|to sender)|returning (?:message|mail)|(?:bounce|rejected|bounced) (?:mail|message|notif)|bounce(?:d)?\b|return to sender|you (?:tried to send|sent|have sent) an? (?:potential )?(?:virus|malware|infected)|\b(?:virus|banned|blocked|infected)\b.{0,40}\bfrom you\b/i,
  /unzustellbar|nicht zu(?:ge)?stell(?:t|bar)|zustell(?:ung|fehler)|non (?:remis|distribu)|échec|impossible de (?:remettre|distribuer)|no se (?:ha podido|pudo)|no entrega|error de entrega|mancata consegna|non recapit|não (?:foi )?entreg|falha na entrega|niet (?:worden )?bezorgd|onbestelbaar|kunde inte levereras|kunne ikke leveres|ei voitu toimittaa|nie można dostarczyć|nedoručiteln|teslim edilemedi|kézbesíthetetlen/i,
  /impossibile recapitare|non (?:è )?recapitabile|no se (?:puede|pueden) entregar|não (?:é|foi) possível entregar|går inte att leverera|kan (?:ikke|inte|niet) (?:leveres|levereras|worden bezorgd)|ei voi(?:da)? toimittaa|niedostarczaln|nelze doručit|teslim edilem|не удается доставить|未送达|未傳遞|无法传递/i,
  /не (?:было )?доставлен|недоставлен|доставк|退信|退回|无法(?:送达|投递)|無法(?:傳遞|送達)|投递失败|送信(?:でき|エラー|失敗|不能)|配達(?:でき|不能|エラー|失敗|不可)|不達|未達|届(?:きませ|けられ)|配信(?:でき|不能|エラー|失敗|不可)|送れませんでした|배달(?:되지|할 수)|전송 실패|반송/i,
];
const REPLY_SUBJECT =
  /^(?:re|aw|sv|antw|rv|vs|odp|fwd?|wg|tr|i|rif|回复|答复|返信|转发|轉寄)\s?(?:\[\d{1,3}\])?\s?[:：]/i;
/** What daemons send as well, and no single message is meant. */
const OTHER_SUBJECT =
  /\b(?:quarantine|digest|summar(?:y|ies)|statistic|errors from|logwatch|log file|newsletter|invoice|receipt|order|parcel|shipment|calendar|invitation|daily|weekly|monthly|report for|policy|maintenance|welcome|subscri|alert:)/i;

/** What a server says of a message that did not arrive, in small letters. */
const FAILURES =
  /undeliver|not (?:be |been |yet been |able to be |yet )?(?:delivered|sent|reach)|could(?: not|n't)|fail(?:ed|ure|s)?\b|unable to|cannot|can't|wasn't|unknown|invalid|reject|refus|error|delay|return|bounce|problem|impossible|unzustell|zugestellt|did not reach|does not exist|доставлен|não|no se|non |退|无法|無法|できません|エラー|没有|失败|doesn't|not found|over quota|full\b|denied|blocked|not a member/i;

/** Nobody but a server says this of "your message". */
const SENTENCES: readonly RegExp[] = [
  /\byour (?:message|mail|e-?mail)\b[^.]{0,80}\b(?:(?:could not|cannot|can't|couldn't) be (?:delivered|sent)|(?:was|has) not (?:been )?(?:delivered|sent)|(?:was|has been) (?:automatically )?(?:rejected|blocked|returned)|undeliverable)/i,
  /konnten? (?:leider )?nicht zugestellt werden|n'ont? pas pu être (?:remis|distribu|livr)|n'a pas pu être (?:remis|distribu|livr)|no (?:se )?(?:pudo|ha podido|pudieron) (?:ser )?entreg|non (?:è stato possibile|può essere|è stato) (?:recapit|consegn)|não (?:pôde|pode|foi possível|foi) (?:ser )?entreg|kon(?:den)? niet worden (?:bezorgd|afgeleverd)|kunde inte (?:levereras|skickas)|kunne ikke (?:leveres|sendes)/i,
  /не (?:может быть|была?|было|удалось|удаётся) достав|(?:送信|配信|配達|配送|お届け)(?:することが)?(?:でき(?:ません|なかった)|されませんでした)|无法(?:投递|送达|发送)|無法(?:投遞|傳送|送達)|(?:배달|전송|전달)(?:되지|하지|할 수)/i,
];

interface GateFacts {
  mail: ReceivedMail;
  subject: string;
  sender: SenderKind;
  /** The server's own text, without quoted lines. */
  own: string;
  hasCut: boolean;
  rule: TextRule | null;
}

interface Sign {
  id: string;
  weight: number;
  isSeen: (facts: GateFacts) => boolean;
}

/** What speaks for a report and against it. A person's mail has some of them, a report more. */
const SIGNS: readonly Sign[] = [
  { id: 'failed-recipients', weight: 4, isSeen: ({ mail }) => hasHeader(mail, 'x-failed-recipients') },
  {
    id: 'report-type',
    weight: 3,
    isSeen: ({ mail }) => /multipart\/report/i.test(headerOf(mail, 'content-type')),
  },
  { id: 'mailer', weight: 3, isSeen: ({ sender }) => sender.isMailer },
  { id: 'master', weight: 2, isSeen: ({ sender }) => sender.isMaster },
  { id: 'subject', weight: 2, isSeen: ({ subject }) => SUBJECTS.some((words) => words.test(subject)) },
  { id: 'own-words', weight: 2, isSeen: ({ rule }) => rule !== null },
  {
    id: 'list-software',
    weight: 3,
    isSeen: ({ mail, rule }) => rule?.id === LIST_REFUSAL && (hasNullPath(mail) || isByListProgram(mail)),
  },
  {
    id: 'sentence',
    weight: 2,
    isSeen: ({ own }) => SENTENCES.some((words) => words.test(own.slice(0, 8_000))),
  },
  { id: 'null-path', weight: 1, isSeen: ({ mail }) => hasNullPath(mail) },
  { id: 'returned', weight: 1, isSeen: ({ mail, hasCut }) => hasCut || hasReturnedPart(mail) },
  {
    id: 'code',
    weight: 1,
    isSeen: ({ own }) => enhancedCodesIn(own.slice(0, 8_000)).length > 0 || hasReply(own.slice(0, 8_000)),
  },
  {
    id: 'answer',
    weight: -3,
    isSeen: ({ mail, subject, sender }) =>
      REPLY_SUBJECT.test(subject) && !(hasNullPath(mail) && isProgram(sender)),
  },
  { id: 'absence', weight: -4, isSeen: ({ mail }) => hasAbsenceSubject(mail) },
  { id: 'other-subject', weight: -3, isSeen: ({ subject }) => OTHER_SUBJECT.test(subject) },
  {
    id: 'list',
    weight: -2,
    isSeen: ({ mail, sender }) => isOfList(mail) && !isProgram(sender) && !isByListProgram(mail),
  },
  {
    id: 'conversation',
    weight: -2,
    isSeen: ({ mail, sender }) =>
      (hasHeader(mail, 'in-reply-to') || hasHeader(mail, 'references')) &&
      !isProgram(sender) &&
      !hasNullPath(mail),
  },
  { id: 'human-path', weight: -2, isSeen: ({ mail, sender }) => hasHumanPath(mail) && !sender.isMailer },
];
const ENOUGH = 4;
/** Without one of these a subject and a sender's name are only words. */
const TECHNICAL: ReadonlySet<string> = new Set([
  'sentence',
  'failed-recipients',
  'report-type',
  'mailer',
  'own-words',
  'null-path',
  'returned',
  'code',
]);

/** Without one of these it may be any notice of a server. */
const TELLING: ReadonlySet<string> = new Set([
  'failed-recipients',
  'report-type',
  'mailer',
  'subject',
  'own-words',
  'sentence',
  'returned',
]);

/**
 * Whether a mail without a machine-readable part may be a server's report: no mail of a person passes.
 * @param own its text above the returned message
 */
export function passesGate(mail: ReceivedMail, own: string, hasCut: boolean): boolean {
  const subject = headerOf(mail, 'subject').slice(0, 1_000).trim();
  const unquoted = withoutQuotes(own);
  const isAboutFailure = hasReportSubject(mail) || FAILURES.test(`${subject}\n${unquoted.slice(0, 20_000)}`);
  if (!isAboutFailure) return false;
  const from = `${headerOf(mail, 'from')} ${headerOf(mail, 'sender')}`.slice(0, 2_000);
  const rule = specificRule(unquoted, '');
  const facts: GateFacts = { mail, subject, sender: senderKind(from), own: unquoted, hasCut, rule };
  const seen = SIGNS.filter(({ isSeen }) => isSeen(facts));
  const weight = seen.reduce((sum, sign) => sum + sign.weight, 0);
  return (
    weight >= ENOUGH && seen.some(({ id }) => TECHNICAL.has(id)) && seen.some(({ id }) => TELLING.has(id))
  );
}

/** How far a server's own words are looked for; they stand at the beginning. */
const WORDS_LIMIT = 12_000;

/** The row of a known server; null where none is recognised. */
export function specificRule(own: string, from: string): TextRule | null {
  const text = own.slice(0, WORDS_LIMIT).replaceAll('\u2019', "'");
  return TEXT_RULES.slice(0, -1).find(({ when }) => when.test(text) || when.test(from)) ?? null;
}

/** Whether an address or a sender is a mail program's own. */
export function isMailProgram(from: string): boolean {
  return isProgram(senderKind(from));
}

const isProgram = ({ isMailer, isMaster }: SenderKind) => isMailer || isMaster;

const REPLY =
  /\b5[05]\d(?:-[A-Z<]|[ -](?!(?:euros?|dollars?|pounds?|francs?|yen|EUR|USD|AUD|GBP|CHF)\b)[A-Z<#])([^\n]{0,200})/gi;

/** A number is a server's reply where words of a refusal follow it; sums and house numbers are none. */
function hasReply(text: string): boolean {
  return [...text.matchAll(REPLY)].some((match) => FAILURES.test(match[0]));
}

/** Whether a subject speaks of failed or late mail. */
export function hasReportSubject(mail: Pick<ReceivedMail, 'headers'>): boolean {
  const subject = headerOf(mail, 'subject').slice(0, 1_000);
  return SUBJECTS.some((words) => words.test(subject));
}

function hasNullPath(mail: Pick<ReceivedMail, 'headers'>): boolean {
  const path = headerOf(mail, 'return-path').trim();
  return (
    hasHeader(mail, 'return-path') &&
    (path === '' || path === '<>' || /^<?(?:mailer-daemon|#@\[\])/i.test(path))
  );
}

function hasHumanPath(mail: Pick<ReceivedMail, 'headers'>): boolean {
  const path = headerOf(mail, 'return-path').trim();
  return (
    path !== '' &&
    path !== '<>' &&
    !isMailProgram(path) &&
    !isListProgram(addressIn(path) ?? '') &&
    !/bounce|return|noreply|no-reply/i.test(path)
  );
}

/** What somebody answers below is not what he says; transcripts of servers have three of these signs. */
function withoutQuotes(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^>(?!>>)/.test(line))
    .join('\n');
}
