/** Addresses and handshakes with a NUL in a name, on the shared store, which cannot hold one. */
import { jest } from '@jest/globals';
import { useSharedStore } from '../../support/sharedStore.js';
import { joinRaw } from '../socket/rawReader.js';

jest.setTimeout(300_000);

const { instance } = useSharedStore();

test('a NUL in a name is not found at every address, in every handshake, and is no defect of the server', async () => {
  const rally = await instance();
  const blog = await rally.blog();
  const token = await rally.token(blog, 'Eve', 'editor');
  const ofReaders = [
    '/live/%00',
    `/live/${blog}%00`,
    `/live/${blog}/entries/%00`,
    '/embed/%00',
    '/media/%00',
    '/oembed?url=' + encodeURIComponent(`${rally.url}/live/%00`),
  ];
  const ofPrograms = ['', '/changes', '/entries', '/stream', '/push'].map((rest) => `/api/v1/blogs/%00a${rest}`);
  for (const address of [...ofReaders, ...ofPrograms])
    expect([address, (await fetch(rally.url + address)).status]).toEqual([address, 404]);
  const ofTheDesk = [
    ['GET', 'desk/entries/%00'],
    ['DELETE', 'devices/%00'],
    ['DELETE', 'invitations/%00'],
    ['DELETE', 'outlets/%00'],
  ] as const;
  for (const [method, rest] of ofTheDesk) {
    const answer = await rally.send(token, method, `/api/v1/blogs/${blog}/${rest}`);
    expect([rest, answer.status]).toEqual([rest, 404]);
  }
  const epoch = await fetch(`${rally.url}/api/v1/blogs/${blog}/changes?since=1&epoch=%00`);
  for (const name of ['\u0000', `${blog}\u0000`])
    expect((await joinRaw(rally.url, { blog: name })).connectError?.data).toMatchObject({ code: 'not-found' });
  const reader = await joinRaw(rally.url, { blog, epoch: '\u0000', seq: 1 });
  expect(reader.named('reset')).toMatchObject([{ why: 'epoch' }]);
  reader.ws.close();
  expect([epoch.status, await epoch.json()]).toMatchObject([200, { reset: true, why: 'epoch' }]);
});
