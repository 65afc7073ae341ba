import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { projectRoot } from '../../../scripts/setup/project-paths.mjs';

/** A page that people read. */
export interface ProjectDocument {
  /** From the root of the project, with forward slashes. */
  file: string;
  text: string;
}

/** Every Markdown page in the root of the project and under docs/. */
export function projectDocuments(): ProjectDocument[] {
  const inRoot = readdirSync(projectRoot);
  const inDocs = readdirSync(join(projectRoot, 'docs'), { recursive: true, encoding: 'utf8' });
  return [...inRoot, ...inDocs.map((file) => `docs/${file.replaceAll('\\', '/')}`)]
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ file, text: readFileSync(join(projectRoot, file), 'utf8') }));
}

const CODE = /`([^`\n]+)`/g;
const CITED_TEST = /^(tests\/\S+) › (.+)$/;
const CITED_PATH = /^(?:src|tests|scripts|docs|\.github|\.ci)\/[\w./-]+$/;
const LINK = /\]\(([^)\s]+)\)/g;
const ELSEWHERE = /^[a-z][a-z\d+.-]*:/i;

function codeIn(text: string): string[] {
  return [...text.matchAll(CODE)].map(([, code = '']) => code);
}

/** Tests that a page names, written as `tests/…/file.test.ts › title`. */
export function citedTests({ text }: ProjectDocument): { file: string; title: string }[] {
  return codeIn(text).flatMap((code) => {
    const [, file, title] = CITED_TEST.exec(code) ?? [];
    return file === undefined || title === undefined ? [] : [{ file, title }];
  });
}

/** Files and folders that a page names or leads to, from the root of the project. */
export function citedFiles(page: ProjectDocument): string[] {
  const named = codeIn(page.text).filter((code) => CITED_PATH.test(code));
  const linked = [...page.text.matchAll(LINK)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !ELSEWHERE.test(target))
    .map((target) => posix.join(dirname(page.file), target));
  return [...new Set([...named, ...linked, ...citedTests(page).map(({ file }) => file)])];
}
