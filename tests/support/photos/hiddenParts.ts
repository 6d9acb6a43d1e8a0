/** Parts of a file that tell more than its picture, each value of them marked. */
import sharp from 'sharp';
import { withSegments } from './jpeg.js';
import { TRACE } from './trace.js';

export const XMP = Buffer.from(
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="${TRACE}xmp"/></rdf:RDF></x:xmpmeta>`,
);

/** A resource of Photoshop with one IPTC field in it, the caption. */
export const IPTC = ((): Buffer => {
  const caption = Buffer.from(`${TRACE}iptc`);
  const field = Buffer.concat([Buffer.from([0x1c, 2, 120, 0, caption.length]), caption]);
  const padded = Buffer.concat([field, Buffer.alloc(field.length % 2)]);
  const head = Buffer.from([0x04, 0x04, 0, 0, 0, 0, 0, field.length]);
  return Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM'), head, padded]);
})();

/** A ZIP with one stored file, as far as a reader of its beginning looks; what matters is that its words are found. */
export const ZIP = Buffer.concat([
  Buffer.from('PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0\x08\0\0\0\x08\0\0\0', 'latin1'),
  Buffer.from(`${TRACE}zip${TRACE}zip`),
]);

export async function thumbnail(): Promise<Buffer> {
  const small = await sharp({ create: { width: 32, height: 24, channels: 3, background: 'purple' } })
    .jpeg()
    .toBuffer();
  return withSegments(small, [[0xfe, Buffer.from(`${TRACE}thumbnail`)]], Buffer.alloc(0));
}

/** A real profile (Display P3, as phones have it) that is longer than its tables say. */
export async function profile(): Promise<Buffer> {
  const tagged = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'white' } })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  const { icc } = await sharp(tagged).metadata();
  if (icc === undefined) throw new Error('sharp gave no profile');
  const longer = Buffer.concat([icc, Buffer.from(`${TRACE}icc`.padEnd(12, '.'))]);
  longer.writeUInt32BE(longer.length, 0);
  return longer;
}
