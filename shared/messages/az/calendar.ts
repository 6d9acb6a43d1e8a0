/** Dates and lengths of time, which Chromium does not know. */
import { spelledBy } from '../spelled.js';

export const calendar = spelledBy({
  months: [
    'yanvar',
    'fevral',
    'mart',
    'aprel',
    'may',
    'iyun',
    'iyul',
    'avqust',
    'sentyabr',
    'oktyabr',
    'noyabr',
    'dekabr',
  ],
  monthsShort: ['yan', 'fev', 'mar', 'apr', 'may', 'iyn', 'iyl', 'avq', 'sen', 'okt', 'noy', 'dek'],
  weekdays: ['bazar', 'bazar ertəsi', 'çərşənbə axşamı', 'çərşənbə', 'cümə axşamı', 'cümə', 'şənbə'],
  weekdaysShort: ['B.', 'B.e.', 'Ç.a.', 'Ç.', 'C.a.', 'C.', 'Ş.'],
  units: { minute: '{n} dəq', hour: '{n} saat', day: '{n} gün', week: '{n} həftə', year: '{n} il' },
  ago: '{time} əvvəl',
  ahead: '{time} sonra',
  now: 'indi',
});
