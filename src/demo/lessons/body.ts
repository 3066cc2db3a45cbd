import type { CourseText } from '../course-text.ts';
import { ownBodies } from './own-bodies.ts';

interface Place {
  readonly lesson: number;
  readonly title: string;
  readonly moduleTitle: string;
  readonly course: CourseText;
}

/** The Markdown of a text lesson: its own, or one made from the goals of its course. */
export function bodyOf(place: Place): string {
  const own = ownBodies[place.lesson];
  if (own) return own;
  const paragraphs = place.course.language === 'tr' ? turkish(place) : english(place);
  return paragraphs.join('\n\n');
}

function turkish({ lesson, title, moduleTitle, course }: Place): string[] {
  const goal = course.learns[lesson % course.learns.length] ?? course.title;
  return [
    `# ${title}`,
    `“${course.title}” kursunun **${moduleTitle}** bölümündesiniz. Bu metin, “${title}” konusunu \
kendi hızınızda okuyup uygulamanız için hazırlandı; videolarda gördüklerinizi tamamlar.`,
    `Konunun kurs içindeki yeri şudur: *${goal}*. Okurken yanınızda bir not defteri bulundurun ve \
her başlıktan sonra tek cümlelik bir özet yazın.`,
    '## Adım adım',
    '1. Önce örneği olduğu gibi uygulayın.\n2. Bir ayrıntıyı değiştirip sonucu tahmin edin.\n\
3. Tahmininizi sınayın; yanıldıysanız nedenini yazın.',
    '## Kendinize sorun',
    'Bu konuyu hiç bilmeyen bir arkadaşınıza iki dakikada nasıl anlatırdınız? Takıldığınız yeri \
işaretleyin; bölüm sonundaki testte aynı noktaya yeniden döneceğiz.',
  ];
}

function english({ lesson, title, moduleTitle, course }: Place): string[] {
  const goal = course.learns[lesson % course.learns.length] ?? course.title;
  return [
    `# ${title}`,
    `You are in **${moduleTitle}**, part of *${course.title}*. This reading goes with the videos \
around it, so that you can work through “${title}” at your own pace.`,
    `It serves one aim of the course: *${goal}*. Keep a notebook at hand and sum up each section \
in a single sentence before you move on.`,
    '## Step by step',
    '1. Follow the example exactly as it is.\n2. Change one detail and predict the result.\n\
3. Check your prediction; if you were wrong, write down why.',
    '## Ask yourself',
    'How would you explain this to a friend in two minutes? Mark the point where you hesitate: \
the quiz at the end of the module comes back to it.',
  ];
}
