import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { SampleMailbox } from './sample-mailboxes';
import { LOOPBACK_HOST, type ServerPorts } from './server-ports';

export const DOVECOT = '/usr/sbin/dovecot';

export interface DovecotSettings {
  readonly folder: string;
  readonly ports: ServerPorts;
  readonly mailboxes: readonly (SampleMailbox & { readonly password: string })[];
}

/** The maildir that holds the inbox of an address. */
export function maildirOf(folder: string, address: string): string {
  return `${folder}/mail/${address}/Maildir`;
}

/** Writes everything Dovecot needs under the folder, and an empty maildir for every mailbox. */
export function configureDovecot(settings: DovecotSettings): void {
  const { folder, mailboxes } = settings;
  for (const name of ['dovecot', 'dovecot-run', 'dovecot-state', 'mail']) mkdirSync(`${folder}/${name}`);
  writeFileSync(`${folder}/dovecot/users`, mailboxes.map(userLine).join(''));
  writeFileSync(`${folder}/dovecot/dovecot.conf`, configuration(settings));
  for (const { address } of mailboxes) {
    for (const name of ['new', 'cur', 'tmp']) {
      mkdirSync(`${maildirOf(folder, address)}/${name}`, { recursive: true, mode: 0o700 });
    }
  }
  execFileSync('chown', ['-R', 'nobody:nogroup', `${folder}/mail`]);
}

/** A line of Dovecot's passwd-file: user:password:uid:gid:gecos:home:shell:extra fields. */
function userLine(mailbox: DovecotSettings['mailboxes'][number]): string {
  const { address, password, quotaBytes, mailSizeLimitBytes } = mailbox;
  const extraFields = [
    ...(quotaBytes === undefined ? [] : [`userdb_quota_rule=*:bytes=${quotaBytes}`]),
    ...(mailSizeLimitBytes === undefined ? [] : [`userdb_quota_max_mail_size=${mailSizeLimitBytes}`]),
  ];
  return `${address}:{PLAIN}${password}::::::${extraFields.join(' ')}\n`;
}

function configuration({ folder, ports }: DovecotSettings): string {
  return `base_dir = ${folder}/dovecot-run
state_dir = ${folder}/dovecot-state
log_path = ${folder}/log/dovecot.log
protocols = imap lmtp
listen = ${LOOPBACK_HOST}
hostname = mail.clinic.example
ssl = yes
ssl_cert = <${folder}/server.pem
ssl_key = <${folder}/server.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/dovecot/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${folder}/dovecot/users
}
mail_uid = nobody
mail_gid = nogroup
mail_home = ${folder}/mail/%u
mail_location = maildir:~/Maildir
# The files hold the bytes as they came over the wire.
mail_save_crlf = yes
recipient_delimiter = +
mail_plugins = quota
plugin {
  quota = maildir:User quota
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
protocol lmtp {
  postmaster_address = postmaster@clinic.example
}
service auth {
  unix_listener auth-postfix {
    mode = 0600
    user = postfix
  }
}
# Without its penalty socket Dovecot does not slow down after wrong passwords.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = ${LOOPBACK_HOST}
    port = ${ports.lmtp}
  }
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
  }
}
`;
}
