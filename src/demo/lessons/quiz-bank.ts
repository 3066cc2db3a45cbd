/**
 * Five questions by category or lesson. Each question is a line; the line below it
 * holds the options, separated by ` | `, the right answer first.
 */
export type QuizBank = Readonly<Record<number, string>>;
