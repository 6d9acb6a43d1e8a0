import { messagesFor } from '../../../shared/messages/messages.js';
import { renderNoticePage } from '../../../server/render/noticePage.js';
import { site } from './baku.js';
import { read } from './bakuPage.js';

test.each([404, 410, 500, 503] as const)('the notice of status %d says what is wrong and what to do', (status) => {
  const html = renderNoticePage({ site, status, errorId: 'e-17' });
  expect(html).toContain('noindex');
  expect(html).toContain(messagesFor('en').messages.notices[status].title);
  expect(read(html)).toContain('Number of this error: e-17');
});
