/** The stand-in for WordPress’s rule for posts against what WordPress 6.1.9 itself left of the same HTML. */
import { expect, test } from '@jest/globals';
import { savedBy } from '../../../../../server/demo/hostPage/wordpress/roles.js';

const LINES = `<p>Text</p>
<script type="module" src="https://live.example.org/embed.js"></script>
<rally-feed src="https://live.example.org/live/baku" lang="uk">
  <a href="https://live.example.org/live/baku">Follow</a>
</rally-feed>
<p>https://live.example.org/live/baku</p>`;
const FRAME = '<p>Before</p><iframe src="https://live.example.org/embed/baku" title="Rally"></iframe><p>After</p>';

test('WordPress leaves the link of an author’s lines, and nothing of a frame', () => {
  expect(savedBy('author', LINES)).toBe(
    '<p>Text</p>\n\n\n  <a href="https://live.example.org/live/baku">Follow</a>\n\n<p>https://live.example.org/live/baku</p>',
  );
  expect(savedBy('author', FRAME)).toBe('<p>Before</p><p>After</p>');
});

test('an administrator’s post stays as it was typed', () => {
  for (const typed of [LINES, FRAME]) expect(savedBy('administrator', typed)).toBe(typed);
});
