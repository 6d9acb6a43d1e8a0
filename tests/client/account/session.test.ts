import { withBlog } from '../../../client/account/session.js';
import { blog } from '../desk/record.js';
import { ANNA } from './device.js';

test('a session learns of a blog what it asks of photos, and forgets it where that is asked no more', () => {
  const asked = withBlog(ANNA, blog({ facesRequired: true }));
  expect(asked.blogs[0]).toEqual({ ...ANNA.blogs[0], facesRequired: true });
  expect(withBlog(asked, blog())).toEqual(ANNA);
});
