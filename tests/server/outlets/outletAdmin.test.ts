import { Refused } from '../../../shared/refusals.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { Outbound, PUBLIC_INTERNET, WEBHOOK_LIMITS } from '../../../server/outbound/outbound.js';
import { OutletHouse } from '../../support/outlets/outletHouse.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

let house: OutletHouse;
beforeEach(async () => {
  house = new OutletHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await house.open({ visibility: 'desk' });
});
afterEach(() => house.close());
afterAll(removeFolders);

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refused ? error.refusal : error),
  );

test("an outlet is listed without its secret, and without its address's query", async () => {
  const admin = house.admin();
  const { id, secret } = await admin.addWebhook('baku', house.receiver.address('ann'));
  const listed = await admin.list('baku');
  expect(listed).toEqual([
    { id, kind: 'webhook', name: expect.stringMatching(/\/…ann$/), state: 'on', addedAt: expect.any(String) },
  ]);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify([listed, await admin.listAll()])).not.toMatch(new RegExp(`${secret}|kept-from`));
});

test.each(['https://10.0.0.1/', 'https://[::1]/', 'https://paper.example:8443/', 'https://ann:word@paper.example/'])(
  'a webhook at %s is refused when it is made',
  async (url) => {
    const outbound = new Outbound({ ...PUBLIC_INTERNET, limits: WEBHOOK_LIMITS });
    const made = house.admin(outbound).addWebhook('baku', url);
    expect(await refusalOf(made)).toMatchObject({ code: 'invalid', field: 'url', why: 'not-reachable' });
    outbound.stop();
  },
);

test('an outlet of another blog is as little there as none', async () => {
  const { id } = await house.admin().addWebhook('baku', house.receiver.address('ann'));
  const admin = house.admin();
  for (const [blog, of] of [
    ['kyiv', id],
    ['baku', 'nobody'],
  ] as const)
    for (const verb of ['test', 'renewSecret', 'resume', 'remove'] as const)
      expect(await refusalOf(admin[verb](blog, of))).toMatchObject({ code: 'not-found' });
  expect(await refusalOf(admin.addWebhook('kyiv', house.receiver.address('ann')))).toMatchObject({ code: 'not-found' });
});

test('a blog has ten outlets at most', async () => {
  const admin = house.admin();
  for (let n = 0; n < 10; n += 1) await admin.addWebhook('baku', house.receiver.address(`receiver-${n}`));
  const more = await refusalOf(admin.addWebhook('baku', house.receiver.address('more')));
  expect(more).toMatchObject({ code: 'invalid', why: 'too-many-outlets', values: { n: 10 } });
});

interface InForce {
  secret: string;
  former: { secret: string; until: string }[];
}
const settingsOf = async (id: string) => (await house.store.outlets.outlet(id))?.settings as InForce;

test('three secrets are in force after two changes within a day, also where two editors make them at once', async () => {
  const admin = house.admin();
  const { id, secret } = await admin.addWebhook('baku', house.receiver.address('ann'));
  const both = await Promise.all([admin.renewSecret('baku', id), admin.renewSecret('baku', id)]);
  const { secret: newest, former } = await settingsOf(id);
  const told = both.map((answer) => answer.secret);
  expect([newest, former[0]?.secret].toSorted()).toEqual(told.toSorted());
  expect(former[1]?.secret).toBe(secret);
  for (const { until } of former) expect(Date.parse(until) - house.record.now).toBe(86_400_000);
});

test('a former secret keeps its own end at the next change, is forgotten after it, and five are kept at most', async () => {
  const admin = house.admin();
  const { id, secret } = await admin.addWebhook('baku', house.receiver.address('ann'));
  const made = [secret];
  const renew = async (): Promise<void> => void made.push((await admin.renewSecret('baku', id)).secret);
  await renew();
  const [first] = (await settingsOf(id)).former;
  house.record.now += 80_000_000;
  await renew();
  expect((await settingsOf(id)).former[1]).toEqual(first);
  house.record.now += 80_000_000;
  await renew();
  expect((await settingsOf(id)).former.map((one) => one.secret)).toEqual([made[2], made[1]]);
  for (let n = 0; n < 6; n += 1) await renew();
  expect((await settingsOf(id)).former.map((one) => one.secret)).toEqual(made.slice(-6, -1).toReversed());
});

test('a test says whether it was taken, and what kind of failure came in its place', async () => {
  const id = await house.hook('ann');
  expect(await house.admin().test('baku', id)).toEqual({ ok: true });
  house.receiver.behaviour.set('ann', { status: 500, answer: 'inside' });
  expect(await house.admin().test('baku', id)).toEqual({ ok: false, why: 'broken', status: 500 });
});

/** Names with an address inside, without one, and with one where nobody listens. */
const NOT_REACHED: Readonly<Record<string, readonly string[]>> = {
  'inside.test': ['10.0.0.7'],
  'nowhere.test': [],
  'closed.test': ['127.0.0.1'],
};

test('an editor cannot tell an address inside from a name without one and from a closed door; the operator can', async () => {
  const reach = { protocols: ['http:'], ports: null, isAllowed: (address: string) => address === '127.0.0.1' };
  const resolve = async (name: string) => NOT_REACHED[name] ?? [];
  const outbound = new Outbound({ ...reach, resolve, limits: WEBHOOK_LIMITS });
  const [editors, operators] = [house.admin(outbound), house.admin(outbound, true)];
  const at = new Date(house.record.now).toISOString();
  for (const name of Object.keys(NOT_REACHED)) {
    const { id } = await editors.addWebhook('baku', `http://${name}:1/`);
    const why = name === 'inside.test' ? 'unreachable' : 'silent';
    await house.store.outlets.fail(id, { at, why }, { due: at });
    expect([name, await editors.test('baku', id)]).toEqual([name, { ok: false, why: 'silent' }]);
    expect([name, await operators.test('baku', id)]).toEqual([name, { ok: false, why }]);
  }
  const whys = (listed: { failure?: { why: string } }[]) => listed.map(({ failure }) => failure?.why);
  expect(whys(await editors.list('baku'))).toEqual(['silent', 'silent', 'silent']);
  const all = (await operators.listAll()).map(({ outlet }) => outlet);
  expect(whys(all).toSorted()).toEqual(['silent', 'silent', 'unreachable']);
  outbound.stop();
});
