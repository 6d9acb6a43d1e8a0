/** The machine's kind, without its name. */
import os from 'node:os';

export function machine(): string {
  const [{ model } = { model: 'unknown processor' }] = os.cpus();
  const load = os.loadavg()[0]?.toFixed(1) ?? '?';
  return `${os.availableParallelism()} cores (${model.trim()}), Node ${process.version}, ${os.type()}, load ${load} at the start`;
}
