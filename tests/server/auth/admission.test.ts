/** The cost of a place that is given back while thousands wait, and the turns in which it is offered. */
import { jest } from '@jest/globals';
import { Admission, READERS_PER_ADDRESS, type Leave } from '../../../server/auth/admission.js';
import { Counts } from '../../../server/auth/counts.js';

afterEach(() => void jest.restoreAllMocks());

const present = (): boolean => false;
const addressOf = (site: number, network: number): string => `2001:db8:${site.toString(16)}:${network.toString(16)}::1`;

/** Lets in as many as a site has places, by three networks. */
function fillSite(admission: Admission, site: number): Leave[] {
  const all = [1, 2, 3].flatMap((network) =>
    Array.from({ length: READERS_PER_ADDRESS }, () => admission.enter(addressOf(site, network))),
  );
  const inside = all.filter((leave) => leave !== null);
  expect(inside).toHaveLength(5_000);
  return inside;
}

/** Lets readers wait, and lists them by name in the order in which they get a place. */
function waitingFor(admission: Admission, names: readonly [name: string, address: string][]): string[] {
  const order: string[] = [];
  for (const [name, address] of names)
    void admission.enterSoon(address, present).then((leave) => leave !== null && order.push(name));
  return order;
}

const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

test('a reader who leaves a full site costs the same whether two of its networks wait or thousands do', async () => {
  const lookedUp = async (waiting: number): Promise<number> => {
    const admission = new Admission(15_000);
    const [first] = fillSite(admission, 1);
    const names = Array.from({ length: waiting }, (_, at) => [`${at}`, addressOf(1, 10 + at)] as [string, string]);
    const order = waitingFor(admission, names);
    const of = jest.spyOn(Counts.prototype, 'of');
    first!();
    const asked = of.mock.calls.length;
    of.mockRestore();
    await settled();
    expect([order, admission.count()]).toEqual([['0'], 5_000]);
    return asked;
  };
  expect(await lookedUp(4_000)).toBe(await lookedUp(2));
});

test('a reader who leaves a full server is followed by one who may come in, past a full site of which thousands wait', async () => {
  const admission = new Admission(5_001);
  fillSite(admission, 1);
  const leave = admission.enter('192.0.2.1')!;
  const names = Array.from({ length: 200 }, (_, at) => [`${at}`, addressOf(1, 10 + at)] as [string, string]);
  const order = waitingFor(admission, [...names, ['other', '192.0.2.2']]);
  const of = jest.spyOn(Counts.prototype, 'of');
  leave();
  expect(of.mock.calls.length).toBeLessThan(40);
  await settled();
  expect([order, admission.count()]).toEqual([['other'], 5_001]);
});

test('of a site no more wait than it has places, and others wait beside them', async () => {
  const admission = new Admission(15_000);
  const inside = fillSite(admission, 1);
  const names = Array.from({ length: 5_000 }, (_, at) => [`${at}`, addressOf(1, 10 + at)] as [string, string]);
  waitingFor(admission, names);
  const answers: string[] = [];
  const ask = async (name: string): Promise<void> => {
    const leave = await admission.enterSoon(addressOf(1, 9_999), present);
    answers.push(`${name} ${leave === null ? 'is turned away' : 'comes in'}`);
  };
  void ask('one');
  await settled();
  expect(answers).toEqual(['one is turned away']);
  inside[0]!();
  void ask('another');
  await settled();
  expect(answers).toHaveLength(1);
});

/** A full server of three places, and the way to give back the last; 300 readers of site 1 wait, as `networkOf` spreads them. */
function besideACrowd(networkOf: (at: number) => number) {
  const admission = new Admission(3);
  const leaves = ['192.0.2.1', '192.0.2.2', '192.0.2.3'].map((address) => admission.enter(address)!);
  const turnedAway: number[] = [];
  for (let at = 0; at < 300; at += 1)
    void admission.enterSoon(addressOf(1, networkOf(at)), present).then((leave) => leave ?? turnedAway.push(at));
  return { admission, leave: leaves[2]!, turnedAway };
}

test('a reader who comes back waits for its own place, though a crowd of another site waits wherever anybody may', async () => {
  const { admission, leave, turnedAway } = besideACrowd((at) => at);
  const order = waitingFor(admission, [['came back', '192.0.2.3']]);
  await settled();
  leave();
  await settled();
  expect([order, turnedAway, admission.count()]).toEqual([['came back'], [0], 3]);
});

test('of a crowd the last of the network with most makes room, until a newcomer would have as many', async () => {
  const { admission, turnedAway } = besideACrowd((at) => (at < 100 ? 1 : 2));
  const answers: string[] = [];
  const ask = (name: string, address: string): void =>
    void admission.enterSoon(address, present).then(() => answers.push(name));
  ask('other site', addressOf(2, 1));
  ask('other network', addressOf(1, 3));
  ask('network with most', addressOf(1, 2));
  await settled();
  expect([turnedAway, answers]).toEqual([[299, 298], ['network with most']]);
  for (let at = 0; at < 200; at += 1) ask(`${at}`, addressOf(2, 1));
  await settled();
  // From 299 and one they come to 150 each, and nobody makes room any more.
  expect([turnedAway.length, answers.length]).toEqual([151, 52]);
});

test('places go to the own network first, and then by turns to sites and to the networks of each', async () => {
  const admission = new Admission(3);
  const [one, two, three] = [addressOf(1, 1), addressOf(1, 2), addressOf(2, 1)];
  const leaves = ['a', 'a', 'b'].map((address) => admission.enter(address)!);
  const order = waitingFor(admission, [
    ['1 one', one],
    ['1 one again', one],
    ['1 two', two],
    ['2', three],
    ['a', 'a'],
  ]);
  leaves[0]!();
  leaves[1]!();
  leaves[2]!();
  await settled();
  expect(order).toEqual(['a', '1 one', '2']);
});

test('the networks of a full site take turns, and nobody comes in who has gone', async () => {
  const admission = new Admission(15_000);
  const inside = fillSite(admission, 1);
  const [one, two] = [addressOf(1, 10), addressOf(1, 11)];
  const isGone = admission.enterSoon(one, () => true);
  const order = waitingFor(admission, [
    ['one', one],
    ['one again', one],
    ['two', two],
  ]);
  for (const leave of inside.slice(0, 3)) leave();
  await settled();
  expect([await isGone, order, admission.count()]).toEqual([null, ['one', 'two', 'one again'], 5_000]);
});
