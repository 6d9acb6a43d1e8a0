import { expect, test } from '@jest/globals';
import { Methods } from '../../../../client/account/methods.js';
import { pageUpload } from '../../../../client/photos/upload/pageUpload.js';

test('nothing is known of the network before a piece of a photo has left', () => {
  const files = { get: () => Promise.resolve(null) };
  const parts = { files, origin: 'https://rally.example', methods: new Methods(), now: () => 0 };
  expect(pageUpload(parts, () => ({})).speed()).toBeNull();
});
