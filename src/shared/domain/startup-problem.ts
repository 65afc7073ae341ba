/** Why the log cannot be opened, in one word. */
export type StartupProblemKind = 'locked' | 'corrupt' | 'read-only' | 'newer-version' | 'disk-full' | 'other';
