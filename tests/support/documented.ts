/** The document of a server's HTTP interface, as a program reads it, and real answers held against it. */
import type { Answer, Method, Operation } from '../../server/http/openapi/operation.js';
import type { Schema } from '../../server/http/openapi/schema.js';
import { schemaFaults } from './schemaFaults.js';

export interface InterfaceDocument {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Answer>;
    securitySchemes: Record<string, Record<string, string>>;
  };
}

/** Every operation as `METHOD /address`. */
export function operationsOf({ paths }: InterfaceDocument): string[] {
  return Object.entries(paths).flatMap(([address, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${address}`),
  );
}

/** The faults of an answer, by the document; reads the body unless it was read before. */
export async function answerFaults(
  document: InterfaceDocument,
  operation: string,
  response: Response,
  read?: string,
): Promise<string[]> {
  const answer = answerOf(document, operation, response.status);
  if (answer === undefined) return [`${operation}: ${response.status} is not in the document`];
  const body = read ?? (await response.text());
  return [...headerFaults(document, answer, response), ...bodyFaults(document, answer, response, body)].map(
    (fault) => `${operation} ${response.status} ${fault}`,
  );
}

function answerOf({ paths, components }: InterfaceDocument, operation: string, status: number): Answer | undefined {
  const [method = '', address = ''] = operation.split(' ');
  const responses = paths[address]?.[method.toLowerCase() as Method]?.responses ?? {};
  // A success has to be named by the operation; the table has all refusals.
  const found = responses[status.toString()] ?? (status >= 400 ? responses.default : undefined);
  if (found === undefined || !('$ref' in found)) return found;
  return components.responses[found.$ref.replace('#/components/responses/', '')];
}

function headerFaults({ components }: InterfaceDocument, { headers = {} }: Answer, response: Response): string[] {
  return Object.entries(headers).flatMap(([name, { required, schema }]) => {
    const value = response.headers.get(name);
    if (value === null) return required === true ? [`${name}: is missing`] : [];
    const typed = schema.type === 'integer' ? Number(value) : value;
    return schemaFaults(typed, schema, components.schemas, name);
  });
}

function bodyFaults(
  { components }: InterfaceDocument,
  { content }: Answer,
  response: Response,
  body: string,
): string[] {
  if (content === undefined) return body === '' ? [] : ['has a body'];
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = content[type]?.schema;
  if (schema === undefined) return [`${type}: is not a type of the document`];
  return schemaFaults(type.endsWith('json') ? JSON.parse(body) : body, schema, components.schemas);
}
