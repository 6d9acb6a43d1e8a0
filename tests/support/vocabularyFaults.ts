/** Holds structured data against the vocabulary: each node's type, its properties, and their values. */
import { PROPERTIES, TYPES, type Plain } from './vocabulary.js';

type Node = Record<string, unknown>;

/** Returns a line for each fault, with the way to it; none where the data keeps to the vocabulary. */
export function vocabularyFaults(data: unknown): string[] {
  if (!isNode(data)) return ['the data is no node'];
  const context = data['@context'] === 'https://schema.org' ? [] : ['the context is not https://schema.org'];
  const { '@context': _context, ...node } = data;
  return [...context, ...faultsOfNode(node, '')];
}

function faultsOfNode(node: Node, way: string): string[] {
  const type = String(node['@type']);
  if (!(type in TYPES)) return [`${way}: ${type} is no known type`];
  return Object.entries(node).flatMap(([name, value]) => {
    if (name === '@type') return [];
    const here = `${way}/${name}`;
    if (name === '@id') return isPlain('URL', value) ? [] : [`${here}: no address`];
    const property = PROPERTIES[name];
    if (property === undefined) return [`${here}: no known property`];
    const belongs = property.of.some((owner) => isA(type, owner));
    const values = Array.isArray(value) ? value : [value];
    return [
      ...(belongs ? [] : [`${here}: ${type} has no such property`]),
      ...(values.length > 0 ? [] : [`${here}: an empty list`]),
      ...values.flatMap((one: unknown) => faultsOfValue(one, property.takes, here)),
    ];
  });
}

function faultsOfValue(value: unknown, takes: readonly string[], way: string): string[] {
  if (!isNode(value)) {
    return takes.some((plain) => isPlain(plain, value))
      ? []
      : [`${way}: ${JSON.stringify(value)} is not of ${takes.join(', ')}`];
  }
  const type = String(value['@type']);
  const faults = faultsOfNode(value, way);
  return takes.some((taken) => isA(type, taken))
    ? faults
    : [`${way}: a ${type} is not of ${takes.join(', ')}`, ...faults];
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

function isPlain(name: string, value: unknown): boolean {
  const checks: Record<Plain, () => boolean> = {
    Boolean: () => typeof value === 'boolean',
    Text: () => typeof value === 'string' && value.trim() !== '',
    URL: () => typeof value === 'string' && /^https?:\/\/[^/]/.test(value) && URL.canParse(value),
    Date: () => typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value)),
    DateTime: () => typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value)),
  };
  return name in checks && checks[name as Plain]();
}

/** Whether a type is another one, or stands below it. */
function isA(type: string, other: string): boolean {
  return type === other || (TYPES[type] ?? []).some((above) => isA(above, other));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
