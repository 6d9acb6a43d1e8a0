/** The requests of webhooks, held against what docs/WEBHOOKS.md and the description of the interface tell receivers. */
import { readFile } from 'node:fs/promises';
import { outletPaths } from '../../../server/http/openapi/outletPaths.js';
import { Webhook } from '../../../server/outlets/webhook.js';
import type { Outlet } from '../../../server/storage/ports.js';
import type { OutboundRequest } from '../../../server/outbound/outbound.js';

const AT = '/api/v1/blogs/{slug}/outlets';
const NOW = new Date('2022-02-27T12:00:30.000Z');
const outlet = {
  blog: 'baku',
  settings: { url: 'https://hooks.invalid/', secret: 's', former: [] },
} as unknown as Outlet;

const sent: OutboundRequest[] = [];
const send = async (request: OutboundRequest) => {
  sent.push(request);
  return { kind: 'answered', status: 204, retryAfterS: null } as const;
};
const webhook = new Webhook({ outbound: { send } as never, now: () => NOW });
const { signal } = new AbortController();

/** A request as documents write it down: the names of its fields, and the form of its header. */
function shapeOf({ body, headers }: OutboundRequest): { fields: string; delivery: string } {
  const told = JSON.parse(String(body)) as { test?: true; epoch?: string; seq?: number };
  const fields = Object.keys(told).map((name) => (name === 'test' ? 'test: true' : name));
  const delivery = String(headers['Rallyline-Delivery'])
    .replace('baku', '<blog>')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '<uuid>')
    .replace(/\.e\.7$/, '.<epoch>.<seq>');
  return { fields: `{ ${fields.join(', ')} }`, delivery };
}

let page: string;
beforeAll(async () => {
  page = await readFile(new URL('../../../docs/WEBHOOKS.md', import.meta.url), 'utf8');
});
beforeEach(() => void (sent.length = 0));

test('a test’s body and header are as the page and the interface tell, and the table has each of its fields', async () => {
  await webhook.test(outlet, signal);
  const { fields, delivery } = shapeOf(sent[0]!);
  expect([fields, delivery]).toEqual(['{ blog, at, test: true }', '<blog>.test.<uuid>']);
  for (const text of [page, outletPaths[`${AT}/{id}/test`]?.post?.description ?? ''])
    expect(text).toContain(`\`${fields}\``);
  for (const text of [page, outletPaths[`${AT}/{id}/test`]?.post?.description ?? ''])
    expect(text).toContain(`\`Rallyline-Delivery: ${delivery}\``);
  expect(page).toMatch(/^\| `test` +\| .*no `epoch` and no `seq`/m);
});

test('a change’s header is as the page and the interface tell, and the table has each of its fields', async () => {
  const change = { epoch: 'e', seq: 7, at: NOW.toISOString(), gone: 'an entry' };
  await webhook.carry({ outlet, blog: null, changes: [change], notes: new Map() }, signal);
  const { fields, delivery } = shapeOf(sent[0]!);
  for (const text of [page, outletPaths[AT]?.post?.description ?? ''])
    expect(text).toContain(`\`Rallyline-Delivery: ${delivery}\``);
  for (const name of fields.match(/\w+/g) ?? []) expect(page).toContain(`| \`${name}\``);
});
