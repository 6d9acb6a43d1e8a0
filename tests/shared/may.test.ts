/** Holds the sources to the rules of shared/may.ts: the server and the apps ask them, and neither has a copy. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isAwaited, isEditor, isForReaders, isLost } from '../../shared/may.js';

const ROOT = path.join(import.meta.dirname, '../..');
const files = ['client', 'server', 'shared']
  .flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  )
  // The command line reads there which role was typed.
  .filter((file) => /\.tsx?$/.test(file) && !['shared/may.ts', 'server/cli/people.ts'].includes(file));

test.each([
  ['whether readers may see a blog', /visibility [!=]== 'desk'/],
  ['whether a person is an editor', /role [!=]== '(?:reporter|editor)'/],
  ['whether the server lost a photo', /code [!=]== 'lost'/],
])('no source decides by itself %s', (_, copied) => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => copied.test(readFileSync(path.join(ROOT, file), 'utf8')))).toEqual([]);
});

test('a photo is awaited until its bytes are here, and again where the server lost them', () => {
  const lost = { state: 'failed', fault: { code: 'lost', message: 'x' } } as const;
  const damaged = { state: 'failed', fault: { code: 'damaged', message: 'x' } } as const;
  expect([isLost(lost), isLost(damaged), isLost({ ...lost, state: 'refused' })]).toEqual([true, false, false]);
  const states = ['waiting', 'processing', 'ready', 'gone'].map((state) => ({ state }));
  expect([...states, lost, damaged].map(isAwaited)).toEqual([true, false, false, false, true, false]);
});

test('a blog is for readers unless it is for its desk alone', () => {
  const all = (['public', 'unlisted', 'desk'] as const).map((visibility) => isForReaders({ visibility }));
  expect(all).toEqual([true, true, false]);
  expect((['reporter', 'editor', 'owner'] as const).map((role) => isEditor({ role }))).toEqual([false, true, true]);
});
