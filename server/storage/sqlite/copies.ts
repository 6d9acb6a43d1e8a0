/** The copies of the store that migrations leave in its folder for a while. They hold the words of every entry. */
import { readdirSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeFile } from './folder.js';

const COPY = /^rallyline\.v\d+\.(\d+)\.copy$/;
const COPY_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

export class Copies {
  constructor(
    private readonly folder: string,
    private readonly now: () => Date,
  ) {}

  /** Makes an empty file for the copy of a store of that version. */
  add(version: number): { path: string; drop: () => void } {
    const path = join(this.folder, `rallyline.v${version.toString()}.${this.now().getTime().toString()}.copy`);
    makeFile(path);
    return { path, drop: () => unlinkSync(path) };
  }

  dropAll(): void {
    this.drop(() => true);
  }

  /** Drops copies that were made before a moment, in milliseconds. The moment is asked for only where there are copies. */
  dropBefore(moment: () => number): void {
    this.drop((madeAt) => madeAt <= moment());
  }

  /** Drops copies that are older than seven days. */
  dropOld(): void {
    this.drop((madeAt) => this.now().getTime() - madeAt > COPY_DAYS * DAY_MS);
  }

  private drop(isDue: (madeAt: number) => boolean): void {
    for (const name of readdirSync(this.folder)) {
      const madeAt = COPY.exec(name)?.[1];
      // Another process may drop the same copy at this moment.
      if (madeAt !== undefined && isDue(Number(madeAt))) rmSync(join(this.folder, name), { force: true });
    }
  }
}
