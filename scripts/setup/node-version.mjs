import { SetupProblem } from './say.mjs';

const oldest = { major: 20, minor: 19 };

/** @returns {{ major: number, minor: number }} the Node that runs this script */
export function nodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return { major, minor };
}

/**
 * @param {{ major: number, minor: number }} version
 * @param {{ major: number, minor: number }} wanted
 */
export function isAtLeast(version, wanted) {
  return version.major > wanted.major || (version.major === wanted.major && version.minor >= wanted.minor);
}

export function checkNodeVersion() {
  if (!isAtLeast(nodeVersion(), oldest)) {
    throw new SetupProblem(
      `Node ${process.versions.node} is too old: Sendtrail's tools need ${oldest.major}.${oldest.minor} or newer.`,
    );
  }
}
