/** Holds the sources to one rule: all words of the interface stand in shared/messages. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sentencesIn } from './support/sentences.js';

const ROOT = path.join(import.meta.dirname, '..');
const ROOMS = [
  'client',
  'shared',
  ...['auth', 'desk', 'feed', 'http', 'media', 'newsroom', 'render', 'socket'].map((room) => `server/${room}`),
];
/** The catalogue itself; and files that are written for programmers, in English as their programs are. */
const APART = /^(?:shared\/messages\/|client\/program\/|server\/http\/openapi\/|shared\/parse\/schemas\.ts$)/;

/** Words that stand outside of the catalogue, by file, and why. A file without them any more has to go from here. */
const EXCEPTIONS: Readonly<Record<string, [words: RegExp, why: string]>> = {
  'client/desk/frame/app.tsx': [/^npm run -s rallyline -- owner-link$/, 'a command to be typed as it is'],
  'client/desk/settings/create.tsx': [
    /^\{\} \{\}\{\}\/live\/\{\}\{\}$/,
    'an address behind its label, between marks of direction',
  ],
  'client/desk/settings/slug.ts': [/^(?:\S{1,4} {1,2})+\S+$/, 'how letters are written in Latin'],
  'client/embed/element/showing.ts': [
    /^src must begin with /,
    'for who writes the page, before there is anything to take words from',
  ],
  'server/auth/secrets.ts': [/^(?:session \{\}|rallyline limits)$/, 'what a digest is made of'],
  'server/http/queryParams.ts': [/^json, html$/, 'names of the interface for programs'],
  'server/http/embed.ts': [/^jsonld \{\}$/, 'a key in memory'],
  'server/http/media.ts': [/^private, no-store$/, 'a header'],
  'server/http/metrics/describe.ts': [/./, 'for operators, who read it in Prometheus'],
  'server/http/uploads/locker.ts': [/^another instance works/, 'between us and the library of tus'],
  'server/http/uploads/tus.ts': [/^uploads cannot be read or written$/, 'for the log'],
  'server/media/fileRoot.ts': [/^(?:no photos' folder is at|photos cannot be reached)/, 'for the log'],
  'server/media/pipeline.ts': [
    /^(?:Photos are no longer|photos cannot be|The photo could not be) decoded/,
    'for the log',
  ],
  'server/media/linkPreview/drawing.ts': [/^(?:serif|sans) bold$/, 'a typeface'],
  'server/media/linkPreview/fonts.ts': [/^(?:serif|sans) bold$/, 'a typeface'],
  'server/media/linkPreview/lettering.ts': [/^no text to render$/, 'what the library of drawing says'],
  'server/render/language.ts': [/^(?:[a-z]{2,3} )+[a-z]{2,3}$/, 'language tags'],
};

const files = ROOMS.flatMap((room) =>
  readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
).filter((file) => /\.tsx?$/.test(file) && !APART.test(file));
const found = files.flatMap((file) =>
  sentencesIn(file, readFileSync(path.join(ROOT, file), 'utf8')).map((sentence) => ({ file, sentence })),
);
const isExcepted = ({ file, sentence }: (typeof found)[number]) => EXCEPTIONS[file]?.[0].test(sentence) === true;

test('no sentence of the interface stands outside of the catalogue', () => {
  expect(files.length).toBeGreaterThan(300);
  expect(found.filter((one) => !isExcepted(one))).toEqual([]);
});

test('every file that may have words outside of the catalogue has some', () => {
  const excepted = new Set(found.filter(isExcepted).map(({ file }) => file));
  expect(Object.keys(EXCEPTIONS).filter((file) => !excepted.has(file))).toEqual([]);
});

test.each([
  ['text of an element', '<p>Published</p>'],
  ['a word in an expression', "<p>{'Published'}</p>"],
  ['a spoken attribute', '<a aria-label="Close" href="/"></a>'],
  ['a spoken attribute, as a choice', "<a title={isOpen ? 'Close it' : name} />"],
  ['a sentence in an object', "const words = { sent: 'It was sent.' };"],
  ['two words', "say('just now');"],
  ['a template with a value', 'const words = `${n} new entries`;'],
  ['a value behind words', 'fault(`Entry of ${time}`);'],
  ['an answer to a request', "response.status(501).send('Only JSON is given out.');"],
])('the search for sentences finds %s', (_, source) => {
  expect(sentencesIn('made-up.tsx', source)).toHaveLength(1);
});

test.each([
  ['an error for us', "throw new Error('the blog is gone');"],
  ['a line of the log', "log.warn('the record went back', {});"],
  ['names of classes', '<p class="quiet small">{text}</p>'],
  ['a selector', "root.querySelector('article .t p');"],
  ['a header', "response.set('Cache-Control', 'public, max-age=0');"],
  ['a type', "type Way = 'not here' | 'far away';"],
])("the catalogue's search for sentences in code ignores %s", (_, source) => {
  expect(sentencesIn('made-up.tsx', source)).toEqual([]);
});
