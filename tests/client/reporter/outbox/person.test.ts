import { isOf } from '../../../../client/reporter/outbox/person.js';
import { personIn } from '../../../../client/account/session.js';

const blogs = (...slugs: string[]) =>
  slugs.map((slug) => ({ slug, title: slug, status: 'live' as const, timeZone: 'UTC', languages: ['en'], drives: [] }));
const anna = { name: 'Anna', role: 'reporter' as const, blogs: blogs('baku') };

test('[O5] a session with the same byline and role in the same blog is the same person, on any device', () => {
  expect(isOf({ ...anna }, { blog: 'baku', person: personIn('baku', anna) })).toBe(true);
});

test.each([
  ['another byline', { ...anna, name: 'Omar' }],
  ['another role', { ...anna, role: 'editor' as const }],
  ['the same byline in another blog', { ...anna, blogs: blogs('tbilisi') }],
  ['the role of owner', { ...anna, role: 'owner' as const }],
])('[O5] a session with %s is another person', (_who, session) => {
  expect(isOf(session, { blog: 'baku', person: personIn('baku', anna) })).toBe(false);
});

test('[O5] an owner is the same person in every blog', () => {
  const owner = { ...anna, role: 'owner' as const, blogs: blogs('baku', 'tbilisi') };
  expect(isOf(owner, { blog: 'tbilisi', person: personIn('baku', owner) })).toBe(true);
});
