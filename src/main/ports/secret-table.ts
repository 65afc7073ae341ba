/** A secret as it lies in the log: sealed, with the name of what sealed it. */
export interface SealedSecret {
  ciphertext: Uint8Array;
  /** What the ciphertext was sealed by, for example "keychain": another backend cannot open it. */
  backend: string;
}

/** Where the vault puts what it has sealed. Nothing here can be read without the vault. */
export interface SecretTable {
  get(id: string): SealedSecret | null;
  /** Puts a secret in the place of the one before. */
  set(id: string, secret: SealedSecret): void;
  remove(id: string): void;
}
