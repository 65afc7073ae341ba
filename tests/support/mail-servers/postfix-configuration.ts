import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { CONFIRMED_ADDRESS } from './sample-mailboxes';
import { LOOPBACK_HOST, type ServerPorts } from './server-ports';

export const POSTFIX_MASTER = '/usr/lib/postfix/sbin/master';

const CONFIRMING_DOMAIN = CONFIRMED_ADDRESS.slice(CONFIRMED_ADDRESS.indexOf('@') + 1);

/** nobody and nogroup on every Debian: the owner of all mailboxes, as in Dovecot's configuration. */
const NOBODY_ID = 65_534;

export interface PostfixSettings {
  readonly folder: string;
  readonly ports: ServerPorts;
  readonly messageSizeLimitBytes: number;
}

/** Writes everything Postfix needs under the folder; no file of the system is touched. */
export function configurePostfix(settings: PostfixSettings): void {
  const { folder } = settings;
  mkdirSync(`${folder}/postfix`);
  writeFileSync(`${folder}/postfix/main.cf`, mainConfiguration(settings));
  // Postfix waits until this file has been left alone for two seconds, in case an editor is still writing it.
  utimesSync(`${folder}/postfix/main.cf`, new Date(0), new Date(0));
  writeFileSync(`${folder}/postfix/master.cf`, masterConfiguration(settings));
  makeQueue(folder);
}

/** The folders, owners and modes that Postfix's own `postfix-files` lists. */
function makeQueue(folder: string): void {
  const inQueue = (...names: string[]): string[] => names.map((name) => `${folder}/queue/${name}`);
  const makeFolders = (owner: string, mode: number, paths: string[]): void => {
    for (const path of paths) {
      mkdirSync(path);
      chmodSync(path, mode);
    }
    execFileSync('chown', [owner, ...paths]);
  };
  makeFolders('root:root', 0o755, [`${folder}/queue`, ...inQueue('pid')]);
  makeFolders('postfix:root', 0o700, [
    `${folder}/postfix-data`,
    ...inQueue('active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush'),
    ...inQueue('hold', 'incoming', 'private', 'saved', 'trace'),
  ]);
  makeFolders('postfix:postdrop', 0o730, inQueue('maildrop'));
  makeFolders('postfix:postdrop', 0o710, inQueue('public'));
}

function mainConfiguration({ folder, ports, messageSizeLimitBytes }: PostfixSettings): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/postfix-data
maillog_file = ${folder}/log/postfix.log
maillog_file_prefixes = ${folder}
myhostname = mail.clinic.example
myorigin = clinic.example
mydestination =
alias_maps =
alias_database =
inet_interfaces = ${LOOPBACK_HOST}
inet_protocols = ipv4
# No name is looked up, so that nothing waits for a name server.
smtpd_peername_lookup = no
disable_dns_lookups = yes
lmtp_host_lookup = native
mynetworks = ${LOOPBACK_HOST}/32
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject
# No list of mailboxes here: Postfix takes every recipient, and Dovecot refuses the unknown ones later, so that a
# bounce mail has to be written.
virtual_mailbox_domains = clinic.example, patients.example, ${CONFIRMING_DOMAIN}
transport_maps = inline:{${CONFIRMING_DOMAIN}=virtual:}
virtual_transport = lmtp:inet:${LOOPBACK_HOST}:${ports.lmtp}
default_transport = error:5.1.2 No such domain
local_transport = error:5.1.1 No local mailboxes
recipient_delimiter = +
message_size_limit = ${messageSizeLimitBytes}
mailbox_size_limit = 0
virtual_mailbox_limit = 0
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${folder}/dovecot-run/auth-postfix
smtpd_tls_security_level = may
smtpd_tls_chain_files = ${folder}/server.pem
smtpd_error_sleep_time = 0
in_flow_delay = 0
`;
}

function masterConfiguration({ folder, ports }: PostfixSettings): string {
  const passwordRequired = `  -o smtpd_tls_security_level=encrypt
  -o smtpd_tls_auth_only=yes
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject`;
  const listener = (port: number): string => `${LOOPBACK_HOST}:${port} inet n - n - - smtpd`;
  return `${listener(ports.smtp)}
${listener(ports.submission)}
${passwordRequired}
${listener(ports.smtps)}
  -o smtpd_tls_wrappermode=yes
${passwordRequired}
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
virtual unix - n n - - virtual
  -o virtual_mailbox_base=${folder}/mail
  -o virtual_mailbox_maps=inline:{${CONFIRMED_ADDRESS}=${CONFIRMED_ADDRESS}/Maildir/}
  -o virtual_uid_maps=static:${NOBODY_ID}
  -o virtual_gid_maps=static:${NOBODY_ID}
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
}
