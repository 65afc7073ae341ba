import { describe, expect, it } from 'vitest';
import { aboutRecipient, findReason } from '../../../src/shared/domain/find-reason';

const reasonOf = (text: string, code: string | null = null, hosts = '') =>
  findReason({ text, code, replyCode: null, hosts }).reason;

describe('the words of a server', () => {
  it.each([
    // About the sender, his server or his message: the recipient is not dead.
    ['550 invalid HELO name desk.clinic.example', 'notcompliantrfc'],
    ['504 5.5.2 <desk>: Helo command rejected: need a full name', 'notcompliantrfc'],
    ['501 desk is not a valid name in EHLO', 'notcompliantrfc'],
    ['554 your mail server name is unknown here', 'rejected'],
    ['550 return address invalid', 'rejected'],
    ['550 could not verify sender <desk@clinic.example>: user unknown', 'rejected'],
    ['554 the identity of this e-mail address is not verified', 'rejected'],
    ['554 invalid attachment name: card.exe', 'contenterror'],
    ['552 blocked because its content may do harm', 'contenterror'],
    ['535 bad username or password', 'securityerror'],
    ['550 too many invalid recipients', 'policyviolation'],
    ['550 too many recipients in one message', 'exceedlimit'],
    ['452 you have sent too many messages this hour: limit of 50 per hour', 'speeding'],
    ['550 daily sending quota exceeded', 'speeding'],
    ['554 message with header Message-ID missing', 'notcompliantrfc'],
    ['550 message contains bare line feeds', 'notcompliantrfc'],
    ['550 [192.0.2.9] is listed by a list of ours', 'blocked'],
    ['554 Anh: found in one of our DNSBLs', 'blocked'],
    ['554 low sender score', 'badreputation'],
    ['454 TLS is not available for the moment', 'failedstarttls'],
    ['554 INFECTED: Sample.Test', 'virusdetected'],
    ['550 the recipient server has blocked your IP', 'blocked'],
    ['554 a problem occurred (BL)', 'blocked'],
    ['550 refused due to reputation', 'badreputation'],
    ['550 we do not accept mail from hosts with missing PTR records', 'requireptr'],
    ['550 the recipient cannot accept mail from you', 'rejected'],
    ['550 verification failed for <desk@clinic.example>', 'rejected'],
    ['552 an attachment of the type .exe is not allowed', 'contenterror'],
    ['500 unrecognised command', 'syntaxerror'],
    ['mail for example.org loops back to this server', 'networkerror'],
    ['550 <anh@example.org>: domain not found: MAIL FROM', 'rejected'],
    // About the mailbox for the moment.
    ['450 mailbox temporarily unavailable', 'systemerror'],
    ['451 directory says: could not determine whether the user exists', 'systemerror'],
    ['LDAP server unknown error', 'systemerror'],
    ['no space left on device', 'systemfull'],
    ['mailbox is over its limit', 'mailboxfull'],
    ['452 user is overquota', 'mailboxfull'],
    ['550 this account was closed', 'suspend'],
    ['554 Deliver.Exception:AccountDisabledException', 'suspend'],
    ['421 server busy', 'systemerror'],
    ['550 the recipient has blocked you', 'rejected'],
    ['550 5.7.1 this recipient has blocked the sender', 'rejected'],
    ['550 you have been blocked by the owner of this mailbox', 'rejected'],
    ['550 refused because of the preferences of the recipient', 'rejected'],
    ['the account of this user is temporarily limited', 'suspend'],
    ['550 address is on our suppression list', 'filtered'],
    ['connect to mx.example.org: Connection refused', 'expired'],
    ['Deferred: Connection refused by mx.example.org.', 'expired'],
    ['554 connection refused by a blacklist of ours', 'blocked'],
    ['451 4.7.1 Greylisting in action, come back later', 'expired'],
    ['450 <anh@example.org>: Recipient address rejected: graylisted', 'expired'],
    ['450 unverified address: connect to mx.example.org timed out', 'networkerror'],
    // About the recipient.
    ['550 mailbox does not exist or is disabled', 'userunknown'],
    ['554 no such user in this domain', 'userunknown'],
    ["550 that account doesn't exist", 'userunknown'],
    ['550 recipient rejected: unknown', 'userunknown'],
    ['452 the recipient’s mail server has not enough disk space', 'systemfull'],
    ['554-this address does\n554-not\n554 exist', 'userunknown'],
    ['Remote host said: 550 unknown user', 'userunknown'],
    ['551 user moved; please try <anh@example.net>', 'hasmoved'],
    ['host gone.example not found', 'hostunknown'],
    ['could not resolve hostname', 'hostunknown'],
    ['no mail servers exist for this name', 'hostunknown'],
    ['an MX record indicated no SMTP service', 'notaccept'],
  ])('%j mean %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it.each([
    ['Empfaenger existiert nicht', 'userunknown'],
    ['Das Postfach ist leider voll', 'mailboxfull'],
    ["Ce destinataire n'existe pas", 'userunknown'],
    ['La boîte de Anh est pleine', 'mailboxfull'],
    ['El usuario no existe', 'userunknown'],
    ['Il destinatario non esiste', 'userunknown'],
    ['O destinatário não foi encontrado', 'userunknown'],
    ['Ontvanger onbekend', 'userunknown'],
    ['Użytkownik o tym adresie nie istnieje', 'userunknown'],
    ['Nie ma takiego użytkownika', 'userunknown'],
    ['Odbiorca nieznany', 'userunknown'],
    ['Nieznany adresat', 'userunknown'],
    ['Uživatel nenalezen', 'userunknown'],
    ['Takový uživatel neexistuje', 'userunknown'],
    ['Neznámý příjemce', 'userunknown'],
    ['Böyle bir kullanıcı yok', 'userunknown'],
    ['Alıcı adresi geçersiz', 'userunknown'],
    ['Nincs ilyen felhasználó', 'userunknown'],
    ['A címzett nem található', 'userunknown'],
    ['Ismeretlen címzett', 'userunknown'],
    ['Användaren finns inte', 'userunknown'],
    ['Okänd mottagare', 'userunknown'],
    ['Ingen sådan användare', 'userunknown'],
    ['Modtageren findes ikke', 'userunknown'],
    ['Ukendt modtager', 'userunknown'],
    ['Der er ingen bruger med det navn', 'userunknown'],
    ['Mottakeren ble ikke funnet', 'userunknown'],
    ['Ukjent bruker', 'userunknown'],
    ['Käyttäjää ei löydy', 'userunknown'],
    ['Tuntematon vastaanottaja', 'userunknown'],
    ['Vastaanottajaa ei ole olemassa', 'userunknown'],
    ['Usuário desconhecido', 'userunknown'],
    ['O utilizador não existe', 'userunknown'],
    ['Destinatário inválido', 'userunknown'],
    ['El dominio no existe', 'hostunknown'],
    ['Получатель не найден', 'userunknown'],
    ['宛先のユーザーは存在しません', 'userunknown'],
    ['メールボックスがいっぱいです', 'mailboxfull'],
    ['收件人不存在', 'userunknown'],
    ['邮箱空间不足', 'mailboxfull'],
    ['Die Nachricht ist zu groß', 'mesgtoobig'],
    ['Nachricht zu groß', 'mesgtoobig'],
  ])('are known in other languages: %j', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it('count more than what a code means with one company', () => {
    expect(reasonOf('the domain has a null MX record', '5.1.10', 'outlook.com')).toBe('notaccept');
    expect(reasonOf('', '5.1.10', 'outlook.com')).toBe('userunknown');
  });

  it('may be missing where a code says at least what it is about', () => {
    expect(findReason({ text: '', code: '5.7.99', replyCode: 550, hosts: '' })).toMatchObject({
      reason: 'policyviolation',
      by: 'code',
    });
  });

  it('say nothing of a recipient who had not been named yet', () => {
    const found = findReason({ text: '550 user unknown', code: null, replyCode: 550, hosts: '' });
    expect(aboutRecipient(found, 'user unknown (in reply to MAIL FROM command)').reason).toBe('rejected');
    expect(aboutRecipient(found, 'user unknown (in reply to RCPT TO command)').reason).toBe('userunknown');
  });
});
