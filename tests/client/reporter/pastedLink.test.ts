/** Sign-in links that are pasted into the app. */
import { expect, test } from '@jest/globals';
import { linkIn } from '../../../client/reporter/pastedLink.js';

const HOST = 'live.example.org';
const ORIGIN = `https://${HOST}`;
const LINK = `${ORIGIN}/join#a1B2-c3`;

test('a pasted sign-in link of this server leads to the page that asks for a tap, with its secret', () => {
  for (const text of [
    LINK,
    `  ${LINK}\n`,
    `Leyla, buradan gir: ${LINK}.`,
    `«${LINK}»`,
    `${ORIGIN}/join?lang=uk#a1B2-c3`,
  ])
    expect(linkIn(text, HOST)).toEqual({ is: 'ours', path: '/join#a1B2-c3' });
});

test('a pasted sign-in link of another server is named, and not opened', () => {
  expect(linkIn('https://other.example/join#a1B2', HOST)).toEqual({ is: 'elsewhere', host: 'other.example' });
  expect(linkIn(`https://other.example/join#a1B2 ${LINK}`, HOST)).toEqual({ is: 'ours', path: '/join#a1B2-c3' });
});

test('pasted text that is no sign-in link opens nothing', () => {
  for (const text of [
    '',
    'salam',
    ORIGIN,
    `${ORIGIN}/join`,
    `${ORIGIN}/report#x`,
    'javascript:alert(1)//join#x',
    '#a1B2',
  ])
    expect(linkIn(text, HOST)).toEqual({ is: 'none' });
});

test('a pasted link whose secret a messenger broke into lines, or the secret alone, opens the same page', () => {
  const secret = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1A';
  for (const text of [
    `${ORIGIN}/join#${secret.slice(0, 30)}\n${secret.slice(30)}`,
    secret,
    `${ORIGIN}/join%23${secret}`,
  ])
    expect(linkIn(text, HOST)).toEqual({ is: 'ours', path: `/join#${secret}` });
});
