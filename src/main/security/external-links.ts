import type { MessageBoxOptions, Shell } from 'electron';

/** A link that may leave Sendtrail, and who it leads to. */
export interface ExternalLink {
  /** As the URL parser writes it: what is shown is what is opened. */
  href: string;
  scheme: 'https' | 'mailto';
  /** The host of a web address; the address of an e-mail link. */
  target: string;
}

const SHOWN_LINK_CHARACTERS = 400;
/** A line break in an address would become a header of its own in the mail program. */
const ENCODED_CONTROL = /%[01][0-9a-f]|%7f/i;

/** Reads a link; null for anything but https and mailto, and for addresses that carry a name and password. */
export function externalLink(url: string): ExternalLink | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname, username, password, href } = new URL(url);
  if (username !== '' || password !== '') return null;
  if (protocol === 'https:' && host !== '') return { href, scheme: 'https', target: host };
  if (protocol === 'mailto:' && pathname !== '' && !ENCODED_CONTROL.test(pathname)) {
    return { href, scheme: 'mailto', target: pathname };
  }
  return null;
}

const QUESTIONS = {
  https: { message: (host: string) => `Open ${host} in the web browser?`, button: 'Open' },
  mailto: {
    message: (address: string) => `Write to ${address} in this computer’s mail program?`,
    button: 'Write',
  },
} as const satisfies Record<ExternalLink['scheme'], { message: (target: string) => string; button: string }>;

/**
 * Opens a link outside Sendtrail once the person has seen where it leads.
 * @returns whether it was opened
 */
export async function openExternalLink(
  url: string,
  ask: (options: MessageBoxOptions) => Promise<{ response: number }>,
  shell: Pick<Shell, 'openExternal'>,
): Promise<boolean> {
  const link = externalLink(url);
  if (link === null) return false;
  const question = QUESTIONS[link.scheme];
  const { response } = await ask({
    type: 'question',
    message: question.message(link.target),
    detail: link.href.slice(0, SHOWN_LINK_CHARACTERS),
    buttons: [question.button, 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return false;
  await shell.openExternal(link.href);
  return true;
}
