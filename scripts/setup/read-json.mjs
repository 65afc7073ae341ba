import { readFileSync } from 'node:fs';

/**
 * @param {string} text
 * @returns {unknown} what it says; the caller says what that is
 */
export function parseJson(text) {
  return JSON.parse(text);
}

/** @param {string} file */
export function readJson(file) {
  return parseJson(readFileSync(file, 'utf8'));
}
