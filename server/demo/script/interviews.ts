/** The interviews: people told journalists why they came. Only people who were named that day are named here. */
import type { Step } from './step.js';

export const INTERVIEWS: Step[] = [
  {
    at: '1:28',
    does: 'post',
    by: 'first',
    name: 'student',
    illustrative: 'time',
    entry: {
      kind: 'speech',
      lang: 'en',
      speaker: { description: 'A student of medicine, Azerbaijani' },
      verbatim: false,
      occasion: 'interview',
      text: 'Wants to go to Kyiv to help, at least with first aid for the wounded.',
      translations: {
        uk: {
          speaker: { description: 'Людина, що вивчає медицину, з Азербайджану' },
          text: 'Хоче поїхати до Києва й допомагати, хоча б надавати першу допомогу пораненим.',
        },
        az: {
          speaker: { description: 'Tibb tələbəsi, azərbaycanlı' },
          text: 'Kiyevə gedib kömək etmək istəyir, heç olmasa yaralılara ilk yardım göstərməklə.',
        },
      },
    },
  },
  {
    at: '1:40',
    does: 'post',
    by: 'second',
    name: 'phone',
    illustrative: 'drawing',
    entry: {
      kind: 'photo',
      lang: 'en',
      text: 'Everybody is a reporter today',
      translations: { uk: { text: 'Сьогодні кожен — репортер' }, az: { text: 'Bu gün hər kəs reportyordur' } },
      pictures: [
        {
          drawing: 'phone',
          alt: 'A drawing: a hand holds a phone up over the crowd; on its small bright screen are the same flags that are blurred behind it.',
        },
      ],
    },
  },
  { at: '1:44', does: 'revise', by: 'desk', name: 'student', change: { verification: 'seen' } },
  {
    at: '2:50',
    does: 'post',
    by: 'first',
    name: 'fighter',
    illustrative: 'time',
    entry: {
      kind: 'speech',
      lang: 'en',
      speaker: { description: 'A person ready to fight' },
      verbatim: false,
      occasion: 'interview',
      text: 'Would fight in the ranks of the Ukrainian army, and leave at once if Azerbaijan’s commander-in-chief allowed it.',
      translations: {
        uk: {
          speaker: { description: 'Людина, готова воювати' },
          text: 'Людина готова воювати в лавах української армії й вирушила б негайно, якби дозволив головнокомандувач Азербайджану.',
        },
        az: {
          speaker: { description: 'Döyüşməyə hazır olan bir nəfər' },
          text: 'Ukrayna ordusunun sıralarında döyüşməyə hazırdır; Azərbaycanın Ali Baş Komandanı icazə versə, dərhal yola düşər.',
        },
      },
    },
  },
  {
    at: '3:34',
    does: 'post',
    by: 'third',
    name: 'ukrainian',
    illustrative: 'time',
    entry: {
      kind: 'speech',
      lang: 'en',
      speaker: { description: 'A Ukrainian who lives in Baku' },
      verbatim: false,
      occasion: 'interview',
      text: 'Every bullet and every rocket fired at Ukraine is aimed at their heart. Stop this, stop Putin, is the plea.',
      translations: {
        uk: {
          speaker: { description: 'Людина з України, що живе в Баку' },
          text: 'Кожна куля й кожна ракета, випущені по Україні, націлені в їхнє серце. Прохання одне: зупиніть це, зупиніть Путіна.',
        },
        az: {
          speaker: { description: 'Bakıda yaşayan bir ukraynalı' },
          text: 'Ukraynaya atılan hər güllə, hər raket onların ürəyinə tuşlanıb. Xahiş birdir: bunu dayandırın, Putini dayandırın.',
        },
      },
    },
  },
  { at: '3:42', does: 'revise', by: 'desk', name: 'ukrainian', change: { verification: 'seen', key: true } },
  {
    at: '3:50',
    does: 'post',
    by: 'second',
    name: 'support',
    illustrative: 'time',
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'Whoever stops for a journalist speaks of one thing: support for Ukraine.',
      translations: {
        uk: { text: 'Хто зупиняється біля журналістів, той говорить про одне: про підтримку України.' },
        az: { text: 'Jurnalistlərin yanında dayanan hər kəs bir şeydən danışır: Ukraynaya dəstəkdən.' },
      },
    },
  },
];
