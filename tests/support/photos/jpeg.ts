/** A JPEG as its segments. */

export interface Segment {
  /** 'SOI', 'APP0' .. 'APP15', 'COM', 'DQT', 'SOF2', ...; 'trailing' for what stands behind the end. */
  name: string;
  content: Buffer;
}

const NAMES: Partial<Record<number, string>> = {
  0xc4: 'DHT',
  0xd8: 'SOI',
  0xd9: 'EOI',
  0xda: 'SOS',
  0xdb: 'DQT',
  0xdd: 'DRI',
  0xfe: 'COM',
};

export function segmentsOf(jpeg: Buffer): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  while (at < jpeg.length) {
    if (jpeg[at] !== 0xff) throw new Error(`No segment at ${at.toString()}`);
    const code = jpeg[at + 1] ?? 0;
    const name = nameOf(code);
    at += 2;
    if (name === 'SOI' || name === 'EOI') segments.push({ name, content: Buffer.alloc(0) });
    else {
      const end = at + jpeg.readUInt16BE(at);
      segments.push({ name, content: jpeg.subarray(at + 2, end) });
      at = name === 'SOS' ? endOfScan(jpeg, end) : end;
    }
    if (name === 'EOI') break;
  }
  if (at < jpeg.length) segments.push({ name: 'trailing', content: jpeg.subarray(at) });
  return segments;
}

function nameOf(code: number): string {
  if (code >= 0xe0 && code <= 0xef) return `APP${(code - 0xe0).toString()}`;
  return NAMES[code] ?? (code >= 0xc0 && code <= 0xcf ? `SOF${(code - 0xc0).toString()}` : code.toString(16));
}

/** Within a scan an FF is followed by 00, or by a restart mark (D0 to D7). */
function endOfScan(jpeg: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = jpeg.indexOf(0xff, at);
    const code = jpeg[at + 1] ?? 0xd9;
    if (at < 0) throw new Error('A scan without an end');
    if (code !== 0 && (code < 0xd0 || code > 0xd7)) return at;
    at += 2;
  }
}

/** The JPEG with these segments at its head, and with these bytes behind its end. */
export function withSegments(jpeg: Buffer, segments: [code: number, content: Buffer][], trailing: Buffer): Buffer {
  const inserted = segments.flatMap(([code, content]) => {
    const head = Buffer.from([0xff, code, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return [head, content];
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...inserted, jpeg.subarray(2), trailing]);
}
