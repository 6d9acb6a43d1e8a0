/** Descriptions of the drawings in the other languages of the square: for people who cannot see them. */
import type { TranslatedWords } from '../../../shared/entry.js';
import type { DrawingName } from '../drawings.js';

const DESCRIBED_IN = ['uk', 'az', 'ar'] as const;
type Described = Readonly<Record<(typeof DESCRIBED_IN)[number], string>>;

const SHOWN: Readonly<Record<DrawingName, Described>> = {
  seafront: {
    uk: 'Малюнок: дощ над Бакинською бухтою вночі. Ліхтарі й освітлені вікна відбиваються в мокрому камені; набережною йде людина з парасолькою, а на пагорбі стоять три вежі, схожі на язики полум’я.',
    az: 'Rəsm: gecə Bakı buxtasının üstünə yağış yağır. Fənərlər və işıqlı pəncərələr yaş daşda əks olunur; bulvarda bir nəfər çətirlə gedir, təpədə isə alova bənzəyən üç qüllə ucalır.',
    ar: 'رسم: مطر فوق خليج باكو ليلًا. تنعكس المصابيح والنوافذ المضاءة على الحجر المبتل، ويسير شخص بمظلة على الكورنيش، وعلى التلة ثلاثة أبراج تشبه ألسنة اللهب.',
  },
  banner: {
    uk: 'Малюнок: багато рук підняли біле полотно зі словами «Слава Україні!», написаними широким пензлем синьою фарбою; під ними тягнеться жовта смуга.',
    az: 'Rəsm: çoxlu əl ağ parçanı yuxarı qaldırıb. Parçada enli fırça ilə göy rəngdə «Слава Україні!» (Yaşasın Ukrayna!) yazılıb, altından sarı zolaq keçir.',
    ar: 'رسم: أيدٍ كثيرة ترفع قماشة بيضاء كُتب عليها بفرشاة عريضة وبالأزرق «Слава Україні!» (المجد لأوكرانيا!)، وتحت الكلمات خط أصفر.',
  },
  aid: {
    uk: 'Малюнок: двоє людей за столом приймають коробки з допомогою; поруч складено ковдри, пляшки й картонні ящики, угорі висить низка синьо-жовтих прапорців.',
    az: 'Rəsm: masanın arxasında iki nəfər yardım qutularını qəbul edir; yorğanlar, şüşələr və karton qutular üst-üstə yığılıb, yuxarıdan göy-sarı bayraqcıqlar asılıb.',
    ar: 'رسم: شخصان خلف طاولة يتسلّمان صناديق المساعدات؛ وإلى جانبهما بطانيات وزجاجات وصناديق كرتون، وفوقهما أعلام صغيرة زرقاء وصفراء.',
  },
  loading: {
    uk: 'Малюнок: під вуличним ліхтарем троє людей передають коробки з рук у руки до відкритого кузова вантажівки.',
    az: 'Rəsm: küçə fənərinin altında üç nəfər karton qutuları əldən-ələ yük maşınının açıq banına ötürür.',
    ar: 'رسم: ثلاثة أشخاص تحت مصباح في الشارع يتناقلون الصناديق من يد إلى يد نحو شاحنة مفتوحة.',
  },
  truck: {
    uk: 'Малюнок, дуже широкий: вантажівка з увімкненими фарами їде порожньою дорогою в сутінках, позаду пагорби й останнє світло.',
    az: 'Rəsm, çox enli: faraları yanan yük maşını alaqaranlıqda boş yolla gedir, arxada təpələr və günün son işığı.',
    ar: 'رسم عريض جدًا: شاحنة بمصابيح مضاءة تسير في طريق خالٍ عند الغسق، وخلفها تلال وآخر الضوء.',
  },
  embassy: {
    uk: 'Малюнок: натовп, якого видно зі спини, заповнює вулицю перед світлою кам’яною будівлею з високими вікнами. Над головами синьо-жовті прапори й прапори Азербайджану; над дверима висить великий прапор України.',
    az: 'Rəsm: arxadan görünən izdiham hündür pəncərəli açıq rəngli daş binanın qarşısındakı küçəni doldurub. Başların üstündə göy-sarı bayraqlar və Azərbaycan bayraqları qalxır; qapının üstündən böyük Ukrayna bayrağı asılıb.',
    ar: 'رسم: حشد يُرى من الخلف يملأ الشارع أمام مبنى حجري فاتح ذي نوافذ عالية. فوق الرؤوس أعلام زرقاء وصفراء وأعلام أذربيجان، وفوق الباب علم أوكرانيا كبير.',
  },
  panorama: {
    uk: 'Малюнок, дуже широкий: уся вулиця від краю до краю, сотні голів під низьким зимовим сонцем, прапори України й Азербайджану між голими деревами та балконами.',
    az: 'Rəsm, çox enli: küçə başdan-başa görünür, alçaq qış günəşinin altında yüzlərlə baş, çılpaq ağacların və eyvanların arasında Ukrayna və Azərbaycan bayraqları.',
    ar: 'رسم عريض جدًا: الشارع كله من طرف إلى طرف، ومئات الرؤوس تحت شمس شتاء منخفضة، وأعلام أوكرانيا وأذربيجان بين أشجار عارية وشرفات.',
  },
  flags: {
    uk: 'Малюнок: прапор України та прапор Азербайджану, підняті двома руками, майорять поруч на тлі вечірнього неба.',
    az: 'Rəsm: iki qolun qaldırdığı Ukrayna bayrağı və Azərbaycan bayrağı axşam səmasının fonunda yan-yana dalğalanır.',
    ar: 'رسم: علم أوكرانيا وعلم أذربيجان ترفعهما ذراعان ويرفرفان جنبًا إلى جنب أمام سماء المساء.',
  },
  candles: {
    uk: 'Малюнок: уночі на кам’яному виступі горять свічки в склянках, сині й жовті; за ними, не в фокусі, близько одне до одного стоять люди.',
    az: 'Rəsm: gecə daş çıxıntının üstündə stəkanlarda göy və sarı şamlar yanır; arxada, bulanıq görünən insanlar bir-birinə yaxın dayanıb.',
    ar: 'رسم: شموع زرقاء وصفراء في أكواب تشتعل ليلًا على حافة حجرية، وخلفها أشخاص متقاربون لا تتضح ملامحهم.',
  },
  phone: {
    uk: 'Малюнок: рука тримає телефон над натовпом; на його маленькому яскравому екрані ті самі прапори, що розмито видніються за ним.',
    az: 'Rəsm: bir əl telefonu izdihamın üstünə qaldırıb; onun kiçik parlaq ekranında arxada bulanıq görünən həmin bayraqlar var.',
    ar: 'رسم: يد ترفع هاتفًا فوق الحشد، وعلى شاشته الصغيرة المضيئة الأعلام نفسها التي تظهر خلفه غير واضحة.',
  },
  loudspeaker: {
    uk: 'Малюнок: людина з гучномовцем, яку видно збоку, темна на тлі світлого вечірнього неба, говорить над піднятими руками натовпу.',
    az: 'Rəsm: yandan görünən, işıqlı axşam səmasının fonunda qaranlıq bir siluet əlində səsucaldanla izdihamın qaldırdığı əllərin üstündən danışır.',
    ar: 'رسم: شخص يُرى من الجانب، داكن أمام سماء مساء مضيئة، يتحدث بمكبّر صوت فوق أيدي الحشد المرفوعة.',
  },
};

/** The words of the photos in a language, by their ids. */
export function shownIn(lang: string, photos: readonly { id: string; drawing: DrawingName }[]): TranslatedWords {
  const described = DESCRIBED_IN.find((one) => one === lang);
  if (described === undefined) return {};
  return { media: Object.fromEntries(photos.map(({ id, drawing }) => [id, { alt: SHOWN[drawing][described] }])) };
}
