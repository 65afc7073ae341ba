/**
 * Every fuse, its name in @electron/fuses, and whether it is on in what people install. SECURITY.md gives the reasons.
 *
 * @typedef {keyof typeof import('@electron/fuses').FuseV1Options} FuseName
 */

/**
 * Only macOS and Windows check the archive against the checksum in the program; on Linux the fuse has no effect.
 * @param {string} platform as Node names it
 */
function hasArchiveIntegrity(platform) {
  return platform === 'darwin' || platform === 'win32';
}

/**
 * @param {string} platform as Node names it
 * @returns {Record<FuseName, boolean>}
 */
export function fuseTable(platform) {
  return {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: hasArchiveIntegrity(platform),
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  };
}
