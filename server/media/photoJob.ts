/** Jobs for a photo's process and the answers to them; no answer is believed before its shape was looked at. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { PhotoOther } from '../../shared/entry.js';
import { isOther, isPlain, notAccepted, plainFault } from './faults.js';
import type { PhotoFile, Processed, ReadyPhoto } from './photo.js';

export interface PhotoJob {
  inputFile: string;
  outFolder: string;
}

export type PhotoAnswer =
  | { ready: { width: number; height: number; placeholder: string; files: WrittenFile[] } }
  /** A picture that heicWorker.ts has to unpack first. */
  | { packed: 'heic' }
  | Refusal;

/** The answer of heicWorker.ts: `UNPACKED` lies in the job's folder. */
export type HeicAnswer = { unpacked: true } | Refusal;

type Refusal =
  | { other: PhotoOther }
  | { fault: 'too-many-pixels' | 'damaged' | 'too-much-memory' }
  /** The machine's fault, such as a full disk: the code of the error. */
  | { machine: string };

export const UNPACKED = 'unpacked.png';

export interface WrittenFile {
  type: PhotoFile['type'];
  width: number;
  /** In `outFolder`. */
  name: string;
}

const PLACEHOLDER = /^data:image\/webp;base64,[A-Za-z0-9+/]+={0,2}$/;
export const PLACEHOLDER_MAX = 500;
const ENDING = { 'image/webp': 'webp', 'image/jpeg': 'jpg' };

export function nameOf(type: PhotoFile['type'], width: number): string {
  return `${width.toString()}.${ENDING[type]}`;
}

/**
 * Null where the answer has no shape that the worker's own code gives, and so comes from a process that was taken over.
 */
export async function readAnswer(
  answer: unknown,
  outFolder: string,
): Promise<Processed | { packed: 'heic' } | { machine: string } | null> {
  if (!isRecord(answer)) return null;
  if (answer.packed === 'heic') return { packed: 'heic' };
  return refusalIn(answer) ?? readyIn(answer.ready, outFolder);
}

/** Reads an answer of heicWorker.ts; null as above. `unpacked`: the PNG's path, of a plain file that is no link. */
export async function readHeicAnswer(
  answer: unknown,
  folder: string,
): Promise<{ unpacked: string } | Refused | { machine: string } | null> {
  if (!isRecord(answer)) return null;
  const refusal = refusalIn(answer);
  if (refusal !== null) return refusal;
  const unpacked = path.join(folder, UNPACKED);
  return answer.unpacked === true && (await isPlainFile(unpacked)) ? { unpacked } : null;
}

type Refused = Exclude<Processed, ReadyPhoto>;

function refusalIn(answer: Record<string, unknown>): Refused | { machine: string } | null {
  if (typeof answer.machine === 'string') return { machine: answer.machine.slice(0, 40) };
  if (isOther(answer.other)) return { ok: false, fault: notAccepted(answer.other) };
  if (isPlain(answer.fault)) return { ok: false, fault: plainFault(answer.fault) };
  return null;
}

async function readyIn(ready: unknown, outFolder: string): Promise<ReadyPhoto | null> {
  if (!isRecord(ready) || !Array.isArray(ready.files)) return null;
  const { width, height, placeholder } = ready;
  if (!isPixels(width) || !isPixels(height) || !isPlaceholder(placeholder)) return null;
  const files = await Promise.all(ready.files.map((file: unknown) => fileIn(file, outFolder)));
  if (files.length === 0 || !files.every((file) => file !== null)) return null;
  return { ok: true, width, height, placeholder, files };
}

/** A plain file under the name that it must have: no link, which could lead to any file of ours. */
async function fileIn(file: unknown, outFolder: string): Promise<PhotoFile | null> {
  if (!isRecord(file) || !isPixels(file.width)) return null;
  const { type, width, name } = file;
  if ((type !== 'image/webp' && type !== 'image/jpeg') || name !== nameOf(type, width)) return null;
  const found = path.join(outFolder, nameOf(type, width));
  return (await isPlainFile(found)) ? { type, width, path: found } : null;
}

async function isPlainFile(file: string): Promise<boolean> {
  const status = await lstat(file).catch(() => null);
  return status?.isFile() === true && status.nlink === 1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPixels(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= 50_000_000;
}

function isPlaceholder(value: unknown): value is string {
  return typeof value === 'string' && value.length <= PLACEHOLDER_MAX && PLACEHOLDER.test(value);
}
