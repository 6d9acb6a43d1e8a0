/** An operation of the document: what it takes, what it answers, and an example of both. */
import type { ComponentChildren, JSX } from 'preact';
import type { Answer, Operation } from '../operation.js';
import type { Schema } from '../schema.js';
import { commandOf, type Call } from './call.js';
import { exampleOf } from './example.js';
import { Field, Type } from './shape.js';
import { Paragraphs, schemeAnchor, Words } from './shown.js';

export type Answers = Readonly<Record<string, Answer>>;

/** `refusals`: the document's own answers, to which operations refer. */
export function OperationPart({ call, refusals }: { call: Call; refusals: Answers }): JSX.Element {
  const { method, address, operation } = call;
  const { operationId: id, summary, description, parameters = [], requestBody } = operation;
  return (
    <section class="operation" id={id}>
      <h3>
        <a href={`#${id}`}>{summary}</a>
      </h3>
      <p class="call">
        <b>{method.toUpperCase()}</b> <code>{address}</code>
      </p>
      <Needs of={operation.security} />
      {description !== undefined && <Paragraphs of={description} />}
      {parameters.length > 0 && (
        <Part title="Parameters">
          {parameters.map(({ name, in: where, required, schema, description: about }) => (
            <Field
              key={where + name}
              name={where === 'header' ? `${name}:` : where === 'query' ? `?${name}=` : `{${name}}`}
              schema={{ ...schema, ...(about !== undefined && { description: about }) }}
              needed={required === true}
            />
          ))}
        </Part>
      )}
      {requestBody !== undefined && <Body of={requestBody} />}
      <AnswerList of={operation.responses} refusals={refusals} />
      <Example call={call} />
    </section>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <>
      <h4>{title}</h4>
      <ul>{children}</ul>
    </>
  );
}

/** Says by which ways it may be done; any of them is enough. */
function Needs({ of: ways }: { of: Operation['security'] }): JSX.Element {
  if (ways.length === 0) return <p class="needs">Open to anybody; no cookie and no token is read.</p>;
  return (
    <p class="needs">
      Needs{' '}
      {ways.map((way, at) => [
        at === 0 ? '' : ', or ',
        Object.keys(way).length === 0 ? 'nothing' : '',
        ...Object.keys(way).map((name, n) => [n === 0 ? '' : ' with ', <a href={`#${schemeAnchor(name)}`}>{name}</a>]),
      ])}
      .
    </p>
  );
}

function Body({ of: { required, content } }: { of: NonNullable<Operation['requestBody']> }): JSX.Element {
  return (
    <Part title="Body">
      {Object.entries(content).map(([type, { schema }]) => (
        <li key={type}>
          <code>{type}</code> {required ? '' : 'optional, '}
          <Type of={schema} />
        </li>
      ))}
    </Part>
  );
}

function AnswerList({ of: responses, refusals }: { of: Operation['responses']; refusals: Answers }): JSX.Element {
  const all = Object.entries(responses);
  const own = all.flatMap(([status, answer]) => ('$ref' in answer ? [] : [{ status, answer }]));
  const refused = all.flatMap(([status, answer]) =>
    '$ref' in answer ? [{ status, answer: refusals[answer.$ref.replace('#/components/responses/', '')] }] : [],
  );
  return (
    <>
      <Part title="Answers">
        {own.map(({ status, answer }) => (
          <AnswerItem key={status} status={status} answer={answer} />
        ))}
      </Part>
      {refused.length > 0 && (
        <Part title="Refusals">
          {refused.map(({ status, answer }) => (
            <li key={status}>
              <code>{status}</code> <Words of={answer?.description ?? ''} />
            </li>
          ))}
        </Part>
      )}
    </>
  );
}

function AnswerItem({ status, answer }: { status: string; answer: Answer }): JSX.Element {
  const { description, content = {}, headers = {} } = answer;
  return (
    <li>
      <code>{status}</code> <Words of={description} />{' '}
      {Object.entries(content).map(([type, { schema }]) => (
        <span key={type} class="about">
          <code>{type}</code> <Type of={schema} />
        </span>
      ))}
      <ul>
        {(status === '304' ? [] : Object.entries(headers)).map(([name, { required, schema }]) => (
          <Field key={name} name={`${name}:`} schema={schema} needed={required === true} />
        ))}
      </ul>
    </li>
  );
}

function Example({ call }: { call: Call }): JSX.Element {
  const answer = answerSchema(call.operation);
  return (
    <>
      <h4>Example</h4>
      <pre>{commandOf(call)}</pre>
      {answer !== undefined && <pre>{JSON.stringify(exampleOf(answer, call.schemas), null, 2)}</pre>}
    </>
  );
}

/** The JSON of the first success that has one of a known shape. */
function answerSchema({ responses }: Operation): Schema | undefined {
  const contents = Object.values(responses).flatMap((answer) => ('$ref' in answer ? [] : [answer.content ?? {}]));
  const schema = contents.map((content) => content['application/json']?.schema).find((one) => one !== undefined);
  return schema?.additionalProperties === true ? undefined : schema;
}
