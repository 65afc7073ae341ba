import type { Protocol } from 'electron';
import { APP_SCHEME } from './app-protocol';
import { MAIL_PREVIEW_SCHEME } from './mail-preview-protocol';

/**
 * Makes our two schemes ones with hosts and origins. Must run before the app is ready. Neither may fetch, be fetched
 * from elsewhere, or get round a policy.
 */
export function registerSchemes(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
    { scheme: MAIL_PREVIEW_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}
