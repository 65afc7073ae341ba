import type { ServerProblem } from './account';
import { serverProblems } from './check-account';
import { isHeaderSafe } from './header-text';
import type { TrackingSettings } from './tracking';

export type TrackingProblem = ServerProblem | 'user-empty' | 'folder-empty' | 'line-break';

export type TrackingField = keyof TrackingSettings;

interface TrackingRule {
  field: TrackingField;
  problem: TrackingProblem;
  isBroken: (settings: TrackingSettings) => boolean;
}

const TRACKING_RULES: readonly TrackingRule[] = [
  { field: 'user', problem: 'user-empty', isBroken: ({ user }) => user.trim() === '' },
  { field: 'folder', problem: 'folder-empty', isBroken: ({ folder }) => folder.trim() === '' },
  // A line break would end the command (RFC 9051 §2.2.1).
  { field: 'user', problem: 'line-break', isBroken: ({ user }) => !isHeaderSafe(user) },
  { field: 'folder', problem: 'line-break', isBroken: ({ folder }) => !isHeaderSafe(folder) },
  {
    field: 'sentFolder',
    problem: 'line-break',
    isBroken: ({ sentFolder }) => sentFolder !== null && !isHeaderSafe(sentFolder),
  },
];

/** What is wrong with the settings of a tracking, field by field; empty when they can be saved. */
export function trackingProblems(
  settings: TrackingSettings,
): { field: TrackingField; problem: TrackingProblem }[] {
  const own = TRACKING_RULES.filter(({ isBroken }) => isBroken(settings));
  return [...serverProblems(settings), ...own.map(({ field, problem }) => ({ field, problem }))];
}
