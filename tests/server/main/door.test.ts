import type { AddressInfo } from 'node:net';
import { openDoor, type Door } from '../../../server/main/door.js';

let door: Door;
let at: string;

beforeAll(async () => {
  door = await openDoor({ port: 0, host: '127.0.0.1' });
  at = `http://127.0.0.1:${(door.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((over) => door.server.close(over)));

const said = async (languages: string) => {
  const answer = await fetch(`${at}/live/baku`, { headers: { 'Accept-Language': languages } });
  return [answer.status, answer.headers.get('content-language'), (await answer.text()).split(' ')[0]];
};

test.each([
  ['uk-UA,uk;q=0.9,en;q=0.8', 'uk', 'Сервер'],
  ['en;q=0.3, az', 'az', 'Server'],
  ['de, ar;q=0.5', 'ar', 'الخادم'],
  ['ru;q=0, en', 'en', 'The'],
  ['tlh', 'en', 'The'],
  ['*', 'en', 'The'],
])('while the store is away a browser is told so in a language that it reads (%s)', async (languages, lang, first) => {
  expect(await said(languages)).toEqual([503, lang, first]);
});
