import { isAccepted, kindOfFile, type FileKind } from '../../../client/photos/kindOfFile.js';

const box = (...brands: string[]) => {
  const size = 8 + 4 * brands.length + 4;
  return `\0\0\0${String.fromCharCode(size)}ftyp${brands[0] ?? ''}\0\0\0\0${brands.slice(1).join('')}`;
};

test.each<[FileKind, boolean, string]>([
  ['jpeg', true, '\xff\xd8\xff\xe1..Exif'],
  ['png', true, '\x89PNG\r\n\x1a\n'],
  ['webp', true, 'RIFF....WEBPVP8 '],
  ['avif', true, box('avif', 'mif1', 'miaf')],
  ['avif', true, box('mif1', 'avif')],
  ['heic', false, box('heic', 'mif1')],
  ['heic', false, box('mif1', 'heic')],
  ['video', false, box('qt  ')],
  ['video', false, box('isom', 'iso2')],
  ['video', false, '\x1a\x45\xdf\xa3'],
  ['gif', false, 'GIF89a<script>'],
  ['svg', false, '<?xml version="1.0"?>\n<svg xmlns="">'],
  ['pdf', false, '%PDF-1.7'],
  ['empty', false, ''],
  ['unknown', false, 'PK\x03\x04'],
])('a file of kind %s is told by its first bytes', (kind, accepted, head) => {
  const found = kindOfFile(Uint8Array.from(head, (character) => character.charCodeAt(0)));
  expect(found).toBe(kind);
  expect(isAccepted(found)).toBe(accepted);
});
