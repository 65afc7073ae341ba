import type { Status } from '../../../shared/domain/status';
import type { NewStatusUpdate, UpdateCode, UpdateDetail } from '../../../shared/domain/status-history';

/** The history line of something a person did, with who and when. */
export function personUpdate(
  at: number,
  by: string,
  code: UpdateCode,
  facts: { status?: Status; detail?: UpdateDetail } = {},
): NewStatusUpdate {
  return {
    at,
    status: facts.status ?? null,
    code,
    detail: facts.detail ?? {},
    source: 'person',
    by,
    eventKey: `person:${code}:${String(at)}`,
  };
}
