import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import {
  CONFIRMED_ADDRESS,
  FORWARDS,
  REWRITTEN_ADDRESS,
  SILENT_SMALL_SERVER_ADDRESS,
  SLOW_ADDRESS,
  SMALL_MAIL_BYTES,
  SMALL_SERVER_ADDRESS,
} from './sample-mailboxes';
import { domainOf } from '../../../src/shared/domain/address';
import { LOOPBACK_HOST, type ServerPorts } from './server-ports';

export const POSTFIX_MASTER = '/usr/lib/postfix/sbin/master';

const CONFIRMING_DOMAIN = domainOf(CONFIRMED_ADDRESS);

/** What comes through Exim's forwarder goes back to it. */
const FORWARDER_DOMAIN = domainOf(REWRITTEN_ADDRESS);

/** nobody and nogroup on every Debian: the owner of all mailboxes, as in Dovecot's configuration. */
const NOBODY_ID = 65_534;

/** How long it tries before it gives up. */
const QUEUE_LIFETIME_SECONDS = 4;

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

function inline(entries: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(entries).map(([key, value]) => `{${key} = ${value}}`);
  return `inline:{ ${pairs.join(', ')} }`;
}

/** Who gets mail otherwise than from Dovecot. */
function transports(ports: ServerPorts): Record<string, string> {
  const smtpTo = (port: number): string => `smtp:[${LOOPBACK_HOST}]:${port}`;
  return {
    [CONFIRMING_DOMAIN]: 'virtual:',
    [domainOf(SMALL_SERVER_ADDRESS)]: smtpTo(ports.small),
    [domainOf(SILENT_SMALL_SERVER_ADDRESS)]: smtpTo(ports.silentSmall),
    [domainOf(SLOW_ADDRESS)]: smtpTo(ports.closed),
    [FORWARDER_DOMAIN]: smtpTo(ports.exim),
  };
}

function forwards(): Record<string, string> {
  return Object.fromEntries(Object.entries(FORWARDS).map(([from, to]) => [from, to.join(' ')]));
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
virtual_alias_maps = ${inline(forwards())}
transport_maps = ${inline(transports(ports))}
virtual_transport = lmtp:inet:${LOOPBACK_HOST}:${ports.lmtp}
default_transport = error:5.1.2 No such domain
local_transport = error:5.1.1 No local mailboxes
recipient_delimiter = +
# What others take days for.
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 1s
delay_warning_time = 1s
maximal_queue_lifetime = ${QUEUE_LIFETIME_SECONDS}s
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
  const smallMailsOnly = `  -o myhostname=mx.small.example
  -o message_size_limit=${SMALL_MAIL_BYTES}`;
  const listener = (port: number): string => `${LOOPBACK_HOST}:${port} inet n - n - - smtpd`;
  return `${listener(ports.smtp)}
${listener(ports.submission)}
${passwordRequired}
${listener(ports.smtps)}
  -o smtpd_tls_wrappermode=yes
${passwordRequired}
${listener(ports.small)}
${smallMailsOnly}
${listener(ports.silentSmall)}
${smallMailsOnly}
  -o smtpd_discard_ehlo_keywords=size
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
smtp unix - - n - - smtp
virtual unix - n n - - virtual
  -o virtual_mailbox_base=${folder}/mail
  -o virtual_mailbox_maps=inline:{${CONFIRMED_ADDRESS}=${CONFIRMED_ADDRESS}/Maildir/}
  -o virtual_uid_maps=static:${NOBODY_ID}
  -o virtual_gid_maps=static:${NOBODY_ID}
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
}
