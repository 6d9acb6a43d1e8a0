/** The refusals as problem documents: made of the closed table, so that the document and the server cannot differ. */
import { refusals } from '../../../shared/messages/en/refusals.js';
import { REFUSALS, type Refusal, type RefusalCode } from '../../../shared/refusals.js';
import * as is from './schema.js';
import type { Schema } from './schema.js';

type Problem = Refusal & {
  message: string;
  type: string;
  title: string;
  status: number;
  detail: string;
  errorId?: string;
};
type Row = (typeof REFUSALS)[RefusalCode];

const ROWS = Object.entries(REFUSALS) as [RefusalCode, Row][];
const STATUSES = [...new Set(ROWS.map(([, { status }]) => status))].sort((one, other) => one - other);

/** The problem documents: a component for each status of the table, and a general one. */
export const problemShapes: Record<string, Schema> = {
  Why: { ...is.oneOfTexts(...Object.keys(refusals.why)), description: 'Why, more exactly than the code.' },
  Values: {
    ...is.byName({ oneOf: [is.text(), is.number] }),
    description: 'What a sentence for `why` has places for.',
  },
  Problem: problemOf(ROWS),
  ...Object.fromEntries(STATUSES.map((status) => [`Problem${status.toString()}`, problemOf(rowsAt(status))])),
};

export const problemAnswers = {
  Problem: answerOf('Problem', 'Any other refusal of the table.'),
  ...Object.fromEntries(
    STATUSES.map((status) => [`Problem${status.toString()}`, answerOf(`Problem${status.toString()}`, told(status))]),
  ),
};

/** The answers of an operation that may be refused with these codes; any other failure is in the table, too. */
export function refusedWith(...codes: RefusalCode[]): Record<string, { $ref: string }> {
  const statuses = new Set(codes.map((code) => REFUSALS[code].status.toString()));
  const named = [...statuses].map((status): [string, { $ref: string }] => [
    status,
    { $ref: `#/components/responses/Problem${status}` },
  ]);
  return { ...Object.fromEntries(named), default: { $ref: '#/components/responses/Problem' } };
}

function rowsAt(status: number): typeof ROWS {
  return ROWS.filter(([, row]) => row.status === status);
}

function problemOf(rows: typeof ROWS): Schema {
  return is.shape<Problem>({
    type: is.oneOfTexts('about:blank'),
    title: is.oneOfTexts(...rows.map(([code]) => code)),
    status: { type: 'integer', enum: [...new Set(rows.map(([, { status }]) => status))] },
    detail: is.text(),
    code: is.oneOfTexts(...rows.map(([code]) => code)),
    message: is.text('A sentence for the person, in English: what happened and what to do.'),
    retry: { type: 'boolean', enum: [...new Set(rows.map(([, { retry }]) => retry))] },
    why: is.mayLack(is.ref('Why')),
    values: is.mayLack(is.ref('Values')),
    field: is.mayLack(is.text('The path of the field that is meant, such as `speaker.name`.')),
    current: is.mayLack({ ...is.whole, description: 'With `conflict` on `rev`: the revision that stands now.' }),
    after: is.mayLack({ ...is.number, description: 'Seconds to wait before another attempt.' }),
    errorId: is.mayLack(is.text('With `internal`: the id under which it was logged.')),
  });
}

function told(status: number): string {
  const again = (retry: boolean): string => (retry ? ' (the same may be accepted later)' : '');
  return rowsAt(status)
    .map(([code, { retry }]) => `\`${code}\`: ${refusals.codes[code]}${again(retry)}`)
    .join(' ');
}

function answerOf(name: string, description: string) {
  return {
    description,
    headers: { 'Retry-After': { description: 'Seconds, where the problem has `after`.', schema: is.whole } },
    content: { 'application/problem+json': { schema: is.ref(name) } },
  };
}
