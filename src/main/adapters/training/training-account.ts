import type { AccountSettings } from '../../../shared/domain/account';
import type { TrainingTexts } from '../../ports/training-samples';

export const TRAINING_USER = 'reception';

/**
 * The account of the training practice: the server inside the program.
 * @param port where that server listens in this run
 */
export function trainingAccount(host: string, port: number): AccountSettings {
  return {
    name: 'Training practice',
    host,
    port,
    security: 'none',
    user: TRAINING_USER,
    fromName: 'Training Practice',
    fromAddress: 'reception@training.example',
    replyTo: null,
    messagesPerMinute: 600,
    messagesPerMinutePerDomain: null,
  };
}

/**
 * How the training sends SMS: its server takes the e-mail that carries one, as a gateway does. The address asks for a
 * plain story: what chance does to patients' mailboxes would look strange at a gateway.
 */
export const TRAINING_TEXTS: TrainingTexts = {
  name: 'Training texts',
  gateway: {
    addressPattern: '{{number}}+deliver@texts.example.org',
    numberForm: 'digits',
    subject: 'SMS',
    endMark: '',
  },
};
