import { domainOf } from './address';

/** Who keeps a recipient's mailbox, and where mail lands there that was not found in the inbox. */
export interface MailService {
  name: string;
  /** "Promotions or Spam": the folders as the service itself calls them. */
  junkFolders: string;
}

interface KnownService extends MailService {
  domains: readonly string[];
}

/** For services whose own word for it is not known for certain. */
const ANY_JUNK_FOLDER = 'Junk or Spam';

/** Services whose domains belong to nobody else, so that the address alone tells whose mailbox it is. */
const KNOWN_SERVICES: readonly KnownService[] = [
  { name: 'Gmail', junkFolders: 'Promotions or Spam', domains: ['gmail.com', 'googlemail.com'] },
  {
    name: 'Outlook',
    junkFolders: 'Junk Email',
    domains: [
      'outlook.com',
      'outlook.com.au',
      'outlook.co.nz',
      'live.com',
      'live.com.au',
      'live.co.uk',
      'msn.com',
    ],
  },
  {
    name: 'Hotmail',
    junkFolders: 'Junk Email',
    domains: ['hotmail.com', 'hotmail.com.au', 'hotmail.co.uk', 'hotmail.co.nz'],
  },
  {
    name: 'Yahoo',
    junkFolders: 'Spam',
    domains: [
      'yahoo.com',
      'yahoo.com.au',
      'yahoo.co.nz',
      'yahoo.co.uk',
      'ymail.com',
      'y7mail.com',
      'rocketmail.com',
    ],
  },
  { name: 'AOL', junkFolders: 'Spam', domains: ['aol.com'] },
  { name: 'iCloud', junkFolders: 'Junk', domains: ['icloud.com', 'me.com', 'mac.com'] },
  { name: 'Proton Mail', junkFolders: 'Spam', domains: ['proton.me', 'protonmail.com', 'pm.me'] },
  { name: 'Fastmail', junkFolders: 'Spam', domains: ['fastmail.com', 'fastmail.com.au', 'fastmail.fm'] },
  {
    name: 'Bigpond',
    junkFolders: ANY_JUNK_FOLDER,
    domains: ['bigpond.com', 'bigpond.com.au', 'bigpond.net.au'],
  },
  { name: 'Telstra', junkFolders: ANY_JUNK_FOLDER, domains: ['telstra.com', 'telstra.com.au'] },
  { name: 'Optus', junkFolders: 'Spam', domains: ['optusnet.com.au'] },
  { name: 'TPG', junkFolders: ANY_JUNK_FOLDER, domains: ['tpg.com.au'] },
  { name: 'iiNet', junkFolders: 'Spam', domains: ['iinet.net.au'] },
  { name: 'Westnet', junkFolders: ANY_JUNK_FOLDER, domains: ['westnet.com.au'] },
  { name: 'Dodo', junkFolders: ANY_JUNK_FOLDER, domains: ['dodo.com.au'] },
  { name: 'Internode', junkFolders: ANY_JUNK_FOLDER, domains: ['internode.on.net'] },
];

const SERVICE_BY_DOMAIN: ReadonlyMap<string, MailService> = new Map(
  KNOWN_SERVICES.flatMap((service) => service.domains.map((domain) => [domain, service] as const)),
);

/** The service behind an address; where it is not known, the domain stands for it. */
export function mailServiceOf(address: string): MailService {
  const domain = domainOf(address);
  const hasDomain = domain !== '' && address.includes('@');
  const unknown = { name: hasDomain ? domain : 'the recipient’s mail service', junkFolders: ANY_JUNK_FOLDER };
  return SERVICE_BY_DOMAIN.get(domain) ?? unknown;
}
