/** The environment of every suite: node's, with a way to what a worker reads once for all of its suites. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';
import './typescript.mjs';

/** Storages that follow promises (decision 65): Node keeps each that was ever used, and every promise from then on carries all of them. */
const following = new Set();
const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
  following.add(this);
  return run.apply(this, given);
};

export default class Environment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.readOnce = createRequire(import.meta.url);
    this.global.importOnce = (address) => import(address);
  }

  /** Ends the storages that jest begins anew for each suite. */
  async teardown() {
    for (const storage of following) storage.disable();
    following.clear();
    await super.teardown();
  }
}
