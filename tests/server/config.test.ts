/** The setting of the hub, as an operator may give it. */
import { readConfig } from '../../server/config.js';

test('a hub is an https address without a port or a password, and is kept as browsers write it', () => {
  expect(readConfig({}).config.hubUrl).toBeNull();
  const { config, faults } = readConfig({ WEBSUB_HUB: 'https://Hub.example.org' });
  expect([config.hubUrl, faults]).toEqual(['https://hub.example.org/', []]);
  expect(readConfig({ WEBSUB_HUB: 'https://hub.example.org:443/publish?a=b' }).config.hubUrl).toBe(
    'https://hub.example.org/publish?a=b',
  );
});

test.each([
  'hub.news.example',
  'http://hub.news.example/',
  'https://hub.example.org:8443/',
  'https://user:secret@hub.example.org/',
  'https://hub.example.org/#part',
  'ftp://hub.news.example/',
])('the hub %s is a fault that names the setting, and does not repeat its value', (value) => {
  const { config, faults } = readConfig({ WEBSUB_HUB: value });
  expect(config.hubUrl).toBeNull();
  expect(faults).toEqual([expect.stringMatching(/^WEBSUB_HUB must be an https address/)]);
  expect(faults[0]).not.toContain(value);
});
