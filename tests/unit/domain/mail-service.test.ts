import { describe, expect, it } from 'vitest';
import { mailServiceOf } from '../../../src/shared/domain/mail-service';

describe('the mail service of an address', () => {
  it.each([
    ['anh@gmail.com', 'Gmail', 'Promotions or Spam'],
    ['Anh@GMAIL.com', 'Gmail', 'Promotions or Spam'],
    ['anh@googlemail.com', 'Gmail', 'Promotions or Spam'],
    ['anh@outlook.com', 'Outlook', 'Junk Email'],
    ['anh@live.com.au', 'Outlook', 'Junk Email'],
    ['anh@msn.com', 'Outlook', 'Junk Email'],
    ['anh@hotmail.com', 'Hotmail', 'Junk Email'],
    ['anh@yahoo.com.au', 'Yahoo', 'Spam'],
    ['anh@y7mail.com', 'Yahoo', 'Spam'],
    ['anh@me.com', 'iCloud', 'Junk'],
    ['anh@bigpond.com', 'Bigpond', 'Junk or Spam'],
    ['anh@bigpond.net.au', 'Bigpond', 'Junk or Spam'],
    ['anh@telstra.com', 'Telstra', 'Junk or Spam'],
    ['anh@optusnet.com.au', 'Optus', 'Spam'],
    ['anh@iinet.net.au', 'iiNet', 'Spam'],
    ['anh@tpg.com.au', 'TPG', 'Junk or Spam'],
    ['anh@westnet.com.au', 'Westnet', 'Junk or Spam'],
    ['anh@dodo.com.au', 'Dodo', 'Junk or Spam'],
    ['anh@internode.on.net', 'Internode', 'Junk or Spam'],
  ])('is known from its domain: %s', (address, name, junkFolders) => {
    expect(mailServiceOf(address)).toMatchObject({ name, junkFolders });
  });

  it('is called by the domain where only the domain is known', () => {
    expect(mailServiceOf('anh@mail.example.org')).toEqual({
      name: 'mail.example.org',
      junkFolders: 'Junk or Spam',
    });
    expect(mailServiceOf('anh@gmail.com.example.org').name).toBe('gmail.com.example.org');
    expect(mailServiceOf('anh@notgmail.com').name).toBe('notgmail.com');
  });

  it('has a name even for what is no address', () => {
    for (const text of ['', 'anh', 'anh@', '0400 000 000', 'gmail']) {
      expect(mailServiceOf(text).name).toBe('the recipient’s mail service');
    }
  });
});
