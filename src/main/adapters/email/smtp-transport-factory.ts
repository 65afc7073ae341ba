import type { SendFailure } from '../../../shared/domain/send-outcome';
import type { Clock } from '../../ports/clock';
import type { EmailTransportFactory } from '../../ports/email-transport';
import type { Logger } from '../../ports/logger';
import { isPasswordMissing, passwordMissing } from './password-missing';
import { PooledConnection } from './pooled-connection';
import { describeFailure } from './send-failure';
import { readCapabilities } from './server-capabilities';
import { SmtpTransport, socketTarget } from './smtp-transport';
import { DEFAULT_LIMITS, connectionOptions, type TransportLimits } from './transport-options';

/**
 * Sends by SMTP with nodemailer. Certificates are always verified; an authority of one's own is named to Node by
 * NODE_EXTRA_CA_CERTS.
 */
export function createEmailTransportFactory(
  ports: { clock: Clock; logger: Logger },
  limits: Partial<TransportLimits> = {},
): EmailTransportFactory {
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  return {
    open(account, password) {
      return new SmtpTransport(account, password, allLimits, ports);
    },

    async test(settings, password, signal) {
      if (isPasswordMissing(settings, password)) {
        return { ok: false, passed: [], failure: passwordMissing(settings.host), capabilities: null };
      }
      const options = connectionOptions(settings, password, allLimits, allLimits.testReplyTimeoutMs);
      const connection = new PooledConnection(options, socketTarget(settings), allLimits);
      let failure: SendFailure | null = null;
      try {
        await connection.verify(signal);
      } catch (error) {
        failure = describeFailure(error, connection.dialogue, settings.host);
      }
      const { passed, extensions, offersStartTls } = connection.dialogue;
      const capabilities =
        extensions.length > 0 ? readCapabilities(extensions, offersStartTls, ports.clock.now()) : null;
      return { ok: failure === null, passed, failure, capabilities };
    },
  };
}
