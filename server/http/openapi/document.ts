/** The document of the whole public HTTP interface, put together from its subjects. */
import { bodySchemas } from '../../../shared/parse/schemas.js';
import { AS_DEVICE, HALF } from '../../../shared/protocol/desk.js';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.js';
import { blogShapes } from './blogShapes.js';
import { commandPaths } from './commandPaths.js';
import { deskPaths } from './deskPaths.js';
import { deskShapes } from './deskShapes.js';
import { embedPaths, embedShapes } from './embedPaths.js';
import { entryShapes } from './entryShapes.js';
import type { Method, Operation, Paths } from './operation.js';
import { movePaths } from './movePaths.js';
import { outletPaths, outletShapes } from './outletPaths.js';
import { problemAnswers, problemShapes } from './problems.js';
import { publicPaths, publicShapes } from './publicPaths.js';
import { pushPaths, pushShapes } from './pushPaths.js';
import { readersShapes } from './readersShapes.js';
import { readPaths } from './readPaths.js';
import { searchPaths } from './searchPaths.js';
import { sessionPaths } from './sessionPaths.js';
import { uploadPaths } from './uploadPaths.js';

export interface InterfaceView {
  publicUrl: string;
  cookieName: string;
}

const DESCRIPTION = `The live blog for a rally, by HTTP.

Reading takes no cookie and no token, and any origin may do it. Commands take a bearer token (\`rallyline token\` makes one), or the
session cookie of our own pages with the session's second half (\`${HALF}\`). A command's id is made by the sender, a random UUID: sending it again gets the first receipt.

Every text is well-formed and holds no control characters but tab and newline; ends of lines of other programs are taken as such.
What has at most 300 characters (and a few longer fields of one line) holds no line break (an end of a line becomes a blank) and no
character that turns the direction of writing, and something of it is seen. What a language is
the key of is in its canonical spelling, at most 20 of them. Unknown fields of a body are \`invalid\`. Of answers, ignore fields that
you do not know: more may come.

A page that holds somebody's words names the device of their session (\`device\` of \`GET /api/v1/session\`) in \`${AS_DEVICE}\`: where
the sign-in is another device's, the request is \`unauthenticated\`. A request without that header is the sign-in's own.

Where a network lets GET and POST through alone, a POST with \`X-HTTP-Method-Override: PATCH\` or \`DELETE\` (of uploads also
\`HEAD\`) is taken as a request of that method.

Public answers that do not go on have an \`ETag\`: asked again with \`If-None-Match\`, the server answers 304 as long as the same
stands. An address that has GET has HEAD; OPTIONS tells the methods of any address, and any other method is 405 with \`Allow\`.

A refusal is a problem document with a \`code\` of the closed table; \`retry\`: whether the same may be accepted when sent again.`;

export function interfaceDocument({ publicUrl, cookieName }: InterfaceView) {
  return {
    openapi: '3.0.3',
    info: { title: 'Rallyline', version: PROTOCOL_VERSION.toString(), description: DESCRIPTION },
    servers: [{ url: publicUrl }],
    externalDocs: { description: 'This document as a page.', url: `${publicUrl}/api/v1/docs` },
    paths: together(
      readPaths,
      commandPaths,
      deskPaths,
      sessionPaths,
      movePaths,
      uploadPaths,
      pushPaths,
      outletPaths,
      embedPaths,
      searchPaths,
      publicPaths,
    ),
    components: {
      schemas: {
        ...bodySchemas(),
        ...blogShapes,
        ...entryShapes,
        ...readersShapes,
        ...deskShapes,
        ...embedShapes,
        ...pushShapes,
        ...outletShapes,
        ...publicShapes,
        ...problemShapes,
      },
      responses: problemAnswers,
      securitySchemes: securitySchemes(cookieName),
    },
  };
}

/** Merges subjects that share an address: reading entries and posting one. */
function together(...subjects: Paths[]): Paths {
  const paths: Record<string, Partial<Record<Method, Operation>>> = {};
  for (const [address, operations] of subjects.flatMap((subject) => Object.entries(subject)))
    paths[address] = { ...paths[address], ...operations };
  return paths;
}

function securitySchemes(cookieName: string) {
  return {
    bearer: { type: 'http', scheme: 'bearer', description: 'A token of a person in one blog.' },
    metrics: { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN.' },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: cookieName,
      description:
        'The session of somebody who signed in at /join. It counts together with `half` and `ownPage` alone.',
    },
    half: {
      type: 'apiKey',
      in: 'header',
      name: HALF,
      description: 'The second half of that session, which `POST /api/v1/session` told to the page.',
    },
    ownPage: {
      type: 'apiKey',
      in: 'header',
      name: 'X-Rallyline',
      description: '`1`, with an `Origin` equal to PUBLIC_URL (a GET may have none): a request that our own page made.',
    },
  };
}
