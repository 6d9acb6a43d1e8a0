import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { byDate } from '../../../../server/http/syndication/byDate.js';

const CHANGED = '2026-03-01T10:05:00.000Z';
const DATE = 'Sun, 01 Mar 2026 10:05:00 GMT';
const etag = 'W/"one"';

function asked(secondsLater: number, headers: Record<string, string> = {}) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, headers);
  const response = new ServerResponse(request);
  const now = new Date(Date.parse(CHANGED) + secondsLater * 1_000);
  byDate(request, response, { etag, changedAt: CHANGED, now });
  return { date: response.getHeader('last-modified'), tag: request.headers['if-none-match'] };
}

test('a feed says the minute of its last change once nothing more can happen in that minute', () => {
  expect(asked(119).date).toBeUndefined();
  expect(asked(120).date).toBe(DATE);
});

test('a program that has the date of the last change has the feed; with an older date, or a broken one, it has not', () => {
  expect(asked(200, { 'if-modified-since': DATE }).tag).toBe(etag);
  expect(asked(200, { 'if-modified-since': 'Sun, 01 Mar 2026 10:04:00 GMT' }).tag).toBeUndefined();
  expect(asked(200, { 'if-modified-since': 'yesterday' }).tag).toBeUndefined();
  expect(asked(60, { 'if-modified-since': DATE }).tag).toBeUndefined();
});

test('a question with an ETag and a date is answered by the ETag', () => {
  expect(asked(200, { 'if-modified-since': DATE, 'if-none-match': 'W/"other"' }).tag).toBe('W/"other"');
});
