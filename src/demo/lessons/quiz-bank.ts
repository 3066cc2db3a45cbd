/**
 * Five questions by category or lesson. A question stands on a line of its own; the line below it
 * holds the options, separated by ` | `, the right answer first.
 */
export type QuizBank = Readonly<Record<number, string>>;
