/** Schemas as lists of fields. A named schema stands once, and is linked to. */
import type { JSX } from 'preact';
import type { Schema } from '../schema.js';
import { shapeAnchor, Words } from './shown.js';

export function Shape({ name, schema }: { name: string; schema: Schema }): JSX.Element {
  const id = shapeAnchor(name);
  return (
    <section class="shape" id={id}>
      <h3>
        <a href={`#${id}`}>{name}</a>
      </h3>
      <About schema={schema} />
      <Inner schema={schema} />
    </section>
  );
}

export function Field({ name, schema, needed }: { name: string; schema: Schema; needed: boolean }): JSX.Element {
  return (
    <li>
      <code>{name}</code> <i>{needed ? '' : 'optional, '}</i>
      <Type of={schema} />
      <About schema={schema} />
      <Inner schema={schema} />
    </li>
  );
}

/** The type in a few words, with a link where it has a name. */
export function Type({ of: schema }: { of: Schema }): JSX.Element {
  const orNull = schema.nullable === true ? ' or null' : '';
  const { $ref, items, additionalProperties: values } = schema;
  if ($ref !== undefined) return <Named name={$ref.replace('#/components/schemas/', '')} />;
  if (schema.type === 'array' && items !== undefined)
    return (
      <span>
        list of <Type of={items} />
        {orNull}
      </span>
    );
  if (typeof values === 'object' && schema.properties === undefined)
    return (
      <span>
        by name, <Type of={values} />
        {orNull}
      </span>
    );
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants?.every((one) => one.$ref !== undefined) === true) return <OneOf variants={variants} end={orNull} />;
  return <span>{wordOf(schema) + orNull}</span>;
}

function Named({ name }: { name: string }): JSX.Element {
  return <a href={`#${shapeAnchor(name)}`}>{name}</a>;
}

function OneOf({ variants, end }: { variants: readonly Schema[]; end: string }): JSX.Element {
  return (
    <span>
      {variants.map((variant, at) => [at === 0 ? '' : ' or ', <Type key={at} of={variant} />])}
      {end}
    </span>
  );
}

/** Says what a value is, with its bounds. */
function wordOf({ type, enum: choices, format, pattern, ...bounds }: Schema): string {
  if (choices !== undefined) return choices.map((choice) => JSON.stringify(choice)).join(', ');
  const word = format === 'date-time' ? 'time' : format === 'uri' ? 'address' : format === 'binary' ? 'bytes' : type;
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = bounds;
  const limits = [
    rangeOf(minLength, maxLength, ' characters'),
    rangeOf(minimum, maximum, ''),
    rangeOf(minItems, maxItems, ' items'),
    ...(pattern !== undefined && pattern.length <= 60 ? [`like ${pattern}`] : []),
  ];
  return [word ?? 'any of these', ...limits.filter((limit) => limit !== '')].join(', ');
}

function rangeOf(least: number | undefined, most: number | undefined, unit: string): string {
  const isOpen = most === undefined || most >= Number.MAX_SAFE_INTEGER;
  if (isOpen) return least === undefined || least <= 0 ? '' : `at least ${least.toString()}${unit}`;
  return least === undefined ? `at most ${most.toString()}${unit}` : `${least.toString()} to ${most.toString()}${unit}`;
}

function About({ schema: { description, default: usual } }: { schema: Schema }): JSX.Element | null {
  if (description === undefined && usual === undefined) return null;
  return (
    <span class="about">
      {description !== undefined && <Words of={description} />}
      {usual !== undefined && ` Without it: ${String(usual)}.`}
    </span>
  );
}

/** Fields within a schema that has no name of its own. */
function Inner({ schema }: { schema: Schema }): JSX.Element | null {
  const { properties, required = [], items, additionalProperties: values } = schema;
  if (properties !== undefined) return <Fields of={properties} required={required} />;
  if (items !== undefined) return <Inner schema={items} />;
  if (typeof values === 'object') return <Inner schema={values} />;
  const variants = (schema.oneOf ?? schema.anyOf ?? []).filter(({ $ref }) => $ref === undefined);
  if (variants.length === 0) return null;
  return (
    <ul>
      {variants.map((variant, at) => (
        <li key={at}>
          <b>{variant.title ?? <Type of={variant} />}</b>
          <Inner schema={variant} />
        </li>
      ))}
    </ul>
  );
}

function Fields({ of, required }: { of: NonNullable<Schema['properties']>; required: readonly string[] }): JSX.Element {
  return (
    <ul>
      {Object.entries(of).map(([name, field]) => (
        <Field key={name} name={name} schema={field} needed={required.includes(name)} />
      ))}
    </ul>
  );
}
