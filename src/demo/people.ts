/** An account that documentation and tests name. */
export interface NamedUser {
  readonly n: number;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: 'student' | 'instructor' | 'admin';
  readonly tier: 'free' | 'premium';
  readonly locale: 'tr' | 'en';
  readonly phone: string | null;
  readonly joined: string;
}

const student = { role: 'student', tier: 'free', locale: 'tr', phone: null } as const;
const demo = { password: 'DemoPassword123!' } as const;

export const namedUsers: readonly NamedUser[] = [
  {
    ...student,
    n: 1,
    email: 'test-student@7peducation.com',
    name: 'Deniz Yılmaz',
    password: 'TestPassword123!',
    phone: '+905321234501',
    joined: '2025-06-10T08:15:00.000Z',
  },
  {
    ...student,
    n: 2,
    email: 'test-admin@7peducation.com',
    name: 'Elif Kaya',
    password: 'AdminPassword123!',
    role: 'admin',
    joined: '2025-06-01T07:00:00.000Z',
  },
  {
    ...student,
    n: 3,
    email: 'student@example.com',
    name: 'Ayşe Demir',
    password: 'SecurePassword123!',
    joined: '2025-06-12T11:40:00.000Z',
  },
  {
    ...student,
    ...demo,
    n: 4,
    email: 'premium@7peducation.com',
    name: 'Mert Aydoğan',
    tier: 'premium',
    phone: '+905321234504',
    joined: '2025-06-05T09:20:00.000Z',
  },
  {
    ...student,
    ...demo,
    n: 5,
    email: 'past-due@7peducation.com',
    name: 'Ceren Işık',
    tier: 'premium',
    joined: '2025-06-07T14:05:00.000Z',
  },
  {
    ...student,
    ...demo,
    n: 6,
    email: 'cancelling@7peducation.com',
    name: 'Daniel Foster',
    tier: 'premium',
    locale: 'en',
    joined: '2025-06-09T16:30:00.000Z',
  },
  {
    ...student,
    ...demo,
    n: 7,
    email: 'mfa@7peducation.com',
    name: 'Görkem Tuncer',
    joined: '2025-06-14T10:10:00.000Z',
  },
  {
    ...student,
    ...demo,
    n: 8,
    email: 'locked@7peducation.com',
    name: 'Hande Çetin',
    joined: '2025-06-18T12:55:00.000Z',
  },
  {
    ...student,
    ...demo,
    n: 9,
    email: 'instructor@7peducation.com',
    name: 'İlker Şahin',
    role: 'instructor',
    phone: '+905321234509',
    joined: '2025-06-01T07:30:00.000Z',
  },
];

/** Learners who give courses enrollments and reviews; they have no password and cannot sign in. */
export const backgroundLearners: readonly string[] = [
  ...['Ahmet Korkmaz', 'Zehra Polat', 'Mustafa Özkan', 'Emily Carter', 'Fatma Bulut'],
  ...['İsmail Güler', 'Sümeyye Arı', 'James Whitfield', 'Burak Yüksel', 'Gizem Toprak'],
  ...['Hakan Şimşek', 'Olivia Bennett', 'İrem Doğan', 'Kerem Aksu', 'Merve Çınar'],
  ...['Yusuf Bayraktar', 'Sophie Laurent', 'Tuğba Kılınç', 'Onur Keskin', 'Pınar Uçar'],
  ...['Selin Ateş', 'Lukas Weber', 'Umut Sarı', 'Ebru Köse', 'Volkan Ergin'],
  ...['Nur Akın', 'Isabel Moreno', 'Cem Özdemir', 'Aslı Gürbüz', 'Furkan Duman'],
  ...['Rabia Şen', 'Thomas Hughes', 'Melis Tekin', 'Serkan Yalçın', 'Büşra Coşkun'],
  ...['Kaan Avcı', 'Hannah Fischer', 'Dilara Uğur', 'Tolga Ünver', 'Beyza Işıktaş'],
];

/** The background learners whose language is English. */
export const englishSpeakers: ReadonlySet<string> = new Set([
  ...['Emily Carter', 'James Whitfield', 'Olivia Bennett', 'Sophie Laurent'],
  ...['Lukas Weber', 'Isabel Moreno', 'Thomas Hughes', 'Hannah Fischer'],
]);
