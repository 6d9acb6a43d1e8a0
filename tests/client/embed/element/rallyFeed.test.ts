/** The element's name is defined once, however many scripts a page loads: each serves the elements of its own server. */
import { beforeEach, expect, jest, test } from '@jest/globals';
import type { RallyFeed as Feed, Script } from '../../../../client/embed/element/rallyFeed.js';

let defined: Map<string, unknown>;

/** A page: elements, their names, and links as a browser resolves them. */
beforeEach(() => {
  defined = new Map();
  class FakeElement {
    isConnected = true;
    readonly attributes = new Map<string, string>();
    attachShadow = () => ({});
    getAttribute = (name: string) => this.attributes.get(name) ?? null;
  }
  const createElement = () => {
    let address: URL;
    return {
      set href(text: string) {
        address = new URL(text, 'https://paper.example/');
      },
      get host() {
        return address.host;
      },
      get hostname() {
        return address.hostname;
      },
      set hostname(name: string) {
        address.hostname = name;
      },
    };
  };
  Object.assign(globalThis, {
    HTMLElement: FakeElement,
    document: { createElement },
    customElements: {
      get: (name: string) => defined.get(name),
      define(name: string, element: unknown) {
        if (defined.has(name)) throw new Error(`${name} is defined already`);
        defined.set(name, element);
      },
    },
  });
});

/** A script as a page loads it: a module of its own each time, as two versions are. */
async function version() {
  jest.resetModules();
  return import('../../../../client/embed/element/rallyFeed.js');
}

function scriptOf(what: string, log: string[]): Script {
  const say = (deed: string) => () => void log.push(`${what} ${deed}`);
  return () => ({ start: say('starts'), stop: say('stops'), changed: (name) => log.push(`${what} follows ${name}`) });
}

function placed(src: string): Feed {
  const element = new (defined.get('rally-feed') as new () => Feed)();
  (element as unknown as { attributes: Map<string, string> }).attributes.set('src', src);
  element.connectedCallback();
  return element;
}

test('a second version of the same server’s script changes nothing', async () => {
  const log: string[] = [];
  (await version()).addScript('live.example.org', scriptOf('first', log));
  (await version()).addScript('live.example.org', scriptOf('second', log));
  placed('https://live.example.org/live/baku');
  expect(log).toEqual(['first starts']);
});

test('scripts of two servers serve an element each, whichever came first', async () => {
  const log: string[] = [];
  (await version()).addScript('live.example.org', scriptOf('ours', log));
  const waits = placed('https://other.example:8080/live/lviv');
  expect(log).toEqual(['ours starts']);
  (await version()).addScript('other.example:8080', scriptOf('theirs', log));
  expect(log).toEqual(['ours starts', 'ours stops', 'theirs starts']);
  waits.disconnectedCallback();
  placed('https://live.example.org/live/baku');
  expect(log.slice(3)).toEqual(['theirs stops', 'ours starts']);
});

test('two servers on one machine are told apart by their ports', async () => {
  const log: string[] = [];
  const { addScript } = await version();
  addScript('127.0.0.1:3101', scriptOf('one', log));
  addScript('127.0.0.1:3102', scriptOf('other', log));
  placed('http://127.0.0.1:3102/live/baku');
  placed('http://127.0.0.1/live/baku');
  expect(log).toEqual(['other starts', 'one starts']);
});

test('an address without its scheme is its server’s, as with it', async () => {
  const log: string[] = [];
  const { addScript } = await version();
  addScript('127.0.0.1:3101', scriptOf('one', log));
  addScript('live.example.org', scriptOf('other', log));
  placed('live.example.org/live/baku');
  placed('127.0.0.1:3101/live/baku');
  placed('https://live.example.org./live/baku');
  expect(log).toEqual(['other starts', 'one starts', 'other starts']);
});

test('a new address goes to its own script, and another attribute to the script that is there', async () => {
  const log: string[] = [];
  const { addScript } = await version();
  addScript('live.example.org', scriptOf('ours', log));
  addScript('other.example', scriptOf('theirs', log));
  const element = placed('https://live.example.org/live/baku');
  const { attributes } = element as unknown as { attributes: Map<string, string> };
  element.attributeChangedCallback('limit');
  attributes.set('src', 'https://live.example.org/live/lviv');
  element.attributeChangedCallback('src');
  attributes.set('src', 'https://other.example/live/lviv');
  element.attributeChangedCallback('src');
  expect(log.filter((line) => !line.endsWith('ours starts'))).toEqual([
    'ours follows limit',
    'ours follows src',
    'ours stops',
    'theirs starts',
  ]);
});

test('an element that an earlier release defined is left as it is', async () => {
  defined.set('rally-feed', HTMLElement);
  const log: string[] = [];
  (await version()).addScript('live.example.org', scriptOf('ours', log));
  expect(log).toEqual([]);
});
