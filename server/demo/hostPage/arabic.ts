/** A newspaper in Arabic, from right to left. Its name is invented; its facts are the rally's, in words written for this. */
import { html, type Host, type Place } from './pages.js';

export function arabic(place: Place): Host {
  return {
    path: '/arabic/',
    name: 'A newspaper in Arabic',
    shows: 'The page runs from right to left, and so does the feed; each entry keeps the direction of its language.',
    pages: { '/arabic/': () => html(arabicPage(place)) },
  };
}

function arabicPage(place: Place): string {
  return `<!doctype html>
<html lang="ar" dir="rtl">
${headOf(place)}
${bodyOf(place)}
</html>
`;
}

function headOf({ rallyUrl }: Place): string {
  return `<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>باكو تتضامن مع أوكرانيا · بريد أبشيرون</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<script type="module" src="${rallyUrl}/embed.js"></script>
</head>`;
}

function bodyOf({ rallyUrl, slug }: Place): string {
  return `<body>
<p class="demo">عرض توضيحي: هذه الصحيفة غير موجودة. يُظهر العرض بثًّا حيًّا داخل صفحة من اليمين إلى اليسار.</p>
<header class="masthead">
<p class="edition">باكو · الأحد 27 فبراير 2022</p>
<p class="name">بريد أبشيرون</p>
</header>
<main>
<article class="story">
<header>
<p class="kicker">المدينة</p>
<h1>سكان باكو يتجمّعون أمام سفارة أوكرانيا</h1>
<p class="lead">بعد ثلاثة أيام من بدء الغزو الروسي الشامل، يشارك سكان المدينة في تجمّع كبير دعمًا لأوكرانيا.</p>
</header>
<div class="text">
<p>أُعلن عن التجمّع قبل يوم واحد فقط، ودُعي الناس إلى إحضار ما قد يحتاج إليه الأوكرانيون. وامتلأ المكان أمام السفارة يوم الأحد بالحاضرين.</p>
</div>
<section class="live" aria-label="بث حي من الميدان">
<rally-feed src="${rallyUrl}/live/${slug}" lang="ar"><p><a href="${rallyUrl}/live/${slug}?lang=ar">تابعوا التجمّع مباشرة</a></p></rally-feed>
</section>
<div class="text">
<h2>عشرة أيام وعشر شاحنات</h2>
<p>تستقبل السفارة المساعدات الإنسانية عشرة أيام، وتنطلق كل يوم شاحنة من باكو نحو الحدود الغربية لأوكرانيا.</p>
</div>
</article>
</main>
</body>`;
}
