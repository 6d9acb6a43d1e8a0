/** The addresses that the app answers: heard while it puts its routers together, so that none can be forgotten. */
import { jest } from '@jest/globals';
import express from 'express';

interface Mounted {
  on: unknown;
  path: string;
  router: unknown;
}
interface Heard {
  on: unknown;
  paths: string[];
  route: { methods: Record<string, boolean> };
}

/** Listens from now on; returns a function that tells every route as `METHOD /address/{parameter}`. */
export function hearRoutes(): () => string[] {
  const mounted: Mounted[] = [];
  const heard: Heard[] = [];
  const prototype = express.Router.prototype as express.Router;
  const { use, route } = prototype;
  const spies = [
    jest.spyOn(prototype, 'use').mockImplementation(function (this: unknown, ...given: unknown[]) {
      const path = typeof given[0] === 'string' ? given[0] : '';
      for (const router of given) if (isRouter(router)) mounted.push({ on: this, path, router });
      return (use as (...all: unknown[]) => express.Router).apply(this, given);
    } as typeof use),
    jest.spyOn(prototype, 'route').mockImplementation(function (this: unknown, path: unknown) {
      const made = (route as unknown as (path: unknown) => Heard['route']).call(this, path);
      heard.push({ on: this, paths: [path].flat().map(String), route: made });
      return made;
    } as unknown as typeof route),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
    return heard.flatMap(({ on, paths, route: { methods } }) => {
      const whole = paths.map((path) => asTemplate(`${whereOf(on, mounted)}${path}`));
      return Object.keys(methods).flatMap((method) => whole.map((path) => `${method.toUpperCase()} ${path}`));
    });
  };
}

/** Turns `/a//b/:c/` into `/a/b/{c}`. */
function asTemplate(path: string): string {
  const clean = path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  return clean.replace(/:(\w+)/g, '{$1}');
}

function isRouter(value: unknown): boolean {
  return typeof value === 'function' && 'stack' in value;
}

function whereOf(router: unknown, mounted: readonly Mounted[]): string {
  const found = mounted.find((one) => one.router === router);
  return found === undefined ? '' : whereOf(found.on, mounted) + found.path;
}
