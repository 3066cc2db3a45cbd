export type Language = 'tr' | 'en';

/** The texts of a course. Its price, level and number of learners are in `offers.ts`. */
export interface CourseText {
  readonly n: number;
  readonly slug: string;
  readonly language: Language;
  readonly title: string;
  /** One sentence, shown in lists of courses. */
  readonly short: string;
  /** The sentences of the description. */
  readonly about: readonly string[];
  readonly tags: readonly string[];
  readonly requirements: readonly string[];
  readonly learns: readonly string[];
  readonly audience: readonly string[];
}

/**
 * Outlines by course number. A line `# title — description` opens a module; the lines below it
 * hold its lessons, separated by `|`, each starting with its type (`video`, `text`, `quiz`).
 */
export type Outlines = Readonly<Record<number, string>>;
