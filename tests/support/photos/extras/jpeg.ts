import { segmentsOf, type Segment } from '../jpeg.js';
import { exifExtras } from './exif.js';
import { trailingExtra } from './trailing.js';

/** Tables, frames and scans. */
const PIXELS = /^(?:SOI|DQT|DHT|DRI|SOF\d+|SOS|EOI)$/;

export function jpegExtras(file: Buffer): string[] {
  const segments = segmentsOf(file);
  const isWhole = segments.some(({ name }) => name === 'EOI');
  return [...segments.flatMap(extrasOf), ...(isWhole ? [] : ['broken: no end'])];
}

function extrasOf({ name, content }: Segment): string[] {
  if (PIXELS.test(name)) return [];
  const says = (words: string) => content.toString('latin1', 0, words.length) === words;
  switch (name) {
    case 'APP0':
      return isPlainName(content) ? [] : ['thumbnail or words beside JFIF'];
    case 'APP1':
      if (says('Exif\0\0')) return exifExtras(content.subarray(6));
      return [says('http://ns.adobe.com/') ? 'XMP' : name];
    case 'APP2':
      return [says('ICC_PROFILE\0') ? 'ICC' : says('MPF\0') ? 'more pictures (MPF)' : name];
    case 'APP13':
      return [says('Photoshop 3.0') ? 'IPTC' : name];
    case 'APP14':
      // Says how the colours are coded, and nothing else fits into it.
      return says('Adobe') && content.length === 12 ? [] : [name];
    case 'COM':
      return ['comment'];
    case 'trailing':
      return [trailingExtra(content)];
    default:
      return [name];
  }
}

/** The format's own name and version, the shape of a pixel, and no thumbnail. */
function isPlainName(content: Buffer): boolean {
  const [width, height] = [content[12], content[13]];
  return content.length === 14 && content.toString('latin1', 0, 6) === 'JFIF\0\x01' && width === 0 && height === 0;
}
