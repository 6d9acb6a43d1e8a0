import { MemoryFiles, sweep } from '../../../../client/reporter/photos/files.js';

test('a photo that nothing names is swept after an hour; a named or a fresh photo stays', async () => {
  const files = new MemoryFiles();
  const bytes = new Blob(['x']);
  for (const [id, at] of Object.entries({ named: 0, old: 0, fresh: 3_000_000 }))
    await files.put({ id, at, file: bytes, thumbnail: bytes });
  await sweep(files, (id) => id === 'named', 3_700_000);
  expect((await files.all()).map(({ id }) => id)).toEqual(['named', 'fresh']);
});
