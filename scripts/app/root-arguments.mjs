/** Chromium's sandbox does not run as root; nobody else may switch it off. */
export function rootArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
