export type Language = 'tr' | 'en';

/** What a course says about itself. Its price, level and learners stand in `offers.ts`. */
export interface CourseText {
  readonly n: number;
  readonly slug: string;
  readonly language: Language;
  readonly title: string;
  /** One sentence for the listing. */
  readonly short: string;
  /** The description, a sentence per line. */
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
