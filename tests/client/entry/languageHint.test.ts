import { hintFor } from '../../../client/entry/languageHint.js';

test.each([
  ['ua', null, 'uk'],
  ['UA', null, 'uk'],
  ['by', null, 'be'],
  ['ge', null, 'ka'],
  ['gr', null, 'el'],
  ['cz', null, 'cs'],
  ['am', 'አማርኛ', 'hy'],
  ['uk', 'Українська', null],
  ['az', 'Azərbaycan', null],
  ['ka', 'ქართული', null],
  ['ku', 'Kurdî (kurmancî)', null],
  ['', null, null],
  ['not a tag', null, null],
])(
  "the hint for the typed tag %j names the language %s, and for a country's code the language %s",
  (typed, name, meant) => {
    expect(hintFor(typed)).toEqual({ name: name === null ? null : expect.stringContaining(name.slice(0, 4)), meant });
  },
);
