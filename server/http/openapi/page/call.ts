/** An operation as somebody calls it from a shell. */
import type { Method, Operation, Parameter } from '../operation.js';
import { bodyExample, exampleOf, type Schemas } from './example.js';

export interface Call {
  origin: string;
  method: Method;
  address: string;
  operation: Operation;
  schemas: Schemas;
}

/** Returns the command, over several lines. */
export function commandOf(call: Call): string {
  const { method, operation } = call;
  const { parameters = [], requestBody } = operation;
  const signed = operation.security.some((way) => 'bearer' in way) ? ["-H 'Authorization: Bearer TOKEN'"] : [];
  const needed = parameters.filter((one) => one.in === 'header' && (one.required === true || one.name === 'If-Match'));
  const headers = needed.map((one) => `-H '${one.name}: ${valueOf(one, call)}'`);
  const named = parameters.some(({ name }) => name === 'Idempotency-Key') ? ["-H 'Idempotency-Key: '$(uuidgen)"] : [];
  const way = method === 'get' ? [] : method === 'head' ? ['--head'] : [`-X ${method.toUpperCase()}`];
  const body = requestBody === undefined ? [] : bodyOf(call);
  const given = [...way, ...signed, ...named, ...headers, ...body, `'${addressOf(call)}'`];
  return `curl ${given.join(' \\\n  ')}`;
}

function bodyOf({ operation: { requestBody }, schemas }: Call): string[] {
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (type === undefined || content === undefined) return [];
  const header = `-H 'Content-Type: ${type}'`;
  if (type !== 'application/json') return [header, '--data-binary @photo.jpg'];
  return [header, `--data '${JSON.stringify(bodyExample(content.schema, schemas))}'`];
}

function addressOf(call: Call): string {
  const { origin, address, operation } = call;
  const { parameters = [] } = operation;
  const path = address.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const given = parameters.find((one) => one.in === 'path' && one.name === name);
    return given === undefined ? whole : valueOf(given, call);
  });
  const query = parameters.filter((one) => one.in === 'query' && one.required === true);
  const asked = query.map((one) => `${one.name}=${encodeURIComponent(valueOf(one, call))}`).join('&');
  return origin + path + (asked === '' ? '' : `?${asked}`);
}

function valueOf({ name, schema }: Parameter, { schemas }: Call): string {
  return String(exampleOf(schema, schemas, { name }));
}
