/** Holds imports against the rules of importRules.ts: a pure function over files and their imports. */
import path from 'node:path';
import { ROOMS, type Room } from './importRules.js';
import { PACKAGES } from './packageRules.js';

export interface Import {
  /** The specifier, as written: './feed.js', 'express', 'node:crypto'. */
  from: string;
  typeOnly: boolean;
}

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  file: string;
  imports: Import[];
}

/** Returns each offence as a line that names the file and the rule; none where the sources are in order. */
export function offences(sources: SourceFile[]): string[] {
  const known = new Set(sources.map(({ file }) => file));
  const edges = sources.map(({ file, imports }) => ({
    file,
    imports: imports.map((one) => ({ ...one, to: targetOf(file, one.from, known) })),
  }));
  const broken = edges.flatMap(({ file, imports }) => imports.flatMap((one) => [...offenceOf(file, one)]));
  const homeless = sources.filter(({ file }) => roomOf(file) === undefined);
  return [
    ...homeless.map(({ file }) => `${file} is in no room of the table`),
    ...new Set(broken),
    ...cycles(new Map(edges.map(({ file, imports }) => [file, imports.flatMap(({ to }) => to ?? [])]))),
  ];
}

/** Returns the file that a relative import means; null for a package. */
function targetOf(file: string, from: string, known: Set<string>): string | null {
  if (!from.startsWith('.')) return null;
  const named = path.posix.join(path.posix.dirname(file), from);
  const candidates = [named, named.replace(/\.js$/, '.ts'), named.replace(/\.js$/, '.tsx')];
  return candidates.find((candidate) => known.has(candidate)) ?? named.replace(/\.js$/, '.ts');
}

function offenceOf(file: string, one: Import & { to: string | null }): string[] {
  return one.to === null ? packageOffence(file, one.from) : roomOffence(file, one.to, one.typeOnly);
}

function packageOffence(file: string, from: string): string[] {
  const name = packageOf(from);
  const doors = PACKAGES[name];
  if (doors === undefined) return [`${file} imports ${name}, which has no door in the table`];
  if (doors.some((door) => fits(file, door))) return [];
  return [`${file} imports ${name}, which only ${doors.join(', ')} may`];
}

/** Returns the package: of 'preact/hooks' preact, of '@scope/name/part' '@scope/name', of 'node:fs' 'node:*'. */
function packageOf(from: string): string {
  if (from.startsWith('node:')) return 'node:*';
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

function roomOffence(file: string, to: string, typeOnly: boolean): string[] {
  const room = roomOf(file);
  const other = roomOf(to);
  if (room === undefined || room === other) return [];
  if (other !== undefined && room.may.includes(other.room)) return [];
  const typesAllowed = other !== undefined && (room.types ?? []).includes(other.room);
  if (typesAllowed && typeOnly) return [];
  const rule = typesAllowed
    ? `of ${other.room}, ${room.room} may import types only`
    : `${room.room} may import ${room.may.join(', ') || 'nothing of ours'}`;
  return [`${file} imports ${to} (${other?.room ?? 'in no room'}): ${rule}`];
}

function roomOf(file: string): Room | undefined {
  return ROOMS.find(({ files }) => files.some((place) => fits(file, place)));
}

function fits(file: string, place: string): boolean {
  const pattern = place.replace(/[.]/g, '\\.').replace('*', '[^/]*');
  return new RegExp(place.endsWith('/') ? `^${pattern}` : `^${pattern}$`).test(file);
}

/** Returns each cycle once, as a line. Imports of types count: two files that need each other's types are one file. */
function cycles(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: string[]): void => {
    const before = way.indexOf(file);
    if (before >= 0) found.push(`cycle: ${[...way.slice(before), file].join(' -> ')}`);
    if (before >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}
