import type { InvokeChannel } from '../../shared/ipc/contract';
import { addDocuments } from '../application/documents/add-documents';
import { attachDocument } from '../application/documents/attach-document';
import { listDocuments } from '../application/documents/list-documents';
import { saveDocumentCopy } from '../application/documents/save-document-copy';
import { setDocumentRemoved } from '../application/documents/set-document-removed';
import { act, type HandlingDesk } from './handling-desk';
import type { Handlers } from './register-handlers';

type DocumentChannel = Extract<InvokeChannel, `documents:${string}`>;

/** Requests about a patient's Clinical › Documents. */
export function documentHandlers({ ports, staffName }: HandlingDesk): Pick<Handlers, DocumentChannel> {
  return {
    'documents:list': (request) => listDocuments(ports(), request),
    'documents:add': ({ patientId }) => addDocuments(ports(), patientId, staffName()),
    'documents:set-removed': act(({ documentId, isRemoved }) => {
      setDocumentRemoved(ports(), documentId, isRemoved, staffName());
    }),
    'documents:attach': ({ documentId }) => attachDocument(ports(), documentId),
    'documents:save-copy': ({ documentId }) => saveDocumentCopy(ports(), documentId),
  };
}
