import { createSmsProviders } from '../../../src/main/adapters/sms/sms-providers';
import type { OpenSms, SmsFetched, SmsProvider, SmsToSend } from '../../../src/main/ports/sms-provider';
import type { SmsSettings } from '../../../src/shared/domain/sms-account';
import { ServerTime } from './server-time';
import type { SmsServer } from './sms-server';

export const NEVER_STOPPED = new AbortController().signal;

/** One local server of a provider, and the account that speaks to it. */
export interface SmsPractice<Server extends SmsServer> {
  readonly server: Server;
  readonly time: ServerTime;
  readonly provider: SmsProvider;
  /** The same account with other settings. */
  readonly reopen: (changes: Partial<SmsSettings>) => SmsProvider;
  /** Everything the server has taken, as ones whose last state is not final. */
  readonly open: () => OpenSms[];
  /** Fetches; throws when there is trouble. */
  readonly fetch: () => Promise<SmsFetched>;
}

export async function startSmsPractice<Server extends SmsServer>(
  start: (time: ServerTime) => Promise<Server>,
): Promise<SmsPractice<Server>> {
  const time = new ServerTime();
  const server = await start(time);
  const providers = createSmsProviders(
    { nowMs: () => time.computer, monotonicMs: () => time.counted },
    { timeoutMs: 4_000 },
  );
  const reopen = (changes: Partial<SmsSettings>): SmsProvider =>
    providers.open({ ...server.settings, ...changes }, server.user, server.secret);
  const provider = reopen({});
  const open = (): OpenSms[] =>
    server.taken.map(({ providerId, to, takenAt }, index) => {
      return { id: sampleSms(index + 1).id, providerId, to, sentAt: takenAt };
    });
  return {
    server,
    time,
    provider,
    reopen,
    open,
    fetch: async () => {
      const fetched = await provider.fetch(open(), time.computer, NEVER_STOPPED);
      if ('trouble' in fetched) throw new Error(fetched.reply);
      return fetched;
    },
  };
}

export function sampleSms(number = 1, changes: Partial<SmsToSend> = {}): SmsToSend {
  return {
    id: `019aaf00-0000-7000-8000-${String(number).padStart(12, '0')}`,
    to: '+61491570156',
    text: 'Your appointment is on Monday at 9:30.',
    senderId: '+61400000001',
    ...changes,
  };
}
