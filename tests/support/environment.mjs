/** The environment of every suite: node's, with a way to packages that a worker reads once for all of its suites. */
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';

export default class Environment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.readOnce = createRequire(import.meta.url);
  }
}
