/**
 * A request of an upload and its answer, by the means of the place that sends it: a page has XMLHttpRequest, which tells
 * how far the bytes are; a worker has fetch, which does not.
 */
export interface Asked {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Blob | null;
}

export interface Said {
  status: number;
  /** null where the answer has no such header. */
  header: (name: string) => string | null;
  text: string;
}

export interface Run {
  /** Never rejects; null where no answer came, or the request was stopped. */
  said: Promise<Said | null>;
  stop: () => void;
}

/** `onSent`: told how many of the body's bytes have left, as far as the place can tell. */
export type Exchange = (asked: Asked, onSent: (bytes: number) => void) => Run;

/** Sends every request with more headers, as they are at that time. */
export function withHeaders(exchange: Exchange, more: () => Record<string, string>): Exchange {
  return (asked, onSent) => exchange({ ...asked, headers: { ...asked.headers, ...more() } }, onSent);
}

export const byXhr: Exchange = ({ method, url, headers, body }, onSent) => {
  const xhr = new XMLHttpRequest();
  const said = new Promise<Said | null>((resolve) => {
    xhr.onload = () =>
      resolve({ status: xhr.status, header: (name) => xhr.getResponseHeader(name), text: xhr.responseText });
    xhr.onerror = xhr.onabort = xhr.ontimeout = () => resolve(null);
    xhr.upload.onprogress = ({ loaded }) => onSent(loaded);
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.send(body);
  });
  return { said, stop: () => xhr.abort() };
};

/** `fetchIt`: the place's own, bound to it. */
export function byFetch(fetchIt: typeof fetch): Exchange {
  return ({ url, ...asked }) => {
    const given = new AbortController();
    const init: RequestInit = { ...asked, credentials: 'same-origin', cache: 'no-store', signal: given.signal };
    const said = fetchIt(url, init).then(async (response) => {
      const { status, headers } = response;
      return { status, header: (name: string) => headers.get(name), text: await response.text() };
    });
    return { said: said.catch(() => null), stop: () => given.abort() };
  };
}
