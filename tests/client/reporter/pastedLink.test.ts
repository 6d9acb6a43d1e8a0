/** Sign-in links that are pasted into the app. */
import { expect, test } from '@jest/globals';
import { linkIn } from '../../../client/reporter/pastedLink.js';

const ORIGIN = 'https://live.example.org';
const LINK = `${ORIGIN}/join#a1B2-c3`;

test('a pasted sign-in link of this server leads to the page that asks for a tap, with its secret', () => {
  for (const text of [
    LINK,
    `  ${LINK}\n`,
    `Leyla, buradan gir: ${LINK}.`,
    `«${LINK}»`,
    `${ORIGIN}/join?lang=uk#a1B2-c3`,
  ])
    expect(linkIn(text, ORIGIN)).toEqual({ is: 'ours', path: '/join#a1B2-c3' });
});

test('a pasted sign-in link of another server is named, and not opened', () => {
  expect(linkIn('https://other.example/join#a1B2', ORIGIN)).toEqual({ is: 'elsewhere', host: 'other.example' });
  expect(linkIn(`https://other.example/join#a1B2 ${LINK}`, ORIGIN)).toEqual({ is: 'ours', path: '/join#a1B2-c3' });
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
    expect(linkIn(text, ORIGIN)).toEqual({ is: 'none' });
});
