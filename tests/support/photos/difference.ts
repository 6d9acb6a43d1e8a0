import sharp from 'sharp';

/** The mean difference of two pictures as they are seen, made small and grey; 0 to 255. */
export async function difference(one: Buffer, other: Buffer): Promise<number> {
  const small = (bytes: Buffer) =>
    sharp(bytes).autoOrient().resize(24, 32, { fit: 'fill' }).grayscale().raw().toBuffer();
  const [a, b] = [await small(one), await small(other)];
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}
