import type { Language } from '../course-text.ts';
import { englishQuestions } from './quiz-bank-en.ts';
import { ownQuestions } from './quiz-bank-first-courses.ts';
import { turkishQuestions } from './quiz-bank-tr.ts';

/** As stored in `lessons.questions`; `correct_option` is the index of the right option. */
export interface QuizQuestion {
  readonly id: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly correct_option: number;
}

/** The five questions of a quiz lesson: its own, or those of its language and category. */
export function quizOf(lesson: number, category: number, language: Language): QuizQuestion[] {
  const shared = language === 'tr' ? turkishQuestions : englishQuestions;
  const bank = ownQuestions[lesson] ?? shared[category];
  if (!bank) throw new Error(`No quiz questions for category ${category}`);
  const lines = bank.trim().split('\n');
  return lines.flatMap((line, index) => {
    if (index % 2 === 1) return [];
    const options = (lines[index + 1] ?? '').trim().split(' | ');
    // The options are rotated, so that the right answer is not always the first.
    const turn = (lesson + index) % options.length;
    return {
      id: `q${index / 2 + 1}`,
      question: line.trim(),
      options: [...options.slice(turn), ...options.slice(0, turn)],
      correct_option: (options.length - turn) % options.length,
    };
  });
}
