/**
 * The temporary folder of a run of the tests: in memory where there is room, since no test is about a crash of this
 * machine, and each acknowledged entry would wait for a disk that all suites share. Beside it, TESTS_SHARED holds
 * things that are slow to make and that suites share. Both go with the run, whatever a suite has left there.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
const ROOM = 2 * 1024 ** 3;
const NAME = 'rallyline-run-';

export default function open() {
  const disk = tmpdir();
  for (const folder of [disk, MEMORY]) removeAbandoned(folder);
  const shared = makeFolder(disk);
  const own = isRoomy(MEMORY) ? makeFolder(MEMORY) : makeFolder(disk);
  process.env.TESTS_SHARED = shared;
  process.env.TMPDIR = own;
  process.once('exit', () => {
    for (const folder of [shared, own]) remove(folder);
  });
}

/** Memory does not serve where there is little of it, as in a container, or where no program can be started from it. */
function isRoomy(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM && startsPrograms(folder);
  } catch {
    return false;
  }
}

function startsPrograms(folder) {
  const probe = makeFolder(folder);
  const program = path.join(probe, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  const { status } = spawnSync(program);
  remove(probe);
  return status === 0;
}

/** Names the folder by the process of its run. Servers that run as another user must be able to pass through it. */
function makeFolder(below) {
  const folder = mkdtempSync(path.join(below, `${NAME}${process.pid}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** Removes the folders of runs that were killed and could not tidy up: memory is scarcer than disk. */
function removeAbandoned(below) {
  for (const name of namesIn(below).filter((each) => each.startsWith(NAME))) {
    const [pid] = name.slice(NAME.length).split('-');
    if (!runs(Number(pid))) remove(path.join(below, name));
  }
}

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
