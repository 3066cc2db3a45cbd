import { scatter } from './moments.ts';

/** A subject of generated courses: the number of its category, its name and its tags. */
interface Subject {
  readonly category: number;
  readonly name: string;
  readonly tags: readonly string[];
}

const subjects: readonly Subject[] = (
  [
    [1, 'Python', 'python'],
    [1, 'Java', 'java'],
    [1, 'C#', 'c#,dotnet'],
    [1, 'C++', 'c++'],
    [1, 'Go ile Mikroservisler', 'go,mikroservis'],
    [1, 'Kotlin', 'kotlin,android'],
    [1, 'Algoritmalar', 'algoritma'],
    [2, 'React', 'react,javascript'],
    [2, 'Node.js', 'node.js,javascript'],
    [2, 'Web Development', 'html,css'],
    [2, 'TypeScript', 'typescript'],
    [2, 'ASP.NET Core', '.net,c#'],
    [3, 'Veri Analizi', 'veri,istatistik'],
    [3, 'SQL', 'sql,veritabanı'],
    [3, 'Data Science', 'python,pandas'],
    [3, 'Excel', 'excel,ofis'],
    [4, 'Makine Öğrenmesi', 'yapay zekâ,python'],
    [4, 'Derin Öğrenme', 'yapay zekâ,pytorch'],
    [4, 'Doğal Dil İşleme', 'yapay zekâ,dil'],
    [5, 'Figma', 'figma,arayüz'],
    [5, 'Fotoğrafçılık', 'fotoğraf,ışık'],
    [5, 'Photoshop', 'photoshop,görsel'],
    [5, 'İç Mimarlık', 'mimarlık'],
    [6, 'Dijital Pazarlama', 'pazarlama,reklam'],
    [6, 'Girişimcilik', 'girişim'],
    [6, 'Proje Yönetimi', 'yönetim,çevik'],
    [6, 'Finansal Okuryazarlık', 'finans,bütçe'],
    [7, 'English Speaking', 'english,konuşma'],
    [7, 'Almanca', 'almanca'],
    [7, 'İspanyolca', 'ispanyolca'],
    [8, 'Etkili İletişim', 'iletişim'],
    [8, 'Zaman Yönetimi', 'verimlilik'],
    [8, 'Gitar', 'gitar,müzik'],
  ] as const
).map(([category, name, tags]) => ({ category, name, tags: tags.split(',') }));

const turkish = {
  openings: 'Sıfırdan,Uygulamalı,Adım Adım,İleri Seviye,Herkes İçin,Yeni Başlayanlara,Hızlı',
  endings: 'Kursu,Eğitimi,Atölyesi,Dersleri,Temelleri,Projeleri,Sınav Hazırlığı,Kampı,Rehberi',
  focus: 'örnek projeler,gerçek veriler,iş görüşmeleri,günlük alıştırmalar,küçük adımlar',
} as const;

const english = {
  openings: 'Practical,Complete,Modern,Hands-on,Advanced,Essential,Everyday',
  endings: 'Fundamentals,Masterclass,Bootcamp,in Practice,from Scratch,Workshop,Projects',
  focus: 'real projects,weekly exercises,case studies,interview questions,small steps',
} as const;

export const givenNames =
  'Işıl,İlker,Çağrı,Gülşen,Barış,Zeynep,Özgür,Şeyma,Uğur,Ilgaz,Ömer,Defne,Emre,Nazlı,Tuğçe';
export const familyNames =
  'Yıldız,Şahin,Öztürk,Çelik,Kılıç,Doğan,Aydın,Güneş,Işık,Ünal,Erdoğan,Bozkurt,Taş,Koç';

export interface GeneratedText {
  readonly category: number;
  readonly title: string;
  readonly short_description: string;
  readonly tags: readonly string[];
}

/**
 * The texts of generated course n, the same on every machine; a third of the courses is English.
 */
export function generatedText(n: number): GeneratedText {
  const subject = subjects[Math.floor(scatter(n, 1) ** 1.4 * subjects.length)] ?? subjects[0];
  if (subject === undefined) throw new Error('There are no subjects to write courses about');
  const inEnglish = scatter(n, 2) < 1 / 3;
  const voice = inEnglish ? english : turkish;
  const opening = pick(voice.openings, scatter(n, 3));
  const ending = pick(voice.endings, scatter(n, 4));
  const focus = pick(voice.focus, scatter(n, 5));
  return {
    category: subject.category,
    title: `${opening} ${subject.name} ${ending} ${n % 3000}`,
    short_description: inEnglish
      ? `Learn ${subject.name} with ${focus}; part ${n % 40} of the path.`
      : `${subject.name} konusunu ${focus} ile öğrenin; yolun ${n % 40}. bölümü.`,
    tags: subject.tags,
  };
}

/** Picks one item of a comma-separated list by a fraction in [0, 1). */
export function pick(list: string, fraction: number): string {
  const choices = list.split(',');
  return choices[Math.floor(fraction * choices.length)] ?? list;
}
