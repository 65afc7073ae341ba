import { channelOf, type Account } from '../../../shared/domain/account';
import { gatewayMail, numberForms, type GatewayMail } from '../../../shared/domain/gateway-mail';
import type { SendFailure, SendFailureKind } from '../../../shared/domain/send-outcome';
import type { SmsGateway } from '../../../shared/domain/sms-account';
import type { MessageToSend, MessageTransport, SendResult } from '../../ports/message-transport';
import { carriedUpdate } from '../outbox/settle-attempt';
import type { Ports } from '../ports';
import { newCarrier } from './new-carrier';

export type GatewayPorts = Pick<
  Ports,
  | 'accounts'
  | 'chance'
  | 'clock'
  | 'composer'
  | 'messages'
  | 'outbox'
  | 'phones'
  | 'settings'
  | 'tokens'
  | 'transaction'
>;

/**
 * Sends the SMS of one account by e-mails to a gateway: writes the e-mail that carries an SMS, takes the SMS out of the
 * outbox in the same transaction, and leaves the rest to the lane of the e-mail account. Nothing is handed over here,
 * so an attempt that was cut off is simply made again.
 */
class GatewayTransport implements MessageTransport {
  readonly connections = 1;

  constructor(
    private readonly ports: GatewayPorts,
    private readonly gateway: SmsGateway,
    private readonly senderId: string | null,
    private readonly onWritten: (accountId: string) => void,
  ) {}

  async send(message: MessageToSend): Promise<SendResult> {
    try {
      const account = this.emailAccount();
      if (account === null) return failed('gateway-without-account', '');
      const mail = this.mailFor(message);
      if (!mail.ok)
        return failed('refused', `The gateway’s ${mail.problem} cannot be made from its template`);
      const carriedBy = await this.write(message.messageId, account, mail);
      return {
        ok: true,
        reply: '',
        server: '',
        providerId: null,
        durationMs: 0,
        capabilities: null,
        carriedBy,
      };
    } catch (error) {
      return failed('connection-lost', String(error));
    }
  }

  close(): void {
    // There is nothing that is kept open.
  }

  private async write(
    smsId: string,
    account: Account,
    mail: Extract<GatewayMail, { ok: true }>,
  ): Promise<string> {
    const { ports } = this;
    const carrier = await newCarrier(ports, smsId, account, mail);
    const carriedBy = ports.transaction.run(() => {
      const written = ports.messages.insertCarrier(carrier);
      const now = ports.clock.now();
      ports.outbox.settle(smsId, { state: 'done', providerId: null }, [carriedUpdate(written, now)], now);
      return written;
    });
    this.onWritten(account.id);
    return carriedBy;
  }

  private mailFor({ envelopeTo, mime }: MessageToSend): GatewayMail {
    const { phones, settings } = this.ports;
    const national = phones.shown(envelopeTo, settings.desk().country);
    const text = mime.map((bytes) => new TextDecoder().decode(bytes)).join('');
    const number = numberForms(envelopeTo, national);
    return gatewayMail(this.gateway, { number, from: this.senderId ?? '', text });
  }

  private emailAccount(): Account | null {
    const { emailAccountId } = this.gateway;
    const account = this.ports.accounts.list().find(({ id }) => id === emailAccountId);
    return account !== undefined && channelOf(account) === 'email' ? account : null;
  }
}

/**
 * Null: the account does not send through a gateway.
 * @param onWritten an e-mail of this account is due
 */
export function openGateway(
  ports: GatewayPorts,
  { sms }: Account,
  onWritten: (accountId: string) => void,
): MessageTransport | null {
  if (sms?.driver !== 'gateway' || sms.gateway === null) return null;
  return new GatewayTransport(ports, sms.gateway, sms.senderId, onWritten);
}

function failed(kind: SendFailureKind, reply: string): SendResult {
  const failure: SendFailure = {
    ...{ kind, reply, stage: 'data', isHandedOver: false },
    ...{ replyCode: null, enhancedCode: null, server: '' },
  };
  return { ok: false, failure, durationMs: 0 };
}
