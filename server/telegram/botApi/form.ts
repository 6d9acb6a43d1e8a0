/**
 * The body of a call: JSON, or a form where files go along (RFC 7578). The form is written here: the platform's own would
 * turn each end of a line into two characters, and a caption has a limit.
 */
import { randomUUID } from 'node:crypto';

/** A photo's file. `name`: of the part of the form, unique in one call. */
export interface Upload {
  name: string;
  type: string;
  bytes: Buffer;
}

export interface Form {
  contentType: string;
  body: Buffer;
}

const END = '\r\n';

export function formOf(params: Readonly<Record<string, unknown>>, uploads: readonly Upload[]): Form {
  if (uploads.length === 0) return { contentType: 'application/json', body: Buffer.from(JSON.stringify(params)) };
  const boundary = randomUUID();
  const parts = [
    ...Object.entries(params).map(([name, value]) =>
      partOf(name, '', Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))),
    ),
    ...uploads.map(({ name, type, bytes }) => partOf(name, `; filename="photo"${END}Content-Type: ${type}`, bytes)),
  ];
  const body = Buffer.concat([
    ...parts.flatMap((part) => [Buffer.from(`--${boundary}${END}`), part]),
    Buffer.from(`--${boundary}--${END}`),
  ]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

/** Names are our own, and need no escapes. */
function partOf(name: string, more: string, value: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`Content-Disposition: form-data; name="${name}"${more}${END}${END}`),
    value,
    Buffer.from(END),
  ]);
}
