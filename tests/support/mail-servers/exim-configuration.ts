import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { eximProgram, eximUser } from '../../../scripts/setup/unpacked-exim.mjs';
import { domainOf } from '../../../src/shared/domain/address';
import {
  CONFIRMED_ADDRESS,
  ENDED_ADDRESS,
  FORWARDS,
  REWRITTEN_ADDRESS,
  SHOUTED_ADDRESS,
  SILENT_SMALL_SERVER_ADDRESS,
  SLOW_ADDRESS,
  SMALL_SERVER_ADDRESS,
} from './sample-mailboxes';
import { LOOPBACK_HOST, type ServerPorts } from './server-ports';

export interface EximSettings {
  readonly folder: string;
  readonly ports: ServerPorts;
}

/** How long it tries before it gives up. */
const RETRIES_SECONDS = 4;

const FORWARDER_DOMAIN = domainOf(REWRITTEN_ADDRESS);
const SHOUTING_DOMAIN = domainOf(SHOUTED_ADDRESS);

/** The program of a folder that `configureExim` has filled. */
export function eximCommand(folder: string): string[] {
  return [`${folder}/exim/exim4`, '-C', `${folder}/exim/exim.conf`, '-bdf', '-q1s'];
}

/** Writes everything Exim needs under the folder; no file of the system is touched. */
export function configureExim(settings: EximSettings): void {
  const { folder } = settings;
  mkdirSync(`${folder}/exim`);
  // Where it was unpacked Exim's own user may not look, as which it starts itself again for every delivery.
  copyFileSync(eximProgram(), `${folder}/exim/exim4`);
  chmodSync(`${folder}/exim/exim4`, 0o755);
  writeFileSync(`${folder}/exim/exim.conf`, configuration(settings), { mode: 0o644 });
  writeFileSync(`${folder}/exim/forwards`, forwards(), { mode: 0o644 });
  mkdirSync(`${folder}/exim/spool`);
  const logs = ['main', 'panic', 'reject'].map((name) => `${folder}/log/exim-${name}.log`);
  for (const log of logs) writeFileSync(log, '');
  execFileSync('chown', [`${eximUser}:${eximUser}`, `${folder}/exim/spool`, ...logs]);
}

function forwards(): string {
  return Object.entries(FORWARDS)
    .map(([from, to]) => `${from}: ${to.join(', ')}\n`)
    .join('');
}

function configuration(settings: EximSettings): string {
  return `${mainConfiguration(settings)}
begin acl
take_from_here:
  accept hosts = ${LOOPBACK_HOST}
${routers(settings)}
${transports(settings)}
begin retry
* * F,${RETRIES_SECONDS}s,1s
`;
}

function mainConfiguration({ folder, ports }: EximSettings): string {
  return `exim_path = ${folder}/exim/exim4
spool_directory = ${folder}/exim/spool
pid_file_path = ${folder}/exim/exim.pid
log_file_path = ${folder}/log/exim-%s.log
primary_hostname = relay.clinic.example
local_interfaces = ${LOOPBACK_HOST}
daemon_smtp_ports = ${ports.exim} : ${ports.eximWithoutDsn}
acl_smtp_rcpt = take_from_here
dsn_advertise_hosts = \${if eq{$received_port}{${ports.exim}}{*}{}}
tls_advertise_hosts =
# No name is looked up, so that nothing waits for a name server.
host_lookup =
helo_verify_hosts =
rfc1413_hosts =
keep_environment =
check_spool_space = 0
check_spool_inodes = 0
# What others take a day for; once.
delay_warning = 1s:1d
`;
}

/** The first that takes an address decides (Exim's specification, chapter 15). */
function routers({ folder, ports }: EximSettings): string {
  const routeTo = (address: string, port: number): string => `${domainOf(address)} ${LOOPBACK_HOST}::${port}`;
  const others = [
    routeTo(SLOW_ADDRESS, ports.closed),
    routeTo(SMALL_SERVER_ADDRESS, ports.small),
    routeTo(SILENT_SMALL_SERVER_ADDRESS, ports.silentSmall),
  ];
  return `begin routers
undo_rewriting:
  driver = redirect
  domains = ${FORWARDER_DOMAIN}
  senders = :
  condition = \${if inbound_srs {$local_part}{secret}}
  data = $srs_recipient
forwards:
  driver = redirect
  data = \${lookup{$local_part@$domain}lsearch{${folder}/exim/forwards}}
forwarding_domains:
  driver = redirect
  domains = ${FORWARDER_DOMAIN} : ${SHOUTING_DOMAIN}
  data = ${ENDED_ADDRESS}
to_postfix:
  driver = manualroute
  condition = \${if eq{$local_part@$domain}{${ENDED_ADDRESS}}}
  transport = \${if eq{$original_domain}{${SHOUTING_DOMAIN}}{in_capitals}{rewritten}}
  route_list = * ${LOOPBACK_HOST}::${ports.smtp}
  self = send
to_others:
  driver = manualroute
  transport = smtp
  route_list = ${others.join(' ; ')}
  self = send
to_dovecot:
  driver = manualroute
  domains = clinic.example : patients.example : ${domainOf(CONFIRMED_ADDRESS)}
  transport = lmtp
  route_list = * ${LOOPBACK_HOST}
  self = send
`;
}

function transports({ ports }: EximSettings): string {
  return `begin transports
lmtp:
  driver = smtp
  protocol = lmtp
  port = ${ports.lmtp}
  allow_localhost
smtp:
  driver = smtp
  allow_localhost
rewritten:
  driver = smtp
  allow_localhost
  return_path = \${srs_encode {secret}{$return_path}{${FORWARDER_DOMAIN}}}
in_capitals:
  driver = smtp
  allow_localhost
  return_path = \${uc:$return_path}
`;
}
