import type { SmsCredit } from '../../../shared/domain/sms-account';
import type { SmsConnectionTest } from '../../ports/sms-provider';
import { isReadable, type Asked } from './provider-api';
import type { SmsFailure } from './provider-failure';

/** The test of an account by asking for its credit: an answer that names none is no proof of anything. */
export function creditTest(
  asked: Asked,
  credit: SmsCredit | null,
  failure: () => SmsFailure,
): SmsConnectionTest {
  if (isReadable(asked) && credit !== null) {
    return { ok: true, kind: null, reply: `HTTP ${String(asked.httpStatus)}`, credit };
  }
  const { kind, reply } = failure();
  return { ok: false, kind, reply, credit: null };
}
