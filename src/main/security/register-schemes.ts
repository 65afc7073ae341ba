import type { Protocol } from 'electron';
import { APP_SCHEME } from './app-protocol';
import { DOCUMENT_PREVIEW_SCHEME } from './document-preview-protocol';
import { MAIL_PREVIEW_SCHEME } from './mail-preview-protocol';

/**
 * Makes our schemes ones with hosts and origins. Must run before the app is ready. None may get round a policy, and
 * only a document's own frame may fetch: what draws a PDF has to read it.
 */
export function registerSchemes(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
    { scheme: MAIL_PREVIEW_SCHEME, privileges: { standard: true, secure: true } },
    {
      scheme: DOCUMENT_PREVIEW_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
    },
  ]);
}
