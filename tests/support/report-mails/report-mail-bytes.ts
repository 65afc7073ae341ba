import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/setup/project-paths.mjs';
import { SAMPLE_MAILS } from './index';

const FOLDER = join(projectRoot, 'tests/fixtures/report-mails');

/** Every mail that the project has, made up or written by a real server, with lines that end with LF. */
export const REPORT_MAIL_BYTES: readonly Buffer[] = [
  ...SAMPLE_MAILS.map(({ raw }) => Buffer.from(raw)),
  ...readdirSync(FOLDER)
    .filter((file) => file.endsWith('.eml'))
    .map((file) =>
      Buffer.from(readFileSync(join(FOLDER, file), 'latin1').replaceAll('\r\n', '\n'), 'latin1'),
    ),
];

/** The same mail with other line ends. */
export function withLineEnds(mail: Buffer, lineEnd: string): Buffer {
  return Buffer.from(mail.toString('latin1').replaceAll('\n', lineEnd), 'latin1');
}
