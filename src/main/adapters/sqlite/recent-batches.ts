import { REACHED_WITH_OTHERS, REACHES_NOBODY, type LikeBatch } from '../../../shared/domain/same-text';
import type { LikeQuery } from '../../ports/batch-store';
import { hashOfBody } from './body-hash';
import type { LogConnection } from './log-connection';

/** No clinic begins more batches in two days; the clock may have been set, so that order of writing bounds the reading. */
const NEWEST = 5_000;

/** The first message tells the text of a batch whose text is the same for everybody. */
const LIKE = `
SELECT b.position, b.id AS batchId, b.name, b.created_at AS createdAt, coalesce(
  (SELECT d.body FROM message AS m INDEXED BY message_by_batch
    CROSS JOIN message_detail AS d ON d.message = m.position
    WHERE m.batch = b.position ORDER BY m.position LIMIT 1
  ) = (SELECT s.position FROM shared_body AS s WHERE s.hash = @hash), 0) AS isSameText
FROM batch AS b
WHERE b.position > (SELECT max(position) FROM batch) - ${NEWEST}
  AND b.created_at >= @since AND b.channel = @channel
  AND (isSameText OR (b.name = @name AND b.purpose = @purpose))
ORDER BY b.position DESC`;

const REACHED = `
SELECT m.batch, m.patient_id AS patientId FROM json_each(@batches) AS wanted
  CROSS JOIN message AS m INDEXED BY message_by_batch ON m.batch = wanted.value
WHERE m.patient_id IS NOT NULL AND (m.status_code = '${REACHED_WITH_OTHERS}'
  OR m.status NOT IN (${REACHES_NOBODY.map((status) => `'${status}'`).join(', ')}))
ORDER BY m.batch DESC, m.position`;

interface LikeColumns extends Omit<LikeBatch, 'isSameText' | 'patientIds'> {
  position: number;
  isSameText: number;
}

/** Finds batches of the last days that say the same. */
export class RecentBatches {
  private readonly selectLike;
  private readonly selectReached;

  constructor({ statements }: LogConnection) {
    this.selectLike = statements.prepare<LikeColumns>('batches-like', LIKE);
    this.selectReached = statements.prepare<{ batch: number; patientId: string }>('batches-reached', REACHED);
  }

  like({ channel, purpose, name, body, since }: LikeQuery): LikeBatch[] {
    const hash = body === null ? null : hashOfBody(JSON.stringify(body));
    const found = this.selectLike.all({ channel, purpose, name, hash, since });
    const patientIds = this.reachedBy(found.map(({ position }) => position));
    return found.map(({ position, isSameText, ...batch }) => ({
      ...batch,
      isSameText: isSameText === 1,
      patientIds: patientIds.get(position) ?? [],
    }));
  }

  /** Ids of patients by the position of the batch; one look for all of them, however many there are. */
  private reachedBy(positions: readonly number[]): Map<number, string[]> {
    const patientIds = new Map(positions.map((position) => [position, [] as string[]]));
    for (const { batch, patientId } of this.selectReached.all({ batches: JSON.stringify(positions) }))
      patientIds.get(batch)?.push(patientId);
    return patientIds;
  }
}
