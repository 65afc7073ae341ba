import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../scripts/check/source-modules.mjs';

const kebabCase = /^[a-z\d]+(?:-[a-z\d]+)*(?:\.d)?\.ts$/;
const pascalCase = /^(?:[A-Z][A-Za-z\d]*|[a-z\d]+(?:-[a-z\d]+)*)\.tsx$/;
const saysNothing = /(?:^|[-/])(?:utils?|helpers?|common|managers?|services?|misc|stuff)(?:[-./]|$)/i;

/** Names in which such a word is the product's own: a patient's "mail service" is Gmail or Outlook. */
const productWords = ['src/shared/domain/mail-service.ts'];

describe('files under src', () => {
  const files = sourceFiles();

  it('are named kebab-case.ts or, for components, PascalCase.tsx', () => {
    const wrong = files.filter((file) => !kebabCase.test(basename(file)) && !pascalCase.test(basename(file)));
    expect(wrong).toEqual([]);
  });

  it('are named for what they hold', () => {
    expect(
      files.filter((file) => !productWords.includes(file) && saysNothing.test(file.slice('src/'.length))),
    ).toEqual([]);
  });
});
