/** The picture that messengers show for a link to a rally. */
import { expect, test } from '@jest/globals';
import { PSEUDO } from '../../support/pseudoLanguage.js';
import { day } from './fullBlog.js';
import type { PseudoStage } from './stage.js';

export function linkPreviewTests(stage: PseudoStage): void {
  test.each(['announced', 'live', 'paused', 'ended'])(
    'no English is drawn into the link preview of a rally that is %s',
    async (status) => {
      const blog = {
        title: 'მიტინგი',
        place: 'ეზო',
        publisher: { name: 'გაზეთი' },
        languages: [PSEUDO],
        timeZone: 'Asia/Baku',
        drives: [],
      };
      const times = { status, startsAt: day(0), statusAt: day(0), endedAt: day(0) };
      const call = `m.blogPicture(${JSON.stringify({ ...blog, ...times })}, '${PSEUDO}', { name: 'მოედანი' })`;
      const picture = await stage.rally.evaluate('server/http/linkPreviews/picture.js', call);
      expect((picture as { state: { word: string } }).state.word).toContain('~');
      const texts = Object.values(picture as Record<string, unknown>).filter((text) => typeof text === 'string');
      expect(texts.join(' ')).not.toMatch(/[A-Za-z]{2}/);
    },
  );
}
