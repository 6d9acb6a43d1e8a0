/** Every method at every address of the document: the ones that it has, and the ones that it has not. */
import { jest } from '@jest/globals';
import { document, editor, openStand, rally, blog } from './openapi/stand.js';
import { ask, filledAddresses, isOpen, type Filled } from './openapi/filled.js';

jest.setTimeout(60_000);

let addresses: Filled[];

beforeAll(async () => {
  await openStand();
  const { id } = await rally.post(editor, blog);
  addresses = filledAddresses(document, blog, id);
});
afterAll(() => rally.stop());

const ORDER = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The methods of an address by the document, and those that every address has with them. */
function methodsOf({ operations }: Filled): string[] {
  const own = Object.keys(operations).map((method) => method.toUpperCase());
  return ORDER.filter((one) => own.includes(one) || one === 'OPTIONS' || (one === 'HEAD' && own.includes('GET')));
}

const signed = () => ({ Authorization: `Bearer ${editor}` });

test('every method that the document does not have for an address is 405, and `Allow` names those that it has', async () => {
  expect(addresses.length).toBeGreaterThan(35);
  for (const filled of addresses) {
    const allowed = methodsOf(filled);
    for (const method of [...ORDER, 'PROPFIND'].filter((one) => !allowed.includes(one))) {
      for (const headers of [{}, signed()]) {
        const answer = await ask(rally, method, filled.address, headers);
        expect([method, filled.template, answer.status]).toEqual([method, filled.template, 405]);
        expect([filled.template, answer.headers.get('allow')]).toEqual([filled.template, allowed.join(', ')]);
        if (method !== 'HEAD') expect(JSON.parse(answer.body)).toMatchObject({ code: 'unsupported', status: 405 });
      }
    }
  }
});

test('OPTIONS tells the methods of every address, and lets other sites’ pages read what is open to anybody', async () => {
  const from = { Origin: 'https://news.example', 'Access-Control-Request-Method': 'GET' };
  for (const filled of addresses) {
    const { status, headers } = await ask(rally, 'OPTIONS', filled.address, from);
    const isReaders = isOpen(filled.operations.get);
    expect([filled.template, status, headers.get('allow')]).toEqual([
      filled.template,
      204,
      methodsOf(filled).join(', '),
    ]);
    const opened = ['origin', 'methods'].map((name) => headers.get(`access-control-allow-${name}`));
    expect([filled.template, ...opened]).toEqual([filled.template, ...(isReaders ? ['*', 'GET, HEAD'] : [null, null])]);
    // With this type of a body a browser sends no POST that was not allowed before.
    expect(headers.get('access-control-allow-headers') ?? '').not.toMatch(/content-type|authorization|x-rallyline|\*/i);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  }
});

test('files of scripts and styles, and of the search of faces, are read and nothing else', async () => {
  for (const folder of ['/assets', '/report/faces']) {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await ask(rally, method, `${folder}/x.js`);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    const told = await ask(rally, 'OPTIONS', `${folder}/x.js`);
    expect([told.status, told.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect((await ask(rally, 'GET', `${folder}/x.js`)).status).toBe(404);
  }
});

test('HEAD answers wherever GET does, with the same status and headers, and without a body', async () => {
  const reading = addresses.filter(({ operations }) => operations.get !== undefined);
  expect(reading.length).toBeGreaterThan(25);
  for (const { template, address, operations } of reading) {
    const headers = isOpen(operations.get) ? {} : signed();
    const [whole, head] = [await ask(rally, 'GET', address, headers), await ask(rally, 'HEAD', address, headers)];
    const told = ({ status, headers: all }: typeof whole) => [
      template,
      status,
      ...['content-type', 'etag', 'cache-control', 'link', 'access-control-allow-origin'].map((name) => all.get(name)),
    ];
    expect(told(head)).toEqual(told(whole));
    expect([template, head.body]).toEqual([template, '']);
  }
});
