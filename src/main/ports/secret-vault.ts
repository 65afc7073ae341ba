/** Keeps passwords. They go in and are used; no way leads back to a page. */
export interface SecretVault {
  /** Whether the operating system keeps secrets for this person here (Keychain, DPAPI, a keyring). */
  isProtected(): boolean;
  /** Name of what keeps them, for the screen and the log. */
  backend(): string;
  /**
   * Keeps a secret. Where nothing protects it, it is kept for this run only unless `isUnprotectedAllowed`.
   * @returns how it is kept
   */
  set(id: string, secret: string, isUnprotectedAllowed: boolean): 'kept' | 'this-run-only';
  get(id: string): string | null;
  state(id: string): 'kept' | 'this-run-only' | 'missing';
  remove(id: string): void;
}
