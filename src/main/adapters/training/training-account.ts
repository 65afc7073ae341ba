import type { AccountSettings } from '../../../shared/domain/account';

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
