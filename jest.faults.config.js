/** `npm run faults`: what is broken on purpose, with real processes. Minutes each, so they are no part of `npm test`. */
import config from './jest.config.js';

export default {
  ...config,
  testMatch: ['<rootDir>/tests/faults/**/*.fault.ts'],
  maxWorkers: 1,
  // A disk is among what is broken here.
  globalSetup: null,
};
