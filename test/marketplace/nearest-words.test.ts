import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestWords } from '../../src/marketplace/search/nearest-words.ts';

const word = fc.stringMatching(/^[a-d]{0,8}$/);

describe('the distance of two words', () => {
  it.each([
    ['python', 'python', 0],
    ['pyhton', 'python', 1],
    ['pyton', 'python', 1],
    ['pythonn', 'python', 1],
    ['pithon', 'python', 1],
    ['reakt', 'react', 1],
    ['', 'web', 3],
  ])('%s and %s is %i', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });

  it('is the same in both directions, 0 only for equal words, and never more than the longer word has letters', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other);
        expect(editDistance(other, one)).toBe(distance);
        expect(distance === 0).toBe(one === other);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
      }),
    );
  });
});

describe('the nearest words', () => {
  it('are those with the fewest changes, not those with the most common trigrams', () => {
    expect(nearestWords('pyhton', ['pylon', 'photon', 'python'])).toEqual(['python']);
  });

  it('are at most three, in a fixed order', () => {
    const candidates = ['kart', 'kare', 'kara', 'karo'];
    expect(nearestWords('karx', candidates)).toEqual(['kara', 'kare', 'karo']);
    expect(nearestWords('karx', candidates.toReversed())).toEqual(['kara', 'kare', 'karo']);
  });

  it('are none when every word is too far away', () => {
    expect(nearestWords('qqqqqq', ['python', 'react'])).toEqual([]);
    expect(nearestWords('zz', ['az'])).toEqual([]);
  });
});
