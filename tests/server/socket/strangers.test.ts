import { Strangers } from '../../../server/socket/strangers.js';

/** Places for four, two for each network; tells who was put out. */
function places() {
  const out: string[] = [];
  const strangers = new Strangers<string>({ most: 4, perNetwork: 2 }, (name) => out.push(name));
  return { out, strangers, enter: (...names: string[]) => names.forEach((name) => strangers.enter(name, name[0]!)) };
}

test('the oldest of a network makes room for its newcomer, and nobody else does', () => {
  const { out, enter } = places();
  enter('a1', 'b1', 'a2', 'a3', 'a4');
  expect(out).toEqual(['a1', 'a2']);
});

test('where all places are taken, the oldest of the network with most goes, whoever came first of all', () => {
  const { out, enter } = places();
  enter('b1', 'a1', 'a2', 'c1', 'd1');
  expect(out).toEqual(['a1']);
  enter('e1');
  expect(out).toEqual(['a1', 'b1']);
});

test('who is known, or gone, has made room already', () => {
  const { out, strangers, enter } = places();
  enter('a1', 'a2');
  strangers.leave('a1');
  strangers.leave('a1');
  enter('a3', 'b1', 'b2');
  expect(out).toEqual([]);
  enter('c1');
  expect(out).toEqual(['a2']);
});
