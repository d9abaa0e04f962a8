const typescript = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { module: { type: 'es6' } }] },
  testEnvironmentOptions: { customExportConditions: ['kccp-src', 'node'] },
  // CommonJS plug-ins fail in an import cycle unless these three are loaded first.
  setupFiles: ['<rootDir>/test/support/load-first.ts'],
};

export default {
  projects: [
    { ...typescript, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps}/**/*.spec.ts'] },
    { ...typescript, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
    { ...typescript, displayName: 'allocation', testMatch: ['<rootDir>/test/allocation/**/*.spec.ts'] },
    {
      ...typescript,
      displayName: 'journeys',
      testMatch: ['<rootDir>/test/journeys/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/support/template-schema.mjs',
    },
    {
      ...typescript,
      displayName: 'faults',
      testMatch: ['<rootDir>/test/faults/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/support/template-schema.mjs',
    },
  ],
  testTimeout: 30_000,
};
