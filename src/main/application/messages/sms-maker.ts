import { contactCheck } from './contact-check';
import type { MessageMaker } from './message-maker';
import { newSmsMessage } from './new-sms-message';

/** SMS: an old one sent again is a new one with the same text. */
export const SMS_MAKER: MessageMaker = {
  anew: (ports, batch) => {
    const check = contactCheck(ports, 'sms');
    return (patient, merged) => {
      const work = { batch, patient, recipient: check(patient), merged, resendOf: null };
      return Promise.resolve(newSmsMessage(ports, work));
    };
  },
  again: (ports, batch, patient, old) => {
    const recipient = contactCheck(ports, 'sms')(patient);
    const merged = { ok: true, subject: '', body: batch.body } as const;
    const work = { batch, patient, recipient, merged, resendOf: old.id };
    return Promise.resolve(newSmsMessage(ports, work));
  },
};
