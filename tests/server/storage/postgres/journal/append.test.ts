/** Append where the database undoes it again and again. */
import { entryWith, postOf } from '../../../../contracts/journal/drafts.js';
import { StoreAway } from '../../../../../server/storage/ports.js';
import { asAway } from '../../../../../server/storage/postgres/errorCodes.js';
import type { Database } from '../../../../../server/storage/postgres/database.js';
import { appender } from '../../../../../server/storage/postgres/journal/append.js';

function undoneBy(code: string): { append: ReturnType<typeof appender>; asked: () => number } {
  let asked = 0;
  const ask = async (): Promise<never> => {
    asked += 1;
    await Promise.resolve();
    throw asAway(Object.assign(new Error('undone'), { code }));
  };
  const database: Database = {
    reading: { ask },
    writing: { ask },
    inTurn: (_blog, work) => work(),
    begin: ask,
    sweepSoon: () => undefined,
  };
  return { append: appender(database), asked: () => asked };
}

test.each(['40P01', '40001'])(
  '[X2] an append that is undone by %s three times in a row is an outage, and no defect',
  async (code) => {
    const { append, asked } = undoneBy(code);
    await expect(append(postOf(entryWith()))).rejects.toThrow(StoreAway);
    expect(asked()).toBe(3);
  },
);

test('an append whose id is taken three times in a row is a defect, and no outage', async () => {
  const { append, asked } = undoneBy('23505');
  await expect(append(postOf(entryWith()))).rejects.not.toThrow(StoreAway);
  expect(asked()).toBe(3);
});
