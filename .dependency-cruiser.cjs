// The direction of imports of the product: an arrow may be skipped, never reversed.
const order = ['platform', 'identity', 'catalogue', 'allocation', 'applications', 'training'];
const leaves = ['notifications', 'statistics', 'jica-net'];
const above = (lib) => [...order.slice(order.indexOf(lib) + 1), ...leaves, 'database'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...order.map((lib) => ({
      name: `${lib}-knows-only-upstream`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: `^libs/(${above(lib).join('|')})/` },
    })),
    ...leaves.map((lib) => ({
      name: `${lib}-stands-alone`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: `^libs/(${[...leaves.filter((other) => other !== lib), 'database'].join('|')})/` },
    })),
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test)/' },
    },
    {
      name: 'apps-never-import-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'apps-never-import-tests', severity: 'error', from: { path: '^apps/' }, to: { path: '^test/' } },
    {
      name: 'a-lib-is-entered-by-its-name',
      comment: 'Import from #catalogue, not from a file inside it.',
      severity: 'error',
      from: { path: '^(apps|test)/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: '^libs/[^/]+/src/index\\.ts$',
        dependencyTypesNot: ['aliased-subpath-import'],
      },
    },
    {
      name: 'a-lib-enters-another-by-its-name',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    ...['/', '[.]ts$'].map((end) => ({
      name: 'no-rooms-whose-name-says-nothing',
      severity: 'error',
      from: {},
      to: {
        path: `^(apps|libs|test)/.+/(common|shared|util|utils|helper|helpers|core|types|base|constants)${end}`,
      },
    })),
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, path: '^[#.]' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['kccp-src', 'import', 'node', 'default'] },
  },
};
