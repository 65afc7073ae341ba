const LEFT_OUT = /Image exceeded maximum allowed size|Unable to decode (?:inline )?image/;

/** Whether a warning of PDF.js says that a picture is missing: it leaves out what is too large or damaged. */
export function isAboutMissingPicture(warning: unknown): boolean {
  return typeof warning === 'string' && LEFT_OUT.test(warning);
}

/** Calls back when a picture is left out. PDF.js tells that in its warnings only, which it writes to the console. */
export function watchForMissingPictures(tell: () => void): void {
  Object.assign(console, {
    warn: (warning: unknown) => {
      if (isAboutMissingPicture(warning)) tell();
    },
  });
}
