/** Which run of the operating system this is: after a power cut, not everything written may be on the disk. */
export interface HostSession {
  /** About when this computer was started (ms); moves when its clock is set. */
  bootedAt(): number;
}
