import { LANGUAGES } from '../../../shared/messages/languages.js';
import { messagesFor } from '../../../shared/messages/messages.js';
import { cityOf } from '../../../shared/messages/zones.js';

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
