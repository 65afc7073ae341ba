/** Why a message of a batch waits without a time of its own. Stands where a failure's kind would. */
export const BATCH_WAIT_REASONS = ['being-written', 'held', 'stopped'] as const;
export type BatchWaitReason = (typeof BATCH_WAIT_REASONS)[number];

/** Whether a message waits for its batch, and not because an attempt failed. */
export function isBatchWaitReason(waitReason: string): waitReason is BatchWaitReason {
  return (BATCH_WAIT_REASONS as readonly string[]).includes(waitReason);
}

/** The reason that the batch gives a message to wait; null where it waits for another, or is due whatever it says. */
export function batchWait(
  { waitReason, dueAt }: { waitReason: string | null; dueAt: number | null },
  now: number,
): BatchWaitReason | null {
  if (waitReason === null || dueAt === null || dueAt <= now) return null;
  return isBatchWaitReason(waitReason) ? waitReason : null;
}
