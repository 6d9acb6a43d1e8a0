/** Sign-in links as messengers leave them. */
import { expect, test } from '@jest/globals';
import { bareSecretIn, secretInAddress, signInLinksIn } from '../../shared/signInLink.js';

const SECRET = '-a1B2c3D4e5F6g7H8i9J0_k1L2m3N4o5P6q7R8s9T0A';
const HOST = 'live.example.org';
const LINK = `https://${HOST}/join#${SECRET}`;

test('the secret of these tests is as long as a real one', () => {
  expect(SECRET).toHaveLength(43);
});

test.each([
  ['as it was sent', `/join#${SECRET}`],
  ['tracking parameters before the # sign', `/join?fbclid=IwAR0x&utm_source=telegram#${SECRET}`],
  ['tracking parameters behind it', `/join#${SECRET}?fbclid=IwAR0x-1`],
  ['tracking parameters hung on by &', `/join#${SECRET}&utm_source=whatsapp`],
  ['an encoded # sign', `/join%23${SECRET}`],
  ['an encoded # sign after parameters', `/join?utm_source=x%23${SECRET}`],
  ['a # sign that was encoded twice', `/join%2523${SECRET}`],
  ['a slash before the # sign', `/join/#${SECRET}`],
  ['a blank after the # sign', `/join#%20${SECRET}`],
  ['a # sign twice', `/join##${SECRET}`],
  ['a full stop behind', `/join#${SECRET}.`],
  ['a bracket and a comma behind', `/join#${SECRET}),`],
  ['an encoded quote behind', `/join#${SECRET}%22`],
  ['a mark for slanted text behind', `/join#${SECRET}_`],
  ['an invisible mark behind', `/join#${SECRET}\u200f`],
  ['a text fragment behind', `/join#${SECRET}:~:text=Sign%20in`],
])('the sign-in page finds the secret in its address: %s', (_what, rest) => {
  expect(secretInAddress(`https://${HOST}${rest}`)).toBe(SECRET);
});

test('no secret is found in an address that has none, whatever parameters it has', () => {
  for (const rest of ['/join', '/join#', '/join?fbclid=IwAR0x', '/join?x=1#', '/join%23', '/report#x'])
    expect(secretInAddress(`https://${HOST}${rest}`)).toBeNull();
});

test.each([
  ['alone', LINK],
  ['within words', `Leyla, buradan gir: ${LINK}. Sabah 15:00`],
  ['in quotes and brackets', `«${LINK}» (<${LINK}>)`],
  ['broken within its secret', `https://${HOST}/join#${SECRET.slice(0, 20)}\n${SECRET.slice(20)}\nSee you`],
  ['broken by a quoting mail', `https://${HOST}/\r\njoin#${SECRET.slice(0, 40)}\r\n${SECRET.slice(40)}`],
  ['without its scheme', `${HOST}/join#${SECRET}`],
  ['with marks that turn the direction of writing', `\u2066${LINK}\u2069`],
  ['with an encoded # sign', `https://${HOST}/join%23${SECRET}`],
  ['wrapped in an address of a messenger', `https://l.example.com/l.php?u=${encodeURIComponent(LINK)}&h=AT0x`],
  ['by http where https was sent', LINK.replace('https', 'http')],
  ['with its host in capitals', `https://LIVE.Example.ORG/join#${SECRET}`],
])('a pasted sign-in link is found with its host and whole secret: %s', (_what, text) => {
  expect(signInLinksIn(text)[0]).toEqual({ host: HOST, secret: SECRET });
});

test('a whole link goes before one that was cut off', () => {
  const cut = `https://${HOST}/join#${SECRET.slice(0, 12)}…`;
  expect(signInLinksIn(`${cut} ${LINK}`).map(({ secret }) => secret)).toEqual([SECRET, SECRET.slice(0, 12)]);
});

test('a link to a host with a port or in brackets is told with them', () => {
  const hosts = ['localhost:3000', '[::1]:3000', '192.168.1.7:3000'];
  for (const host of hosts) expect(signInLinksIn(`http://${host}/join#${SECRET}`)[0]).toEqual({ host, secret: SECRET });
});

test('the secret alone is taken as one, and no other text is', () => {
  expect(bareSecretIn(` #${SECRET}\n`)).toBe(SECRET);
  for (const text of ['', 'salam', SECRET.slice(1), `${SECRET}A`, `${SECRET.slice(1)}.`])
    expect(bareSecretIn(text)).toBeNull();
});
