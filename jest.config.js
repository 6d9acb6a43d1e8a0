/** Tests run as ES modules (NODE_OPTIONS=--experimental-vm-modules); swc strips the types, `npm run check` checks them. */
export default {
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  // Most suites wait for servers and browsers, and for time to pass: three at a time on two cores, where one is jest's choice.
  maxWorkers: 3,
  // What suites leave in a worker adds up to gigabytes, and collecting it costs more than a new worker.
  workerIdleMemoryLimit: '700MB',
  // A test that hangs is ended; how long one takes says nothing on a machine that does other work.
  testTimeout: 20_000,
  globalSetup: '<rootDir>/tests/support/throwAway.mjs',
  testSequencer: '<rootDir>/tests/support/patientFirst.mjs',
  testMatch: ['<rootDir>/tests/**/*.test.ts', '<rootDir>/tests/**/*.test.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/\\.dist-'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'es6' },
        sourceMaps: true,
      },
    ],
  },
};
