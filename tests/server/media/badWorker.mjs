/** A photo's process gone wrong, in the way that its input file names. It knows of subprocess.ts only what goes over the pipes. */
import { createInterface } from 'node:readline';
import { readFileSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import os from 'node:os';

const WAYS = {
  hangs: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  spins: () => {
    for (;;);
  },
  dawdles: () => setTimeout(() => tell('late'), 1_000),
  // Fills node's heap: it aborts.
  heaps: () => {
    for (const kept = []; ;) kept.push(Array(1_000).fill({}));
  },
  // Fills memory outside of that, and does not take no for an answer.
  allocates: async () => {
    for (const kept = []; ; await null)
      try {
        kept.push(Buffer.alloc(20_000_000, 1));
      } catch {
        kept.length -= 1;
      }
  },
  // Fills the memory of WebAssembly, where there is one, and tells how many megabytes of it were granted.
  grows: () => {
    if (!('WebAssembly' in globalThis)) return tell('no WebAssembly');
    const memory = new globalThis.WebAssembly.Memory({ initial: 16, maximum: 32_768 });
    try {
      for (;;) {
        const before = memory.buffer.byteLength;
        memory.grow(16);
        new Uint8Array(memory.buffer, before).fill(1);
      }
    } catch {
      tell(memory.buffer.byteLength / 1_048_576);
    }
  },
  crashes: () => process.kill(process.pid, 'SIGSEGV'),
  throws: () => Promise.reject(new Error('no')),
  chatters: () => {
    for (;;) process.stdout.write('x'.repeat(65_536));
  },
  babbles: () => process.stdout.write('not JSON', () => process.exit(0)),
  forks: ({ outFolder }) => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    writeFileSync(`${outFolder}/grandchild`, String(child.pid));
    tell({ kept: child.pid });
  },
  links: ({ inputFile, outFolder }) => {
    symlinkSync(inputFile, `${outFolder}/320.webp`);
    const placeholder = 'data:image/webp;base64,AAAA';
    tell({
      ready: { width: 1, height: 1, placeholder, files: [{ type: 'image/webp', width: 320, name: '320.webp' }] },
    });
  },
  lies: () => {
    const placeholder = '"><script>alert(1)</script>';
    tell({ ready: { width: 1, height: 1, placeholder, files: [] } });
  },
  tells: () => {
    const descriptors = readdirSync('/proc/self/fd').map((fd) => linkOf(`/proc/self/fd/${fd}`));
    const [env, cwd, priority] = [process.env, process.cwd(), os.getPriority()];
    const writtenAndRun = readFileSync('/proc/self/maps', 'utf8')
      .split('\n')
      .filter((line) => / .wx/.test(line));
    const limits = readFileSync('/proc/self/limits', 'utf8');
    tell({ env, cwd, priority, descriptors, args: process.argv.slice(2), writtenAndRun, limits });
  },
};

function linkOf(file) {
  try {
    return readlinkSync(file);
  } catch {
    return 'closed';
  }
}

function tell(answer) {
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}

createInterface({ input: process.stdin }).once('line', (line) => {
  const job = JSON.parse(line);
  void WAYS[readFileSync(job.inputFile, 'utf8')](job);
});
process.stdout.write('up\n');
