import type { Language } from './course-text.ts';
import { demoId } from './demo-id.ts';
import type { DemoEnrollment } from './enrollments.ts';
import { between } from './moments.ts';

/** Comments by language and stars. Most reviews have no comment. */
const comments: Readonly<Record<Language, Readonly<Record<number, readonly string[]>>>> = {
  tr: {
    5: [
      'Anlatım çok akıcı; örnekler gerçek hayattan seçilmiş.',
      'Uzun zamandır ertelediğim konuyu sonunda anladım. Teşekkürler!',
      'Testler yerinde, metin dersleri tekrar için harika.',
      'Eğitmen soruları tahmin etmiş gibi yanıtlıyor.',
    ],
    4: [
      'İçerik dolu dolu; birkaç video biraz daha kısa olabilirdi.',
      'Çok faydalı. Daha fazla uygulama görmek isterdim.',
      'Başlangıç için ideal, son bölüm biraz hızlı geçiyor.',
    ],
    3: ['Fena değil ama ileri konulara az yer verilmiş.', 'Ses düzeyi dersler arasında değişiyor.'],
    2: ['Beklentimi karşılamadı, örnekler yüzeysel kaldı.'],
  },
  en: {
    5: [
      'Clear, friendly and exactly as long as it needs to be.',
      'I used what I learned at work the very next day.',
      'The quizzes made me notice what I had only half understood.',
      'Best introduction to the subject I have found.',
    ],
    4: [
      'Very good content; a few more exercises would be welcome.',
      'Solid course. The last module moves a little fast.',
      'Well structured, and the readings are worth keeping.',
    ],
    3: ['Good start, but I expected more depth.', 'Useful, although some videos felt rushed.'],
    2: ['Not what I expected; the examples stay on the surface.'],
  },
};

/** One review per enrollment with stars. `enrollments` must be grouped by course. */
export function reviewRows(enrollments: readonly DemoEnrollment[]): object[] {
  const reviews = enrollments.filter((enrollment) => enrollment.rating !== null);
  const written = new Map<string, number>();
  return reviews.map((enrollment, index) => {
    const { course, rating, user } = enrollment;
    const bank = comments[course.text.language][rating ?? 0] ?? [];
    const key = `${course.n} ${rating}`;
    // No two reviews of a course have the same comment.
    const turn = written.get(key) ?? 0;
    written.set(key, turn + 1);
    const comment = turn % 2 === 0 && turn / 2 < bank.length ? turn / 2 + course.n : null;
    return {
      id: demoId('review', index + 1),
      course_id: course.id,
      user_id: demoId('user', user),
      rating,
      comment: comment === null ? '' : bank[comment % bank.length],
      created_at: between(enrollment.enrolled, enrollment.active, 0.8),
    };
  });
}
