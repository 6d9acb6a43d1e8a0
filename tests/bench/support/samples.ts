/** Quantiles of what was measured. */
export function median(samples: ArrayLike<number>): number {
  return quantile(samples, 0.5);
}

/** `part`: 0.99 for the sample that 99 of 100 do not exceed. Throws where there are no samples. */
export function quantile(samples: ArrayLike<number>, part: number): number {
  const sorted = Float64Array.from(samples).sort();
  const value = sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** How long `work` takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
