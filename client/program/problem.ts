/** Refusals as errors. */
import type { Refusal, RefusalCode } from '../../shared/refusals.js';

/** Codes after which the same request may be accepted later, without anybody doing anything about it. */
const PASSING: readonly RefusalCode[] = ['rate-limited', 'storage-low', 'unavailable', 'internal'];

export class Problem extends Error {
  override name = 'Problem';

  /** `refusal`: of the closed table; null where something in between answered, such as a proxy. */
  constructor(
    readonly status: number,
    readonly refusal: Refusal | null,
    /** Seconds after which the server asks to be asked again; null where it names none. */
    readonly after: number | null,
  ) {
    super(refusal?.message ?? `the server answered ${status.toString()}`);
  }

  /** Whether it may pass by itself. */
  get isPassing(): boolean {
    if (this.refusal !== null) return PASSING.includes(this.refusal.code);
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const refusal = isRefusal(body) ? body : null;
  const header = response.headers.get('Retry-After');
  const after = refusal?.after ?? (header !== null && /^\d+$/.test(header) ? Number(header) : null);
  return new Problem(response.status, refusal, after);
}

/** Whether an error leaves open that the same request is answered later: all but refusals that stand. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof Problem) || error.isPassing;
}

function isRefusal(body: unknown): body is Refusal {
  return typeof body === 'object' && body !== null && 'code' in body && 'retry' in body;
}
