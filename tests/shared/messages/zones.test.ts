import { LANGUAGES } from '../../../shared/messages/languages.js';
import { messagesFor } from '../../../shared/messages/messages.js';
import { cityOf, zoneSaid } from '../../../shared/messages/zones.js';

test('a city of the squares around has a name in each language of the interface', () => {
  const names = LANGUAGES.map((lang) => cityOf('Asia/Baku', messagesFor(lang).messages.cities));
  expect(names).toEqual(['Baku', 'Баку', 'Bakı', 'Баку', 'باكو']);
});

test('a zone without a name of ours is called as its own name says; an offset has no city', () => {
  const { cities } = messagesFor('uk').messages;
  expect([cityOf('America/Sao_Paulo', cities), cityOf('Etc/GMT+3', cities), cityOf('UTC', cities)]).toEqual([
    'Sao Paulo',
    null,
    null,
  ]);
  expect(cityOf('constructor', cities)).not.toBe(Object);
});

test('a hint at a field names a zone by its city in the page’s language, and one without a city by its offset', () => {
  const said = (zone: string) => LANGUAGES.map((lang) => zoneSaid(zone, messagesFor(lang).messages.cities));
  expect(said('Asia/Baku')).toEqual(['Baku', 'Баку', 'Bakı', 'Баку', 'باكو']);
  expect(new Set(said('Etc/GMT+3'))).toEqual(new Set(['UTC-3']));
});
