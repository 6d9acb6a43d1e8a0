/** The words in the place of an entry that was taken back: on its page's answer, and on its page where that is open. */
import type { Gone } from '../en/gone.js';

export const gone: Gone = {
  title: 'Bu qeyd artıq yoxdur',
  text: 'Müxbir və ya redaktor onu geri götürüb, burada ondan heç nə saxlanılmır.',
};
