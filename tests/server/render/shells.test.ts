import { renderJoin, renderReport, renderDesk } from '../../../server/render/shells.js';
import { site } from './baku.js';

test('the pages of the apps hold a place for their script, and say what they need without it', () => {
  expect(renderJoin({ site })).toMatch(/<button type="button" data-join(="")? disabled/);
  expect(renderJoin({ site })).toContain('/assets/join.abc123.js');
  expect(renderReport({ site })).toContain('<div id="app"><main class="plain">');
  expect(renderDesk({ site })).toContain('/assets/desk.abc123.js');
  for (const html of [renderReport({ site }), renderDesk({ site })])
    expect(html).toMatch(/<noscript><main class="plain"><h1>[^<]+<\/h1><p>/);
  for (const html of [renderJoin({ site }), renderReport({ site }), renderDesk({ site })]) {
    expect(html).toContain('<noscript>');
    expect(html).toContain('noindex');
    expect(html.match(/<script/g)).toHaveLength(1);
  }
});
