import type { AttachmentContent, EmailHeading, MimeSegment } from '../../ports/email-composer';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { contactCheck } from './contact-check';
import type { MessageMaker } from './message-maker';
import { newEmailMessage, type FreezeMime } from './new-email-message';
import type { BatchFacts } from './new-message';

/** E-mails: composed anew, or the old bytes with a new heading. */
export const EMAIL_MAKER: MessageMaker = {
  anew: (ports, batch, files) => {
    const freeze = composing(ports, batch, files);
    const tracking = ports.tracking.get(batch.account.id);
    const check = contactCheck(ports, 'email');
    return (patient, merged, isOnlyLogged = false) => {
      const work = { batch, patient, recipient: check(patient), merged, resendOf: null };
      return newEmailMessage(ports, work, tracking, isOnlyLogged ? nothingFrozen : freeze);
    };
  },
  again: async (ports, batch, patient, old) => {
    const mime = ports.messages.mime(old.id);
    const recipient = contactCheck(ports, 'email')(patient);
    const merged = { ok: true, subject: batch.subject, body: batch.body } as const;
    const work = { batch, patient, recipient, merged, resendOf: old.id };
    const freeze = mime.length > 0 ? readdressing(ports, mime) : composingAgain(ports, batch);
    const resend = await newEmailMessage(ports, work, ports.tracking.get(batch.account.id), freeze);
    // Frozen bytes keep their From and Reply-To, whatever the account says now.
    return mime.length === 0 ? resend : { ...resend, from: old.from, replyTo: old.replyTo };
  },
};

const nothingFrozen = (): [] => [];

type ComposerPort = Pick<Ports, 'composer'>;

function composing(
  { composer }: ComposerPort,
  { account }: BatchFacts,
  attachments: readonly AttachmentContent[],
): FreezeMime {
  const from = { name: account.fromName, address: account.fromAddress };
  const content = { from, replyTo: account.replyTo, attachments };
  return (heading, { subject, body }) => composer.compose({ ...heading, ...content, subject, body });
}

function readdressing({ composer }: ComposerPort, mime: MimeSegment[]): FreezeMime {
  return (heading: EmailHeading) => composer.readdress(mime, heading);
}

/** A message that was never sent (no address then) has no bytes yet and no attachments that could be lost. */
function composingAgain(ports: ComposerPort, batch: BatchFacts): FreezeMime {
  const compose = composing(ports, batch, []);
  return (heading, text) => {
    if (batch.attachments.length > 0)
      throw new UseCaseError('not-allowed-now', 'The attachments were not kept. Write the message anew.');
    return compose(heading, text);
  };
}
