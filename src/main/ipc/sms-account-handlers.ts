import type { InvokeChannel } from '../../shared/ipc/contract';
import { addSmsAccount, saveSmsAccount } from '../application/accounts/save-sms-account';
import { testSmsAccount } from '../application/accounts/test-sms-account';
import type { HandlingDesk } from './handling-desk';
import type { Handlers } from './register-handlers';

type SmsAccountChannel = Extract<InvokeChannel, `sms-accounts:${string}`>;

/** Requests about the accounts that send SMS. */
export function smsAccountHandlers({ ports, outbox }: HandlingDesk): Pick<Handlers, SmsAccountChannel> {
  return {
    'sms-accounts:add': (account) => addSmsAccount(ports(), outbox(), account),
    'sms-accounts:save': ({ accountId, account }) => saveSmsAccount(ports(), outbox(), accountId, account),
    'sms-accounts:test': ({ accountId, account }) => testSmsAccount(ports(), accountId, account),
  };
}
