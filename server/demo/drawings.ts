/** The demo's pictures: drawn by the project in code, made when they are first needed, kept nowhere. */
import sharp from 'sharp';
import { aid } from './drawings/aid.js';
import { banner } from './drawings/banner.js';
import { candles } from './drawings/candles.js';
import { embassy } from './drawings/embassy.js';
import { flags } from './drawings/flags.js';
import type { Sheet } from './drawings/kit.js';
import { loading } from './drawings/loading.js';
import { loudspeaker } from './drawings/loudspeaker.js';
import { panorama } from './drawings/panorama.js';
import { phone } from './drawings/phone.js';
import { seafront } from './drawings/seafront.js';
import { truck } from './drawings/truck.js';

/** Each is a function, so that nothing is drawn before it is asked for. */
export const DRAWINGS = {
  aid,
  banner,
  candles,
  embassy,
  flags,
  loading,
  loudspeaker,
  panorama,
  phone,
  seafront,
  truck,
} satisfies Record<string, () => Sheet>;
export type DrawingName = keyof typeof DRAWINGS;

/** A drawing as a JPEG, as a phone would send it. */
export function createDrawings(): (name: DrawingName) => Promise<Buffer> {
  return async (name) => {
    const { svg } = DRAWINGS[name]();
    return sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).jpeg({ quality: 86 }).toBuffer();
  };
}
