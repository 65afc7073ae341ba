import { layers } from './scripts/check/layers.mjs';

/** @param {string[]} packages */
function installedAt(packages) {
  const names = packages.map((name) => (name.endsWith('/*') ? `${name.slice(0, -2)}/[^/]+` : name));
  return `^node_modules/(?:@types/)?(?:${names.join('|')})(?:/|$)`;
}

/** @type {import('dependency-cruiser').DependencyType[]} */
const npmKinds = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

/**
 * @param {import('./scripts/check/layers.mjs').Layer} layer
 * @returns {import('dependency-cruiser').IForbiddenRuleType[]}
 */
function rulesOf({ name, path, mayImport, packages, mayUseNode }) {
  const from = { path };
  /** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
  const rules = [
    { name: `${name}: layer`, severity: 'error', from, to: { path: '^src/', pathNot: mayImport } },
    {
      name: `${name}: packages`,
      severity: 'error',
      from,
      to:
        packages.length > 0
          ? { dependencyTypes: npmKinds, pathNot: installedAt(packages) }
          : { dependencyTypes: npmKinds },
    },
  ];
  if (!mayUseNode) {
    rules.push({ name: `${name}: no Node`, severity: 'error', from, to: { dependencyTypes: ['core'] } });
  }
  return rules;
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers.flatMap(rulesOf),
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'every file has a layer',
      severity: 'error',
      from: { path: '^src/', pathNot: layers.map(({ path }) => path) },
      to: {},
    },
    { name: 'everything resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'src imports nothing outside src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(?:tests|scripts|resources)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: '^node_modules/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.css', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
