import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../scripts/bench/json-difference.ts';
import type { Measurement } from '../../scripts/bench/measure.ts';
import { leastRatio, ratiosToRecord } from '../../scripts/bench/report/recorded.ts';
import { resultOf } from '../../scripts/bench/report/result.ts';
import { quantile, spreadOf } from '../../scripts/bench/report/statistics.ts';
import { contestantsNamed } from '../../scripts/bench/servers/contestants.ts';
import { Rota, type Workload } from '../../scripts/bench/workloads/workload.ts';

const workload: Workload = {
  key: 'me',
  title: 'GET /api/me',
  callers: 'reader',
  part: 1,
  perCaller: 40,
  request: (caller) => ({ method: 'GET', path: '/api/me', caller }),
};

function measured(cpu: number): Measurement {
  const rest = { postgresCpu: 1, requestsPerSecond: 1, p50: 1, p99: 1, bytes: 1, loadCpu: 1 };
  return { requests: 1, cpu, ...rest };
}

/** Three rounds; in the second one the machine took twice as long for everything. */
const rounds = [
  [measured(100), measured(400)],
  [measured(200), measured(800)],
  [measured(100), measured(500)],
];

describe('ratios', () => {
  const result = resultOf(workload, contestantsNamed(['bare', 'ours']), rounds);

  it('compare with bare in the same round, so that a slow moment concerns both', () => {
    expect(result.contestants[1]?.ratio).toEqual({ median: 0.25, min: 0.2, max: 0.25 });
  });

  it('are missing when bare was not measured', () => {
    const alone = resultOf(workload, contestantsNamed(['ours']), [[measured(400)]]);
    expect(alone.contestants[0]?.ratio).toBeUndefined();
  });

  it('are recorded with the distance of the lowest round from the median as tolerance', () => {
    const recorded = ratiosToRecord([result]);
    expect(recorded).toEqual({ me: { ratio: 0.25, tolerance: 0.05 } });
    expect(leastRatio({ ratio: 0.25, tolerance: 0.05 })).toBeCloseTo(0.2);
  });
});

describe('statistics', () => {
  it('take the middle of an odd number and the mean of both middles of an even one', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
  });

  it('read a quantile from sorted values, the last one included', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4], 1)).toBe(4);
  });
});

describe('the comparison of replies', () => {
  it('finds the first field that differs, is missing or is of another kind', () => {
    expect(firstDifference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toBe('a.1.b: 2 and 3');
    expect(firstDifference({ a: 1, b: null }, { a: 1 })).toBe('b: null and undefined');
    expect(firstDifference({ a: [] }, { a: {} })).toBe('a: [] and {}');
  });

  it('ignores the order of fields', () => {
    expect(firstDifference({ a: 1, b: [2] }, { b: [2], a: 1 })).toBeUndefined();
  });
});

describe('the rota of callers', () => {
  const callers = ['a', 'b', 'c'].map((userId) => {
    return { userId, email: '', accessToken: '', address: '' };
  });

  it('gives the next callers each time, and begins again with the first when too few are left', () => {
    const rota = new Rota(callers);
    const names = (count: number) => rota.take(count).map(({ userId }) => userId);
    expect([names(2), names(2), names(1)]).toEqual([['a', 'b'], ['a', 'b'], ['c']]);
  });

  it('refuses more callers than there are', () => {
    expect(() => new Rota(callers).take(4)).toThrow('fewer REQUESTS');
  });
});
