import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/setup/project-paths.mjs';
import { classifyFile } from '../../../src/main/adapters/trackers/classify-files';
import { walkMail } from '../../../src/main/adapters/trackers/walk-mail';
import { classifyReport } from '../../../src/shared/domain/classify-report';
import { SAMPLE_MAILS } from '../../support/report-mails';

const classified = (raw: string) => classifyReport(walkMail(Buffer.from(raw)));
const facts = (raw: string) => {
  const { kind, recipients } = classified(raw);
  return { kind, recipients: recipients.map(({ address }) => address), reason: recipients[0]?.reason };
};

describe('classification', () => {
  it.each(SAMPLE_MAILS)('knows $name', ({ raw, kind, recipients, reason }) => {
    expect(facts(raw)).toMatchObject({ kind, recipients, ...(reason === undefined ? {} : { reason }) });
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('says the same of every mail with lines that end with %s', (_, lineEnd) => {
    for (const { name, raw } of SAMPLE_MAILS) {
      const other = classified(raw.replaceAll('\n', lineEnd));
      expect({ name, ...other }).toEqual({ name, ...classified(raw) });
    }
  });
});

interface Expected {
  file: string;
  expect: {
    acceptKinds: string[];
    recipients: string[] | null;
    perRecipient?: { aliases?: string[] }[];
  };
}

/** Real mails that are not part of the project; beside it on the machines where it is made. */
const FOLDERS = ['../shared/data/bounces', '../../shared/data/bounces'].map((path) =>
  join(projectRoot, path),
);
const folder = FOLDERS.find((path) => existsSync(join(path, 'expected.json')));

describe.skipIf(folder === undefined)('real mails, where they are at hand', () => {
  const expected =
    folder === undefined
      ? []
      : (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected[]);

  it.each(['\n', '\r\n'])('are told apart with lines that end with %j', (lineEnd) => {
    const wrong: string[] = [];
    for (const { file, expect: wanted } of expected) {
      const raw = readFileSync(join(folder ?? '', file), 'latin1').replace(/\r?\n/g, lineEnd);
      const report = classifyReport(walkMail(Buffer.from(raw, 'latin1')));
      const found = report.recipients.map(({ address }) => address);
      const isSame =
        wanted.recipients === null ||
        (wanted.recipients.length === found.length &&
          wanted.recipients.every((address, index) =>
            [address, ...(wanted.perRecipient?.[index]?.aliases ?? [])].some((each) =>
              found.includes(each.toLowerCase()),
            ),
          ));
      if (!wanted.acceptKinds.includes(report.kind) || !isSame) wrong.push(file);
    }
    expect(wrong).toEqual([]);
  });

  it('come as one line of JSON each on the command line', async () => {
    const line = await classifyFile(join(folder ?? '', 'p001.eml'));
    expect(line).not.toContain('\n');
    expect(Object.keys(JSON.parse(line) as object)).toEqual([
      'file',
      'kind',
      'recipients',
      'messageId',
      'envelopeId',
    ]);
  });
});
