import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { classifyReport } from '../../../shared/domain/classify-report';
import { walkMail } from './walk-mail';

/**
 * What each file's mail is, as one line of JSON: for support, and for judging the classifier. A file that cannot be
 * read is an error, which belongs to the caller.
 */
export async function classifyFile(file: string): Promise<string> {
  const { kind, recipients, messageId, envelopeId } = classifyReport(walkMail(await readFile(file)));
  return JSON.stringify({
    file: basename(file),
    kind,
    recipients: recipients
      .filter(({ address }) => address !== '')
      .map(({ address, kind: itsKind, status, reason, rule }) => ({
        address,
        kind: itsKind,
        status,
        reason,
        rule,
      })),
    messageId,
    envelopeId,
  });
}

/** Run as a program it prints a line a file; one that cannot be read is told on standard error. */
async function printAll(files: readonly string[]): Promise<void> {
  for (const file of files) {
    try {
      process.stdout.write(`${await classifyFile(file)}\n`);
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await printAll(process.argv.slice(2));
