import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { driverHomes, electronHomes } from './scripts/check/layers.mjs';

const driverNames = driverHomes.map(({ packageName }) => packageName);

/**
 * @param {string[]} names
 * @returns {['error', object]}
 */
function forbidImports(names) {
  return [
    'error',
    {
      patterns: names.map((name) => ({
        group: [name, `${name}/*`],
        message: `${name} is only imported in its own folder (scripts/check/layers.mjs).`,
      })),
    },
  ];
}

/** Each home may import its own drivers; every other driver stays forbidden there. */
const homes = [...new Set([...driverHomes.flatMap((driver) => driver.homes), ...electronHomes])];
const driversAtHome = homes.map((folder) => {
  const away = driverHomes
    .filter((driver) => !driver.homes.includes(folder))
    .map(({ packageName }) => packageName);
  const names = electronHomes.includes(folder) ? away : [...away, 'electron'];
  return { files: [`${folder}/**/*.ts`], rules: { 'no-restricted-imports': forbidImports(names) } };
});

const testFunctions = '/^(it|test|describe|suite|bench)$/';

const pureRules = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes through the clock port.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Time comes through the clock port.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance comes through a port.',
  },
];

const namedExportsOnly = { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' };

export default defineConfig(
  globalIgnores(['node_modules/', 'out/', 'dist/', 'coverage/', 'test-results/', 'tests/fixtures/']),
  {
    // No comment may switch a rule off: a rule that is wrong is changed here, for everybody.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // The compiler knows each folder's globals; this rule knows none.
      'no-undef': 'off',
      'no-eval': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': forbidImports([...driverNames, 'electron']),
      'no-restricted-syntax': ['error', namedExportsOnly],
    },
  },
  {
    files: ['src/shared/**/*.ts', 'src/main/application/**/*.ts', 'src/main/ports/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', namedExportsOnly, ...pureRules],
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'fetch',
        'crypto',
        'console',
      ],
    },
  },
  { files: ['src/main/*.ts'], rules: { 'no-restricted-imports': forbidImports(driverNames) } },
  ...driversAtHome,
  {
    files: ['src/main/windows/**/*.ts', 'src/main/security/**/*.ts', 'src/main/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        namedExportsOnly,
        // Electron's security list, points 6, 8, 9 and 10: never written, neither on nor off.
        {
          selector:
            'Property[key.name=/^(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures)$/]',
          message: 'This web preference keeps its safe default and is never named.',
        },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // Names what the React Compiler would skip. It is not used here, and TanStack Virtual is on that list.
      'react-hooks/incompatible-library': 'off',
      'no-restricted-syntax': [
        'error',
        namedExportsOnly,
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Mail HTML is shown in a sandboxed frame only.',
        },
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'playwright.config.ts', 'vitest.config.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:timers/promises', message: 'Tests wait for a condition, not for time.' }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[property.name='waitForTimeout']",
          message: 'Wait for a condition, not for time.',
        },
        {
          selector: `MemberExpression[object.name=${testFunctions}][property.name=/^(only|todo|fixme|fails|fail|slow)$/]`,
          message: 'Every test runs.',
        },
        {
          // Playwright has no skipIf: its skip takes a condition and a reason.
          selector: `:not(CallExpression[arguments.length=2][arguments.0.type=/^(Unary|Binary)Expression$/]) > MemberExpression[object.name=${testFunctions}][property.name='skip']`,
          message: 'Every test runs. What a machine cannot run uses skipIf with its reason.',
        },
        {
          selector: 'Property[key.name=/^(retry|retries)$/][value.value>0]',
          message: 'A flake is found and fixed, not repeated.',
        },
        {
          selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
          message: 'Wait for a condition, not for time.',
        },
      ],
    },
  },
);
