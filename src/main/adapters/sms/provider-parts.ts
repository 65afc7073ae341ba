import type { AttemptTimes } from './attempt-times';
import type { ProviderApi } from './provider-api';

/** What every provider's language is spoken with. */
export interface ProviderParts {
  api: ProviderApi;
  /** The account's user name, SID or key id. */
  user: string;
  senderId: string | null;
  times: AttemptTimes;
  nowMs: () => number;
}
