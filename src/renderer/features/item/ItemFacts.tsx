import type { ReactNode } from 'react';
import type { MessageDetails } from '../../../shared/domain/message';
import type { MessageItem } from '../../../shared/domain/message-item';
import { DescriptionList, type Description } from '../../shared/ui/DescriptionList';
import { Recipient } from '../../shared/ui/Recipient';
import { DayAndTime, ExactTime } from '../../shared/ui/Times';
import { CHANNEL_NAMES } from '../../shared/words/filters';
import { sizeWords } from '../../shared/words/numbers';
import { smsLengthWords } from '../../shared/words/sms';
import { exactTime } from '../../shared/words/times';
import type { ItemStore } from './item-store';
import classes from './ItemFacts.module.css';
import page from './ItemViewer.module.css';
import { spokenName } from './line-details';

interface ItemFactsProps {
  store: ItemStore;
  item: MessageItem;
}

interface MessageProps {
  store: ItemStore;
  message: MessageDetails;
}

/** What fits beside another field in the window's usual width. */
const HALF_LINE_CHARACTERS = 36;

/** All fields of the message. What is empty is left out, except where its being empty says something. */
export function ItemFacts({ store, item }: ItemFactsProps) {
  const { message } = item;
  const people = message.channel === 'sms' ? smsPeople(store, item) : emailPeople(store, message);
  return (
    <section aria-label="Message" className={classes.facts}>
      <DescriptionList items={[...people, ...content(store, item), ...sending(message)]} />
    </section>
  );
}

function emailPeople(store: ItemStore, message: MessageDetails): Description[] {
  const recipient = message.recipient === '' ? <em>No address on record</em> : message.recipient;
  return [
    { term: 'Patient', detail: <PatientName store={store} message={message} /> },
    { term: 'To', detail: recipient, isWide: message.recipient.length > HALF_LINE_CHARACTERS },
    { term: 'From', detail: message.from, isWide: message.from.length > HALF_LINE_CHARACTERS },
    { term: 'Sent via', detail: `${message.accountName} (${CHANNEL_NAMES[message.channel]})` },
    ...optional('Reply to', message.replyTo),
  ];
}

/** "Sendtrail Email": an e-mail of our own carries it. */
function smsPeople(store: ItemStore, { message }: MessageItem): Description[] {
  const { recipient, accountName, carriedBy } = message;
  const number = recipient === '' ? <em>No mobile on record</em> : <Recipient recipient={recipient} />;
  return [
    { term: 'Patient', detail: <PatientName store={store} message={message} /> },
    { term: 'Number', detail: number },
    { term: 'From', detail: message.from, isWide: message.from.length > HALF_LINE_CHARACTERS },
    { term: 'Sent via', detail: carriedBy === null ? `${accountName} (SMS)` : 'Sendtrail Email' },
  ];
}

/** Leads to the record, where the message belongs to one. */
function PatientName({ store, message }: MessageProps) {
  const name = spokenName(message.patientName);
  if (message.patientId === null) return name;
  return (
    <button
      type="button"
      className={page.link}
      title="Open the patient’s record"
      onClick={() => void store.getState().showPatient()}
    >
      {name}
    </button>
  );
}

function content(store: ItemStore, { message, smsLength }: MessageItem): Description[] {
  const batch = (
    <button type="button" className={page.link} onClick={() => void store.getState().showBatch()}>
      {message.batchName}
    </button>
  );
  return [
    // The subject of an SMS is the beginning of its text, which stands below.
    ...(message.channel === 'sms' ? [] : [subjectOf(message)]),
    { term: 'Purpose', detail: message.purpose },
    { term: 'Batch', detail: batch, isWide: message.batchName.length > HALF_LINE_CHARACTERS },
    ...(smsLength === null ? [] : [{ term: 'Length', detail: smsLengthWords(smsLength) }]),
    ...(message.attachments.length === 0
      ? []
      : [{ term: 'Attachments', detail: <Attachments message={message} /> }]),
  ];
}

function subjectOf({ subject }: MessageDetails): Description {
  return { term: 'Subject', detail: subject, isWide: subject.length > HALF_LINE_CHARACTERS };
}

function Attachments({ message }: { message: MessageDetails }) {
  return (
    <ul className={classes.files}>
      {message.attachments.map(({ name, sizeBytes }, index) => (
        <li key={`${index}-${name}`}>
          {name} <span className={page.quiet}>{sizeWords(sizeBytes)}</span>
        </li>
      ))}
    </ul>
  );
}

function sending(message: MessageDetails): Description[] {
  const { scheduledFor, notAfter, handledAt, handledBy, handledNote } = message;
  return [
    {
      term: 'Created',
      detail: <TimeBy time={<ExactTime at={message.createdAt} />} by={message.createdBy} />,
      isWide: `${exactTime(message.createdAt)} by ${message.createdBy}`.length > HALF_LINE_CHARACTERS,
    },
    ...time('Send later', scheduledFor),
    ...time('Not after', notAfter),
    { term: 'Tries', detail: message.tries },
    ...(handledAt === null
      ? []
      : [{ term: 'Handled', detail: <TimeBy time={<DayAndTime at={handledAt} />} by={handledBy ?? ''} /> }]),
    ...optional('Handling note', handledNote, isLong(handledNote)),
    ...optional(
      message.channel === 'sms' ? 'Provider’s id' : 'Server’s id',
      message.providerId,
      isLong(message.providerId),
    ),
    ...optional('Message-ID', message.messageIdHeader, true),
  ];
}

function isLong(text: string | null): boolean {
  return (text ?? '').length > HALF_LINE_CHARACTERS;
}

function TimeBy({ time: when, by }: { time: ReactNode; by: string }) {
  return (
    <>
      {when}
      {by !== '' && ` by ${by}`}
    </>
  );
}

function time(term: string, at: number | null): Description[] {
  return at === null ? [] : [{ term, detail: <DayAndTime at={at} /> }];
}

function optional(term: string, detail: string | null, isWide = false): Description[] {
  return detail === null || detail === '' ? [] : [{ term, detail, isWide }];
}
