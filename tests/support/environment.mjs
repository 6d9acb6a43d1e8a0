/** The environment of every suite: node's, with a way to what a worker reads once for all of its suites. */
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';
import './typescript.mjs';

export default class Environment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.readOnce = createRequire(import.meta.url);
    this.global.importOnce = (address) => import(address);
  }
}
