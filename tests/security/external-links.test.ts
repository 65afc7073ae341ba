import type { MessageBoxOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { externalLink, openExternalLink } from '../../src/main/security/external-links';

/** Opens a link with a person who answers with the button of that number. */
async function openWith(url: string, response: number) {
  const asked: MessageBoxOptions[] = [];
  const opened: string[] = [];
  const isOpened = await openExternalLink(
    url,
    (options) => {
      asked.push(options);
      return Promise.resolve({ response });
    },
    {
      openExternal: (href) => {
        opened.push(href);
        return Promise.resolve();
      },
    },
  );
  return { asked, opened, isOpened };
}

describe('a link that leaves Sendtrail', () => {
  it.each([
    ['https://clinic.example/a?b#c', 'clinic.example', 'https://clinic.example/a?b#c'],
    ['HTTPS://Clinic.Example', 'clinic.example', 'https://clinic.example/'],
    ['https://clinic.example:8443/', 'clinic.example:8443', 'https://clinic.example:8443/'],
    ['https://clinic.example\\@evil.example/', 'clinic.example', 'https://clinic.example/@evil.example/'],
    ['https://сlinic.example/', 'xn--linic-0ye.example', 'https://xn--linic-0ye.example/'],
    [
      'mailto:desk@clinic.example?subject=Hello',
      'desk@clinic.example',
      'mailto:desk@clinic.example?subject=Hello',
    ],
  ])('reads %s as one to %s', (url, target, href) => {
    expect(externalLink(url)).toMatchObject({ target, href });
  });

  it.each([
    'http://clinic.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://server/share',
    'ms-msdt:/id',
    'vscode://x',
    'app://main/main-window.html',
    'https://clinic.example@evil.example/',
    'https://user:password@clinic.example/',
    'mailto:',
    'mailto:desk%0d%0abcc:all@example.org',
    'clinic.example',
    '',
  ])('is not %s', async (url) => {
    expect(await openWith(url, 0)).toEqual({ asked: [], opened: [], isOpened: false });
  });

  it('is opened once the person has seen its host and agreed', async () => {
    const { asked, opened, isOpened } = await openWith('HTTPS://Clinic.Example/invoice?n=1', 0);
    expect(asked).toEqual([
      {
        type: 'question',
        message: 'Open clinic.example in the web browser?',
        detail: 'https://clinic.example/invoice?n=1',
        buttons: ['Open', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      },
    ]);
    expect(opened).toEqual(['https://clinic.example/invoice?n=1']);
    expect(isOpened).toBe(true);
  });

  it('is not opened when the person says no', async () => {
    expect(await openWith('https://clinic.example/', 1)).toMatchObject({ opened: [], isOpened: false });
  });
});
