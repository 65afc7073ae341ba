import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../scripts/setup/project-paths.mjs';
import { citedFiles, citedTests, projectDocuments } from '../support/documents/project-documents';
import { testTitlesIn } from '../support/documents/test-titles';

const documents = projectDocuments();
const security = documents.find(({ file }) => file === 'SECURITY.md');

/** Of Electron’s own security list. */
const POINTS = Array.from({ length: 20 }, (_, index) => index + 1);

/** Rows of the first table under a heading, without the two lines that head it. */
function rowsOf(heading: string): string[] {
  const [, section = ''] = (security?.text ?? '').split(`## ${heading}\n`);
  const [beforeNextHeading = ''] = section.split('\n##');
  return beforeNextHeading
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
}

describe('the documents', () => {
  it.each(documents.map((document) => [document.file, document] as const))(
    'lead from %s only to files that exist',
    (_file, document) => {
      expect(citedFiles(document).filter((file) => !existsSync(inProject(file)))).toEqual([]);
    },
  );

  it('cite only tests that exist, by the titles they have', () => {
    const cited = documents.flatMap((document) => citedTests(document));
    const titles = new Map(
      [...new Set(cited.map(({ file }) => file))]
        .filter((file) => existsSync(inProject(file)))
        .map((file) => [file, testTitlesIn(inProject(file))]),
    );
    const unknown = cited.filter(({ file, title }) => titles.get(file)?.includes(title) !== true);
    expect(unknown.map(({ file, title }) => `${file} › ${title}`)).toEqual([]);
    expect(cited.length).toBeGreaterThan(0);
  });
});

describe('SECURITY.md', () => {
  it('goes through all 20 points of Electron’s list in their order', () => {
    const numbers = rowsOf("Electron's list").map((row) => Number.parseInt(row.slice(1), 10));
    expect(numbers).toEqual(POINTS);
  });

  it('names a test for every threat and for every bad input', () => {
    const rows = [...rowsOf('Beyond the list'), ...rowsOf('Bad input')];
    expect(rows.filter((row) => !/`tests\/\S+ › [^`]+`/.test(row))).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});
