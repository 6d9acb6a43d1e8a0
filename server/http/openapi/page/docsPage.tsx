/**
 * The document of the interface as a page for people, made of the document alone: whole without scripts, and with nothing of
 * anybody else's. It is in English, as the document is.
 */
import type { JSX } from 'preact';
import { messagesFor } from '../../../../shared/messages/messages.js';
import { renderDocument } from '../../../render/document.js';
import { DOCS_PATH } from '../../../render/homeAddress.js';
import type { Site } from '../../../render/views.js';
import type { interfaceDocument } from '../document.js';
import type { Method, Operation } from '../operation.js';
import type { Schema } from '../schema.js';
import type { Schemas } from './example.js';
import { OperationPart, type Answers } from './operation.js';
import { Shape } from './shape.js';
import { BETWEEN, groupAnchor, Paragraphs, schemeAnchor, Words } from './shown.js';

type InterfaceDocument = ReturnType<typeof interfaceDocument>;

/** Paragraphs of the description that stand above the contents: those by which somebody begins. */
const INTRO = 2;

interface Listed {
  method: Method;
  address: string;
  operation: Operation;
}
type Groups = [tag: string, operations: Listed[]][];

export function renderDocs(site: Site, document: InterfaceDocument): string {
  const { ui, messages } = { ui: 'en', messages: messagesFor('en').messages };
  const { docs } = site.assets;
  const title = `For programs · ${site.name}`;
  const style = docs === undefined ? 'one' : ({ file: docs } as const);
  return renderDocument(
    {
      ...{ site, ui, messages, title, style, indexed: true, canonical: DOCS_PATH },
      description: `The interface of ${site.name} for programs: every address, body, answer and refusal.`,
      skip: { to: '#operations', word: 'To the operations' },
    },
    <Main document={document} groups={groupsOf(document)} />,
  );
}

function Main({ document, groups }: { document: InterfaceDocument; groups: Groups }): JSX.Element {
  const { info, servers, components } = document;
  const schemas = components.schemas as Schemas;
  const refusals = components.responses as Answers;
  const origin = servers[0]?.url ?? '';
  const paragraphs = info.description.split(BETWEEN);
  const [intro, rules] = [paragraphs.slice(0, INTRO), paragraphs.slice(INTRO)];
  return (
    <main class="docs">
      <h1>For programs</h1>
      <Paragraphs of={intro.join(BETWEEN)} />
      <p>
        All of it for machines: <a href="openapi.json">openapi.json</a>, OpenAPI {document.openapi}.
      </p>
      <Contents groups={groups} />
      <section id="rules">
        <h2>Of every request</h2>
        <Paragraphs of={rules.join(BETWEEN)} />
      </section>
      <Schemes of={components.securitySchemes} />
      <div id="operations">
        {groups.map(([tag, operations]) => (
          <section key={tag} id={groupAnchor(tag)}>
            <h2>{tag}</h2>
            {operations.map((one) => (
              <OperationPart key={one.operation.operationId} call={{ origin, schemas, ...one }} refusals={refusals} />
            ))}
          </section>
        ))}
      </div>
      <section id="shapes">
        <h2>Shapes</h2>
        {Object.entries<Schema>(schemas).map(([name, schema]) => (
          <Shape key={name} name={name} schema={schema} />
        ))}
      </section>
    </main>
  );
}

/** Sections that are no group of operations. */
const BESIDE = [
  ['rules', 'Of every request'],
  ['needs', 'What commands need'],
  ['shapes', 'Shapes'],
] as const;

function Contents({ groups }: { groups: Groups }): JSX.Element {
  return (
    <nav aria-label="Contents">
      <ul>
        {groups.map(([tag, operations]) => (
          <li key={tag}>
            <a href={`#${groupAnchor(tag)}`}>
              <b>{tag}</b>
            </a>
            <ul>
              {operations.map(({ method, operation: { operationId, summary } }) => (
                <li key={operationId}>
                  <a href={`#${operationId}`}>
                    {summary} <span>{method.toUpperCase()}</span>
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        {BESIDE.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>
              <b>{title}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Schemes({ of: schemes }: { of: InterfaceDocument['components']['securitySchemes'] }): JSX.Element {
  return (
    <section id="needs">
      <h2>What commands need</h2>
      <ul>
        {Object.entries(schemes).map(([name, { description }]) => (
          <li key={name} id={schemeAnchor(name)}>
            <code>{name}</code> <Words of={description} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Operations by their subject, both in the document's order. */
function groupsOf({ paths }: InterfaceDocument): Groups {
  const groups = new Map<string, Listed[]>();
  for (const [address, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations) as [Method, Operation][]) {
      const tag = operation.tags[0] ?? '';
      groups.set(tag, [...(groups.get(tag) ?? []), { method, address, operation }]);
    }
  }
  return [...groups];
}
