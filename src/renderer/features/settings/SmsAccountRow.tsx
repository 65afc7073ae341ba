import { Button } from '@mantine/core';
import type { AccountView } from '../../../shared/domain/account';
import type { SmsSettings } from '../../../shared/domain/sms-account';
import { READS_REPLIES, tellsMoreThanQueued } from '../../../shared/domain/sms-confirmable';
import { useNow } from '../../shared/ui/use-now';
import { passwordWords } from '../../shared/words/accounts';
import { creditWords, SMS_DRIVER_WORDS, smsProviderName } from '../../shared/words/sms-accounts';
import { dayAndTime } from '../../shared/words/times';
import classes from './AccountList.module.css';
import { AccountTrouble } from './AccountTrouble';
import type { AccountsStore } from './accounts-store';

interface SmsAccountRowProps {
  store: AccountsStore;
  account: AccountView;
  sms: SmsSettings;
  /** Name of the account that writes to a gateway; empty where there is no gateway. */
  emailAccountName: string;
  /** Whether this computer protects stored secrets. */
  isProtected: boolean;
  /** The training's account, which is not changed. */
  isTraining: boolean;
  onEdit: () => void;
}

/** One account for SMS: who sends, under which sender, what is left to send with, and what keeps it from sending. */
export function SmsAccountRow(props: SmsAccountRowProps) {
  const { store, account, sms, isTraining, onEdit } = props;
  return (
    <li className={classes.account}>
      <div className={classes.words}>
        <h2 className={classes.name}>{account.name}</h2>
        <p>{throughWords(sms)}</p>
        <p className={classes.quiet}>{wayWords(props)}</p>
        <Credit account={account} />
        <p className={classes.quiet}>{knownWords(sms)}</p>
        {!READS_REPLIES[sms.driver] && (
          <p className={classes.quiet}>Answers from phones are not read, not even STOP.</p>
        )}
      </div>
      {!isTraining && (
        <Button variant="default" aria-label={`Edit ${account.name}`} onClick={onEdit}>
          Edit…
        </Button>
      )}
      <AccountTrouble store={store} account={account} />
    </li>
  );
}

function throughWords(sms: SmsSettings): string {
  const through = sms.gateway === null ? smsProviderName(sms) : 'an e-mail gateway';
  const chooser = sms.gateway === null ? 'provider' : 'gateway';
  return `SMS through ${through}, sender ${sms.senderId ?? `chosen by the ${chooser}`}`;
}

function wayWords({ account, sms, emailAccountName, isProtected, isTraining }: SmsAccountRowProps): string {
  if (isTraining) return `Carried by e-mails of ${emailAccountName}. No message leaves this computer.`;
  if (sms.gateway !== null) return `${sms.gateway.addressPattern}, written by ${emailAccountName}.`;
  return `${account.host}. ${passwordWords(account.password, isProtected, SMS_DRIVER_WORDS[sms.driver].secret)}`;
}

function knownWords(sms: SmsSettings): string {
  if (sms.gateway !== null) {
    return 'SMS end at Queued or Error: what becomes of them behind the gateway is not told.';
  }
  return tellsMoreThanQueued(sms)
    ? 'The provider is asked what becomes of each SMS.'
    : 'SMS end at Queued or Error: this provider cannot be asked for more.';
}

function Credit({ account: { credit } }: { account: AccountView }) {
  const now = useNow();
  if (credit === null) return null;
  return (
    <p>
      Credit {creditWords(credit)}, asked {dayAndTime(credit.at, now)}
    </p>
  );
}
