import { Strangers } from '../../../server/socket/strangers.js';

/** Places for four, two for each network; tells who was put out. */
function places() {
  const out: string[] = [];
  const strangers = new Strangers<string>({ most: 4, perNetwork: 2 }, (name) => out.push(name));
  return {
    out,
    strangers,
    enter: (...names: string[]) => names.forEach((name) => strangers.enter(name, placeOf(name))),
  };
}

/** `a1` and `a2` are of the network a; networks whose letter is a capital are of one site. */
function placeOf([network = '']: string): { network: string; site: string } {
  return { network, site: network === network.toUpperCase() ? 'site' : network };
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

test('[S4] where all places are taken, the many networks of one site make room, and no network beside it', () => {
  const { out, enter } = places();
  enter('a1', 'A1', 'B1', 'C1', 'D1', 'E1', 'b1');
  expect(out).toEqual(['A1', 'B1', 'C1']);
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
