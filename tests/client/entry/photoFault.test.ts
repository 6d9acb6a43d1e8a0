import { photoFault } from '../../../client/entry/photoFault.js';
import { NoPhoto } from '../../../client/photos/picture.js';
import { english } from '../../support/formSpeech.js';

test.each([
  [new NoPhoto('not-accepted', 'gif'), /^a\.jpg: a GIF\./],
  [new NoPhoto('not-accepted', 'jpeg'), /^a\.jpg: not a picture that can be sent\./],
  [new NoPhoto('not-decoded', 'jpeg'), /^a\.jpg: this browser cannot open it\./],
  [new NoPhoto('hidden', 'png'), /^a\.jpg: this browser hides pictures from pages/],
  [new NoPhoto('too-many-pixels', 'jpeg', 100), /^a\.jpg: with 100 megapixels/],
  [new Error('the card is gone'), /^a\.jpg: this browser cannot open it\./],
])('a file that cannot be taken (%s) is named with what to do', (error, sentence) => {
  expect(photoFault(error, 'a.jpg', english)).toMatch(sentence);
});
