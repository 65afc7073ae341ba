import type { ReactNode } from 'react';
import type { MessageDetails } from '../../../shared/domain/message';
import { DescriptionList, type Description } from '../../shared/ui/DescriptionList';
import { DayAndTime, ExactTime } from '../../shared/ui/Times';
import { CHANNEL_NAMES } from '../../shared/words/filters';
import { sizeWords } from '../../shared/words/numbers';
import { exactTime } from '../../shared/words/times';
import type { ItemStore } from './item-store';
import classes from './ItemFacts.module.css';
import page from './ItemViewer.module.css';
import { spokenName } from './line-details';

interface ItemFactsProps {
  store: ItemStore;
  message: MessageDetails;
}

/** What fits beside another field in the window's usual width. */
const HALF_LINE_CHARACTERS = 36;

/** All fields of the message. What is empty is left out, except where its being empty says something. */
export function ItemFacts({ store, message }: ItemFactsProps) {
  return (
    <section aria-label="Message" className={classes.facts}>
      <DescriptionList items={[...people(store, message), ...content(store, message), ...sending(message)]} />
    </section>
  );
}

function people(store: ItemStore, message: MessageDetails): Description[] {
  const recipient = message.recipient === '' ? <em>No address on record</em> : message.recipient;
  return [
    { term: 'Patient', detail: <PatientName store={store} message={message} /> },
    { term: 'To', detail: recipient, isWide: message.recipient.length > HALF_LINE_CHARACTERS },
    { term: 'From', detail: message.from, isWide: message.from.length > HALF_LINE_CHARACTERS },
    { term: 'Sent via', detail: `${message.accountName} (${CHANNEL_NAMES[message.channel]})` },
    ...optional('Reply to', message.replyTo),
  ];
}

/** Leads to the record, where the message belongs to one. */
function PatientName({ store, message }: ItemFactsProps) {
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

function content(store: ItemStore, message: MessageDetails): Description[] {
  const batch = (
    <button type="button" className={page.link} onClick={() => void store.getState().showBatch()}>
      {message.batchName}
    </button>
  );
  return [
    { term: 'Subject', detail: message.subject, isWide: message.subject.length > HALF_LINE_CHARACTERS },
    { term: 'Purpose', detail: message.purpose },
    { term: 'Batch', detail: batch, isWide: message.batchName.length > HALF_LINE_CHARACTERS },
    ...(message.attachments.length === 0
      ? []
      : [{ term: 'Attachments', detail: <Attachments message={message} /> }]),
  ];
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
    ...optional('Handling note', handledNote, (handledNote ?? '').length > HALF_LINE_CHARACTERS),
    ...optional('Server’s id', message.providerId),
    ...optional('Message-ID', message.messageIdHeader, true),
  ];
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
