/** docker-compose.yml as Compose reads it: anchors merged, and each `${...}` replaced from the environment. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const FILE = new URL('../../docker-compose.yml', import.meta.url);

export const CADDYFILE = fileURLToPath(new URL('../../docs/compose/Caddyfile', import.meta.url));
export const MAKE_ENV = fileURLToPath(new URL('../../docs/compose/make-env', import.meta.url));

export interface Service {
  build?: string;
  image?: string;
  pull_policy?: string;
  profiles?: string[];
  restart?: string;
  command?: string[];
  environment?: Record<string, string>;
  hostname?: string;
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  depends_on?: unknown;
  healthcheck?: { test: string[] };
  stop_grace_period?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
}

export interface ComposeFile {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
}

export function composeText(): string {
  return readFileSync(FILE, 'utf8');
}

/** `env`: the values of .env. Throws, as Compose does, where a needed value is missing. */
export function composeFile(env: Readonly<Record<string, string>>): ComposeFile {
  return resolve(parse(composeText(), { merge: true }), env) as ComposeFile;
}

/** Returns the values of a file of NAME=value lines. */
export function readEnv(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function resolve(value: unknown, env: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return interpolate(value, env);
  if (Array.isArray(value)) return value.map((each) => resolve(each, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each, env)]));
}

/** Replaces `${NAME}`, `${NAME:-instead}` and `${NAME:?why it is needed}`; `$$` is a dollar. */
function interpolate(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(/\$(?:\$|\{(\w+)(?::([-?])([^}]*))?\})/g, (whole, name?: string, rule?: string, rest = '') => {
    if (whole === '$$' || name === undefined) return '$';
    const value = env[name] ?? '';
    if (value === '' && rule === '?') throw new Error(`${name}: ${String(rest)}`);
    return value === '' && rule === '-' ? String(rest) : value;
  });
}
