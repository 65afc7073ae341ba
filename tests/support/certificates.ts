import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface CertificateOptions {
  /** The host the certificate is made out to; `localhost` stands for 127.0.0.1 too. */
  readonly commonName?: string;
  /** Ended yesterday, though its authority is still good. */
  readonly expired?: boolean;
  /** Signed by itself instead of by an authority. */
  readonly selfSigned?: boolean;
}

export interface TestCertificate {
  readonly keyPem: string;
  readonly certificatePem: string;
  /** What a client has to trust: the authority, or the certificate itself when it signed itself. */
  readonly authorityPem: string;
}

interface Identity {
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Makes a key and an X.509 certificate (RFC 5280) for a test server. Written out here rather than asked of the
 * openssl program, because openssl 3.0 cannot date a certificate back and is missing on some machines.
 */
export function makeCertificate(options: CertificateOptions = {}): TestCertificate {
  const commonName = options.commonName ?? 'localhost';
  const lastDayMs = options.expired === true ? Date.now() - DAY_MS : Date.now() + DAY_MS;
  const subject = makeIdentity(commonName);
  const keyPem = subject.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  if (options.selfSigned === true) {
    const certificatePem = issue(subject, subject, lastDayMs, hostExtensions(commonName));
    return { keyPem, certificatePem, authorityPem: certificatePem };
  }
  const authority = makeIdentity('Test authority');
  return {
    keyPem,
    certificatePem: issue(subject, authority, lastDayMs, hostExtensions(commonName)),
    authorityPem: issue(authority, authority, Date.now() + DAY_MS, [authorityExtension()]),
  };
}

function makeIdentity(name: string): Identity {
  return { name, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
}

function issue(subject: Identity, issuer: Identity, lastDayMs: number, extensions: Buffer[]): string {
  const ecdsaWithSha256 = sequence(objectIdentifier(1, 2, 840, 10045, 4, 3, 2));
  const body = sequence(
    element(0xa0, integer(Buffer.from([2]))), // version 3
    // A leading 1 keeps the serial number positive and free of superfluous zeros.
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguishedName(issuer.name),
    sequence(utcTime(lastDayMs - 10 * DAY_MS), utcTime(lastDayMs)),
    distinguishedName(subject.name),
    subject.publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(...extensions)),
  );
  const certificate = sequence(body, ecdsaWithSha256, bitString(sign('sha256', body, issuer.privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** basicConstraints, critical, cA = true (RFC 5280 section 4.2.1.9). */
function authorityExtension(): Buffer {
  const isCritical = element(0x01, Buffer.from([0xff]));
  return sequence(objectIdentifier(2, 5, 29, 19), isCritical, octetString(sequence(isCritical)));
}

/** subjectAltName (RFC 5280 section 4.2.1.6): clients compare host names with this, not with the common name. */
function hostExtensions(commonName: string): Buffer[] {
  const hosts = commonName === 'localhost' ? ['localhost', '127.0.0.1'] : [commonName];
  const names = hosts.map((host) =>
    isIPv4(host) ? element(0x87, Buffer.from(host.split('.').map(Number))) : element(0x82, Buffer.from(host)),
  );
  return [sequence(objectIdentifier(2, 5, 29, 17), octetString(sequence(...names)))];
}

function distinguishedName(commonName: string): Buffer {
  const attribute = sequence(objectIdentifier(2, 5, 4, 3), element(0x0c, Buffer.from(commonName, 'utf8')));
  return sequence(element(0x31, attribute));
}

/** DER (ITU-T X.690): tag, length, content. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

function integer(content: Buffer): Buffer {
  return element(0x02, content);
}

function bitString(content: Buffer): Buffer {
  return element(0x03, Buffer.concat([Buffer.from([0]), content]));
}

function octetString(content: Buffer): Buffer {
  return element(0x04, content);
}

/** YYMMDDHHMMSSZ. */
function utcTime(timeMs: number): Buffer {
  const digits = new Date(timeMs).toISOString().replace(/\D/g, '').slice(2, 14);
  return element(0x17, Buffer.from(`${digits}Z`));
}

function objectIdentifier(first: number, second: number, ...rest: number[]): Buffer {
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let remaining = value >> 7; remaining > 0; remaining >>= 7) digits.unshift(0x80 | (remaining & 0x7f));
  return digits;
}
