/** The settings. This is the only reader of the environment, and it names all wrong settings at once. */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** The database that instances share; null: the store is embedded. Holds a password: never shown, never logged. */
  databaseUrl: string | null;
  /** Origin of absolute addresses, without a trailing slash. */
  publicUrl: string;
  /** PUBLIC_URL was given: then it alone is the allowed Origin. */
  publicUrlGiven: boolean;
  /** The proxies that may tell a reader's address: a number of hops, or networks. */
  trustProxy: number | string[];
  logLevel: LogLevel;
  maxReaders: number;
  siteName: string;
  siteContact: string | null;
  /** The Redis by which instances tell each other; null: there is only this instance. */
  redisUrl: string | null;
  /** The secret that instances sign with. */
  instanceSecret: string;
  /** The token that opens /metrics; null: only this machine may ask. */
  metricsToken: string | null;
  /** The address by which a shared cache in front is purged; null: there is none. May hold a password: never shown or logged. */
  purgeUrl: string | null;
  /** The address of the WebSub hub that is told of changes; null: there is none. */
  hubUrl: string | null;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** The length from which a random secret in hex or base64url cannot be guessed. */
const SECRET_MIN = 32;
const SECRET_MAX = 500;
const MAX_READERS_DEFAULT = 15_000;
/** Files and connections that are not readers: the store, reporters, logs, requests under way. */
const SPARE_FILES = 2_000;

/** The settings as they were read, with defaults in place of wrong ones; each fault is a line that begins with the variable's name. */
export interface Reading {
  config: Config;
  faults: string[];
}

/** Reads the settings. `openFiles`: the number of files that this process may have open. */
export function readConfig(env: Environment = process.env, openFiles = openFileLimit()): Reading {
  const faults: string[] = [];
  const read = <Value>(name: string, parse: (value: string) => Value | string, fallback: Value): Value => {
    const given = env[name];
    if (given === undefined || given === '') return fallback;
    const value = parse(given);
    if (typeof value !== 'string' || !value.startsWith(FAULT)) return value as Value;
    faults.push(`${name} ${value.slice(FAULT.length)}`);
    return fallback;
  };
  const port = read('PORT', wholeNumber(0, 65_535), 3000);
  const most = Math.max(0, openFiles - SPARE_FILES);
  const config: Config = {
    port,
    host: read('HOST', hostName, '0.0.0.0'),
    dataDir: read('DATA_DIR', anyText, './data'),
    databaseUrl: read<string | null>('DATABASE_URL', databaseUrl, null),
    publicUrl: read('PUBLIC_URL', origin, `http://localhost:${port}`),
    publicUrlGiven: Boolean(env.PUBLIC_URL),
    trustProxy: read<number | string[]>('TRUST_PROXY', proxies, 0),
    logLevel: read('LOG_LEVEL', logLevel, 'info'),
    maxReaders: read('MAX_READERS', wholeNumber(0, most), Math.min(MAX_READERS_DEFAULT, most)),
    siteName: read('SITE_NAME', oneLine, 'Rallyline'),
    siteContact: read<string | null>('SITE_CONTACT', oneLine, null),
    redisUrl: read<string | null>('REDIS_URL', redisAddress, null),
    instanceSecret: read('INSTANCE_SECRET', secret, ''),
    metricsToken: read<string | null>('METRICS_TOKEN', secret, null),
    purgeUrl: read<string | null>('PURGE_URL', webAddress, null),
    hubUrl: read<string | null>('WEBSUB_HUB', hubAddress, null),
  };
  if (env.REDIS_URL && !env.INSTANCE_SECRET) {
    faults.push(
      `INSTANCE_SECRET is needed with REDIS_URL, the same for all instances: ${SECRET_MIN} random characters`,
    );
  }
  return { config, faults };
}

/** Marks a parser's answer as a fault; no value that somebody means begins with it. */
const FAULT = '\u0000';

function fault(text: string): string {
  return FAULT + text;
}

function wholeNumber(least: number, most: number) {
  return (value: string): number | string => {
    const number = Number(value);
    const fits = /^\d+$/.test(value) && number >= least && number <= most;
    return fits ? number : fault(`is "${value}", but must be a whole number from ${least} to ${most}`);
  };
}

function anyText(value: string): string {
  return value;
}

function oneLine(value: string): string {
  return value.length <= 300 && !/[\r\n]/.test(value) ? value : fault('must be one line of at most 300 characters');
}

/** The fault does not repeat the value: it may hold a password. */
function redisAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const fits = url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '';
  return fits ? value : fault('must be an address such as redis://redis:6379 or rediss://user:password@redis:6380');
}

function secret(value: string): string {
  const fits = value.length >= SECRET_MIN && value.length <= SECRET_MAX && /^[\x21-\x7e]+$/.test(value);
  return fits ? value : fault(`must be ${SECRET_MIN} to ${SECRET_MAX} random letters, digits and signs`);
}

function hostName(value: string): string {
  return /^[\w.:-]+$/.test(value) ? value : fault(`is "${value}", but must be an address or a host name`);
}

function origin(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const plain = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search + url.hash === '';
  if (!plain || url.username !== '') {
    return fault(`is "${value}", but must be an origin such as https://live.example.org, without a path`);
  }
  return url.origin;
}

/** The fault does not repeat the value: even a broken one may hold the password. */
function databaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const fits =
    url !== null && /^postgres(ql)?:$/.test(url.protocol) && /^\/[^/]+$/.test(url.pathname) && url.hash === '';
  return fits ? value : fault('must be an address such as postgres://user:password@db.example.org:5432/rallyline');
}

/** The fault does not repeat the value: it may hold a password. */
function webAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const fits = url !== null && /^https?:$/.test(url.protocol) && url.hash === '';
  return fits ? value : fault('must be an address such as http://127.0.0.1:8081/purge');
}

/** A hub is asked as strangers' addresses are, over https at its own port alone. Every feed shows it, so it may hold no secret. */
function hubAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  const isPlain = url !== null && url.username + url.password + url.hash === '';
  const fits = isPlain && url.protocol === 'https:' && url.port === '';
  return fits
    ? url.href
    : fault('must be an https address without a port or a password, such as https://hub.example.org/');
}

function proxies(value: string): number | string[] | string {
  if (/^\d+$/.test(value)) return Number(value);
  const networks = value.split(',').map((network) => network.trim());
  if (networks.every(isNetwork)) return networks;
  return fault(
    `is "${value}", but must be a number of hops, or networks such as 10.0.0.0/8 ("true" would trust anybody)`,
  );
}

function isNetwork(value: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(value)) return true;
  const [address = '', bits] = value.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most));
}

function logLevel(value: string): LogLevel {
  const known = LOG_LEVELS.find((level) => level === value);
  return known ?? (fault(`is "${value}", but must be one of ${LOG_LEVELS.join(', ')}`) as LogLevel);
}

/** Reads this process's limit of open files from the kernel; without Linux, takes the usual limit of a service. */
function openFileLimit(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? 65_536);
  } catch {
    return 65_536;
  }
}
