import { afterEach, describe, expect, it } from 'vitest';
import { createEmailTransportFactory } from '../../src/main/adapters/email/smtp-transport-factory';
import type { TransportLimits } from '../../src/main/adapters/email/transport-options';
import { systemClock } from '../../src/main/adapters/time/system-clock';
import type { ConnectionTest, SendResult } from '../../src/main/ports/email-transport';
import type { AccountSettings, Security } from '../../src/shared/domain/account';
import { makeCertificate, type CertificateOptions, type TestCertificate } from '../support/certificates';
import { RecordingLogger } from '../support/recording-logger';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import { NEVER_STOPPED, sampleAccount, sampleEmail } from '../support/sample-email';

/** Only where the server never answers. */
const QUICK = { greetingTimeoutMs: 1_000, replyTimeoutMs: 1_000, testReplyTimeoutMs: 1_000 };
const nothing = (): void => undefined;

let server: ScriptedSmtpServer;

afterEach(async () => {
  await server.stop();
});

interface Case {
  security: Security;
  /** What the server's certificate is like; null: it has none. */
  certificate: CertificateOptions | null;
  isImplicit: boolean;
  isTrusted?: boolean;
  limits?: Partial<TransportLimits>;
}

/** Sends one message and tests the connection, over the same server. */
async function tryBoth(setting: Case): Promise<{ sent: SendResult; tested: ConnectionTest }> {
  const certificate: TestCertificate | null = setting.certificate && makeCertificate(setting.certificate);
  server = await startScriptedSmtpServer({
    extensions: ['DSN', 'AUTH PLAIN'],
    ...(certificate === null ? {} : { tls: { ...certificate, isImplicit: setting.isImplicit } }),
  });
  const trusted = certificate !== null && setting.isTrusted !== false ? [certificate.authorityPem] : [];
  const factory = createEmailTransportFactory(
    { clock: systemClock, logger: new RecordingLogger() },
    { ...setting.limits, certificateAuthorities: trusted },
  );
  const account = sampleAccount(server, { security: setting.security, user: 'desk' });
  const transport = factory.open(account, 'secret');
  const sent = await transport.send(sampleEmail(), nothing, NEVER_STOPPED);
  transport.close();
  const settings: AccountSettings = account;
  return { sent, tested: await factory.test(settings, 'secret', NEVER_STOPPED) };
}

describe('a server whose certificate can be verified', () => {
  it('takes messages by implicit TLS', async () => {
    const { sent, tested } = await tryBoth({ security: 'tls', certificate: {}, isImplicit: true });
    expect(sent).toMatchObject({ ok: true, capabilities: { hasDsn: true, hasStartTls: false } });
    expect(tested).toMatchObject({
      ok: true,
      failure: null,
      passed: ['resolve', 'connect', 'tls', 'greeting', 'ehlo', 'auth'],
      capabilities: { hasDsn: true },
    });
  });

  it('takes messages by STARTTLS, and logs in only under it', async () => {
    const { sent, tested } = await tryBoth({ security: 'starttls', certificate: {}, isImplicit: false });
    expect(sent).toMatchObject({ ok: true, capabilities: { hasStartTls: true } });
    expect(tested).toMatchObject({
      ok: true,
      passed: ['resolve', 'connect', 'greeting', 'ehlo', 'tls', 'auth'],
      capabilities: { hasStartTls: true },
    });
    const lines = server.dialogues()[0]?.lines ?? [];
    expect(lines.findIndex((line) => line.startsWith('C: AUTH'))).toBeGreaterThan(
      lines.indexOf('C: STARTTLS'),
    );
  });
});

describe('a server that cannot be trusted gets neither the password nor the message', () => {
  const cases = [
    ['self-signed', { selfSigned: true }, false, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['expired', { expired: true }, true, 'CERT_HAS_EXPIRED'],
    ['made out to another name', { commonName: 'mail.other.example' }, true, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['from an authority that is not known', {}, false, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const;

  it.each(
    cases.flatMap(([name, certificate, isTrusted, code]) => [
      { name, certificate, isTrusted, code, security: 'tls' as const, isImplicit: true },
      { name, certificate, isTrusted, code, security: 'starttls' as const, isImplicit: false },
    ]),
  )('when its certificate is $name ($security)', async ({ code, ...setting }) => {
    const { sent, tested } = await tryBoth(setting);
    const failure = { kind: 'certificate', stage: 'tls', isHandedOver: false, replyCode: null };
    expect(sent).toMatchObject({ ok: false, failure });
    expect(tested).toMatchObject({ ok: false, failure });
    expect(tested.failure?.reply).toContain(code);
    expect(tested.passed).not.toContain('tls');
    const said = server.dialogues().flatMap(({ lines }) => lines);
    expect(said.filter((line) => /^C: (?:AUTH|MAIL)/.test(line))).toEqual([]);
    expect(server.messages()).toEqual([]);
  });

  it('when it offers no STARTTLS', async () => {
    const { sent, tested } = await tryBoth({ security: 'starttls', certificate: null, isImplicit: false });
    const failure = { kind: 'no-starttls', stage: 'tls', replyCode: 502, isHandedOver: false };
    expect(sent).toMatchObject({ ok: false, failure });
    expect(tested).toMatchObject({ ok: false, failure, passed: ['resolve', 'connect', 'greeting', 'ehlo'] });
    const said = server.dialogues().flatMap(({ lines }) => lines);
    expect(said.filter((line) => /^C: (?:AUTH|MAIL)/.test(line))).toEqual([]);
  });
});

describe('a port that speaks otherwise than the account says', () => {
  it('is told as TLS that failed when it speaks first, without TLS', async () => {
    const { sent, tested } = await tryBoth({ security: 'tls', certificate: null, isImplicit: false });
    const failure = { kind: 'tls-failed', stage: 'tls', isHandedOver: false };
    expect(sent).toMatchObject({ ok: false, failure });
    expect(tested).toMatchObject({ ok: false, failure, passed: ['resolve', 'connect'] });
  });

  it('is told as a greeting that does not come when it waits for TLS', async () => {
    const { sent, tested } = await tryBoth({
      security: 'starttls',
      certificate: {},
      isImplicit: true,
      limits: QUICK,
    });
    const failure = { kind: 'timed-out', stage: 'greeting', isHandedOver: false };
    expect(sent).toMatchObject({ ok: false, failure });
    expect(tested).toMatchObject({ ok: false, failure, passed: ['resolve', 'connect'] });
  });
});

describe('a handshake that does not end', () => {
  it.each([
    ['tls', true],
    ['starttls', false],
  ] as const)('is told as TLS that timed out (%s)', async (security, isImplicit) => {
    server = await startScriptedSmtpServer({
      rules: isImplicit
        ? [{ at: 'connect', action: { kind: 'hang' } }]
        : [{ at: 'starttls', action: { kind: 'hang' } }],
      tls: { ...makeCertificate(), isImplicit },
    });
    const factory = createEmailTransportFactory({ clock: systemClock, logger: new RecordingLogger() }, QUICK);
    const transport = factory.open(sampleAccount(server, { security }), null);
    const sent = await transport.send(sampleEmail(), nothing, NEVER_STOPPED);
    transport.close();
    expect(sent).toMatchObject({
      ok: false,
      failure: { kind: 'timed-out', stage: 'tls', isHandedOver: false },
    });
  });
});
