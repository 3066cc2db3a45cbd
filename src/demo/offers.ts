import type { CategoryNumber } from './shelf.ts';

/**
 * What the catalogue says about a course besides its texts.
 * learners: how many background learners ever enrolled; ratings: one digit per review.
 */
export interface Offer {
  readonly n: number;
  readonly category: CategoryNumber;
  readonly instructor: number;
  readonly level: 'beginner' | 'intermediate' | 'advanced';
  /** In kuruş, the hundredth of a Turkish lira; 0 is free. */
  readonly price: number;
  readonly learners: number;
  readonly ratings: string;
  readonly originalPrice: number | null;
}

type Row = readonly [
  n: number,
  category: CategoryNumber,
  instructor: number,
  level: 'b' | 'i' | 'a',
  price: number,
  learners: number,
  ratings: string,
  originalPrice?: number,
];

// Some courses have the same price, rating and number of learners on purpose, so that tests can
// prove that their order is still fixed.
const rows: readonly Row[] = [
  [1, 1, 1, 'b', 0, 38, '555455545455'],
  [2, 2, 2, 'b', 0, 36, '55545445554'],
  [3, 2, 3, 'i', 49990, 31, '5545554', 69990],
  [4, 7, 7, 'b', 0, 30, '4554544555'],
  [5, 3, 4, 'b', 0, 26, '554454545'],
  [6, 4, 5, 'b', 0, 28, '5554554455'],
  [7, 6, 8, 'b', 0, 18, '4454345'],
  [8, 1, 10, 'i', 44990, 22, '55454545', 59990],
  [9, 1, 10, 'a', 59990, 14, '555545'],
  [10, 1, 1, 'i', 39990, 17, '4545444'],
  [11, 1, 2, 'b', 0, 24, '554555454'],
  [12, 1, 10, 'a', 64990, 11, '55455'],
  [13, 1, 1, 'i', 34990, 19, '5445554'],
  [14, 1, 10, 'i', 54990, 13, '445354'],
  [15, 2, 2, 'i', 44990, 23, '555454555'],
  [16, 2, 3, 'b', 24990, 20, '5454555'],
  [17, 2, 3, 'a', 54990, 15, '555554'],
  [18, 2, 3, 'b', 34990, 16, '454445'],
  [19, 2, 2, 'i', 29990, 9, '5554'],
  [20, 3, 4, 'b', 29990, 21, '5545455'],
  [21, 3, 4, 'i', 39990, 20, '54554454', 54990],
  [22, 3, 4, 'i', 44990, 16, '554455'],
  [23, 3, 4, 'i', 34990, 12, '54345'],
  [24, 3, 4, 'a', 49900, 8, '4454'],
  [25, 3, 8, 'b', 29990, 14, '445445'],
  [26, 4, 5, 'i', 54990, 25, '5545554545'],
  [27, 4, 5, 'a', 79990, 13, '55545'],
  [28, 4, 5, 'a', 69990, 10, '5555'],
  [29, 4, 5, 'i', 59990, 11, '45455'],
  [30, 4, 2, 'b', 34990, 22, '43545435'],
  [31, 4, 9, 'b', 19990, 9, '4543'],
  [32, 5, 6, 'b', 34990, 18, '5554555'],
  [33, 5, 3, 'i', 39990, 24, '55545545', 49990],
  [34, 5, 3, 'b', 34990, 15, '545445'],
  [35, 5, 6, 'i', 29990, 10, '5445'],
  [36, 5, 6, 'i', 49900, 12, '45345'],
  [37, 5, 6, 'b', 34990, 17, '4554544'],
  [38, 5, 6, 'b', 24990, 13, '55454'],
  [39, 6, 8, 'i', 44990, 19, '5554545'],
  [40, 6, 8, 'b', 34990, 16, '454454'],
  [41, 6, 8, 'b', 39990, 20, '5454454'],
  [42, 6, 8, 'b', 34990, 21, '44534545'],
  [43, 6, 6, 'b', 24990, 18, '3454445'],
  [44, 6, 4, 'b', 19990, 22, '55455454'],
  [45, 6, 2, 'i', 44990, 12, '54454'],
  [46, 7, 7, 'i', 39990, 21, '5545545', 44990],
  [47, 7, 7, 'b', 34990, 15, '454554'],
  [48, 7, 7, 'b', 34990, 14, '55445'],
  [49, 7, 7, 'a', 49900, 16, '5554554'],
  [50, 7, 7, 'b', 29990, 12, '55555'],
  [51, 7, 7, 'a', 44990, 8, '4544'],
  [52, 8, 9, 'b', 19990, 23, '545445454'],
  [53, 8, 9, 'b', 24990, 17, '555445'],
  [54, 8, 9, 'b', 19990, 11, '4345'],
  [55, 8, 9, 'b', 24990, 20, '5554545'],
  [56, 8, 9, 'b', 24990, 13, '44345'],
  [57, 8, 9, 'b', 14990, 10, '3243'],
  [58, 8, 7, 'i', 29990, 14, '545545'],
  [59, 2, 2, 'a', 69990, 7, '5545'],
  [60, 5, 6, 'b', 29990, 2, ''],
  [61, 1, 10, 'a', 64990, 0, ''],
  [62, 2, 2, 'b', 14990, 6, '434'],
];

const levels = { b: 'beginner', i: 'intermediate', a: 'advanced' } as const;

export const offers: readonly Offer[] = rows.map((row) => ({
  n: row[0],
  category: row[1],
  instructor: row[2],
  level: levels[row[3]],
  price: row[4],
  learners: row[5],
  ratings: row[6],
  originalPrice: row[7] ?? null,
}));

/** The course that is a draft, and the one that is archived. All others are published. */
export const DRAFT_COURSE = 61;
export const ARCHIVED_COURSE = 62;
/** Course 59 opens only to those who finished course 2. */
export const prerequisites: ReadonlyMap<number, number> = new Map([[59, 2]]);
