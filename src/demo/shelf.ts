/** The eight categories of the catalogue, in the order of their numbers. */
export const categories = [
  { n: 1, slug: 'yazilim-gelistirme', name: 'Yazılım Geliştirme' },
  { n: 2, slug: 'web-gelistirme', name: 'Web Geliştirme' },
  { n: 3, slug: 'veri-bilimi', name: 'Veri Bilimi' },
  { n: 4, slug: 'yapay-zeka', name: 'Yapay Zekâ' },
  { n: 5, slug: 'tasarim', name: 'Tasarım' },
  { n: 6, slug: 'is-ve-girisimcilik', name: 'İş ve Girişimcilik' },
  { n: 7, slug: 'dil-egitimi', name: 'Dil Eğitimi' },
  { n: 8, slug: 'kisisel-gelisim', name: 'Kişisel Gelişim' },
] as const;

export type CategoryNumber = (typeof categories)[number]['n'];

export interface Instructor {
  readonly n: number;
  /** The number of the instructor's account. */
  readonly user?: number;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
}

export const instructors: readonly Instructor[] = [
  {
    n: 1,
    slug: 'isil-aksoy',
    name: 'Işıl Aksoy',
    bio: '12 yıldır yazılım geliştiriyor; üniversitede programlamaya giriş dersleri verdi.',
  },
  {
    n: 2,
    user: 9,
    slug: 'ilker-sahin',
    name: 'İlker Şahin',
    bio: 'Full-stack web developer and mentor; he has taught 400 people their first web page.',
  },
  {
    n: 3,
    slug: 'cagri-ozturk',
    name: 'Çağrı Öztürk',
    bio: 'Arayüz mühendisi. İki girişimin tasarım sistemini kurdu, React üzerine yazıyor.',
  },
  {
    n: 4,
    slug: 'gulsen-aydin',
    name: 'Gülşen Aydın',
    bio: 'Veri analisti ve istatistikçi. Karmaşık tabloları herkesin okuyabileceği hâle getirir.',
  },
  {
    n: 5,
    slug: 'zeynep-yildirim',
    name: 'Zeynep Yıldırım',
    bio: 'Yapay zekâ araştırmacısı; Türkçe dil modelleri üzerine doktora yaptı.',
  },
  {
    n: 6,
    slug: 'baris-gunes',
    name: 'Barış Güneş',
    bio: 'Fotoğrafçı ve görsel tasarımcı. On beş yılı aşkın süredir ışıkla çalışıyor.',
  },
  {
    n: 7,
    slug: 'sule-unal',
    name: 'Şule Ünal',
    bio: 'CELTA-certified language teacher with classes in Ankara, Dublin and online.',
  },
  {
    n: 8,
    slug: 'oguzhan-celik',
    name: 'Oğuzhan Çelik',
    bio: 'Isparta’da kurduğu e-ticaret markasını on iki ülkeye ulaştırdı; girişimcilere danışır.',
  },
  {
    n: 9,
    slug: 'nazli-erdem',
    name: 'Nazlı Erdem',
    bio: 'Psikolog ve eğitmen. Öğrenme alışkanlıkları, odaklanma ve iletişim üzerine çalışıyor.',
  },
  {
    n: 10,
    slug: 'emre-kilic',
    name: 'Emre Kılıç',
    bio: 'Sistem mühendisi; ödeme altyapılarında C++, Go ve Java ile hizmetler geliştirdi.',
  },
];

export function avatarUrl(instructor: Instructor): string {
  return `https://cdn.7peducation.com/avatars/${instructor.slug}.jpg`;
}
