/** Photos on their way: tus 1.0 with creation and termination, and no way to read anything back. */
import { METHOD_OVERRIDE } from '../../../shared/protocol/desk.js';
import { PIECE, TUS_VERSION, UPLOAD_MAX_BYTES, UPLOADS_PATH } from '../uploads/tus.js';
import * as op from './operation.js';
import { refusedWith } from './problems.js';
import * as is from './schema.js';

const tags = ['Uploads'];
const security = op.SIGNED;

const VERSION = op.inHeader('Tus-Resumable', is.oneOfTexts(TUS_VERSION), { required: true });
const UPLOAD = op.inPath('upload', "The upload's random name, from `Location`.");
const BYTES = { type: 'string', pattern: '^\\d{1,15}$' } as const;
const OFFSET = op.inHeader('Upload-Offset', BYTES, { required: true, description: 'Where the server stands.' });

const spoken = { 'Tus-Resumable': { required: true, schema: is.oneOfTexts(TUS_VERSION) } };
const offset = { 'Upload-Offset': { required: true, schema: BYTES } };
const everyAnswer = (description: string, headers: Record<string, op.Header> = {}) =>
  op.empty(description, { ...spoken, ...headers });

const ofOwn = refusedWith('unauthenticated', 'not-found', 'version', 'unavailable');

function tells(operationId: string): op.Operation {
  const said = { 'Tus-Version': spoken['Tus-Resumable'], 'Tus-Extension': { required: true, schema: is.text() } };
  const most = { 'Tus-Max-Size': { required: true, schema: is.oneOfTexts(UPLOAD_MAX_BYTES.toString()) } };
  const responses = { '204': everyAnswer('What is spoken here.', { ...said, ...most }), ...refusedWith() };
  return { operationId, tags, security: op.ANYBODY, summary: 'What is spoken here', responses };
}

export const uploadPaths: op.Paths = {
  [UPLOADS_PATH]: {
    options: tells('describeUploads'),
    post: {
      operationId: 'beginUpload',
      tags,
      security,
      summary: "Begins the upload of a photo that an entry names: one's own, or one that an editor added to it",
      description:
        "The photo's bytes follow with PATCH. An unfinished upload is kept for an hour after its last bytes.",
      parameters: [
        VERSION,
        op.inHeader('Upload-Length', BYTES, {
          required: true,
          description: `Bytes, at most ${UPLOAD_MAX_BYTES.toString()}.`,
        }),
        op.inHeader('Upload-Metadata', is.text(), {
          required: true,
          description: "`id` (the photo's) and `blog`, each with its value in base64; nothing else is kept.",
        }),
      ],
      responses: {
        '201': everyAnswer('Begun.', { Location: { required: true, schema: is.text('A root-relative address.') } }),
        ...ofOwn,
        ...refusedWith('invalid', 'gone', 'conflict', 'too-large', 'rate-limited', 'storage-low'),
      },
    },
  },
  [`${UPLOADS_PATH}/{upload}`]: {
    options: { ...tells('describeUpload'), parameters: [UPLOAD] },
    post: {
      operationId: 'readUploadOffsetByPost',
      tags,
      security,
      summary: 'How far an upload came, where a network lets no HEAD through',
      parameters: [UPLOAD, VERSION, op.inHeader(METHOD_OVERRIDE, is.oneOfTexts('HEAD'), { required: true })],
      responses: {
        '200': everyAnswer('The offset.', { ...offset, 'Upload-Length': { required: true, schema: BYTES } }),
        ...ofOwn,
      },
    },
    head: {
      operationId: 'readUploadOffset',
      tags,
      security,
      summary: 'How far an upload came',
      parameters: [UPLOAD, VERSION],
      responses: {
        '200': everyAnswer('The offset.', { ...offset, 'Upload-Length': { required: true, schema: BYTES } }),
        ...ofOwn,
      },
    },
    patch: {
      operationId: 'continueUpload',
      tags,
      security,
      summary: 'Sends bytes from the offset on',
      parameters: [UPLOAD, VERSION, OFFSET],
      requestBody: {
        required: true,
        content: { [PIECE]: { schema: { type: 'string', format: 'binary' } } },
      },
      responses: {
        '204': everyAnswer('Taken; with the last byte, the photo is.', offset),
        ...ofOwn,
        ...refusedWith('invalid', 'gone', 'conflict', 'too-large', 'unsupported', 'rate-limited', 'storage-low'),
      },
    },
    delete: {
      operationId: 'endUpload',
      tags,
      security,
      summary: 'Gives an unfinished upload up',
      parameters: [UPLOAD, VERSION],
      responses: { '204': everyAnswer('It is gone.'), ...ofOwn, ...refusedWith('conflict') },
    },
  },
};
