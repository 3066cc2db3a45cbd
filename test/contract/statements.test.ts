import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drainListingRefreshes } from '../../src/marketplace/index/listing-refresher.ts';
import { entitle } from '../support/classroom.ts';
import { misfitOf, misfitOfValue } from '../support/column-kinds.ts';
import { StatementDescriber } from '../support/described-statement.ts';
import { noteRawSql, seen } from '../support/statement-recorder.ts';
import { findStatementSites } from '../support/statement-sites.ts';
import { type SendOptions, type SignIn, startWorld } from '../support/world.ts';

// These are the real modules, which also record the statements that they are given.
vi.mock('../../src/db/statement.ts', async (original) => {
  const real = await original<typeof import('../../src/db/statement.ts')>();
  const { noteCompiled } = await import('../support/statement-recorder.ts');
  return { ...real, statement: noteCompiled(real.statement) };
});
vi.mock('../../src/db/round-trips.ts', async (original) => {
  const real = await original<typeof import('../../src/db/round-trips.ts')>();
  const { noteRoundTrips } = await import('../support/statement-recorder.ts');
  return { ...real, inOneRoundTrip: noteRoundTrips(real.inOneRoundTrip) };
});

const SLUG = 'python-ile-programlamaya-giris';
const LESSON = '60000000-0000-4000-8000-000000001001';
const SORTS = ['price', 'price_desc', 'rating', 'popularity', 'newest', 'relevance'];

// The second reader of the contract sends no statements, and is slow to start.
const world = startWorld({ environment: { CONTRACT_CHECK: 'off' } });
const sites = findStatementSites();

beforeAll(async () => {
  noteRawSql(world.db);
  await callEverything();
}, 120_000);

describe('a statement in SQL', () => {
  it('is run by callEverything: add a call there for one that is missing', () => {
    expect(sites.length).toBeGreaterThan(20);
    const found = sites.map(({ place }) => place);
    expect(found.filter((place) => !seen.has(place))).toEqual([]);
    expect([...seen.keys()].filter((place) => !found.includes(place))).toEqual([]);
  });

  it('names the type of its rows, if its result is used', () => {
    const untyped = sites.filter(({ columns, resultUsed }) => resultUsed && columns === undefined);
    expect(untyped.map(({ place }) => place)).toEqual([]);
  });

  it('can be prepared, and returns the columns of its row type', async () => {
    const misfits = await StatementDescriber.use(world.db, async (describer) => {
      const said: string[] = [];
      for (const { place, columns } of sites) {
        for (const text of seen.get(place)?.texts ?? []) {
          const described = await describer.describe(text);
          for (const [name, expected] of columns ?? []) {
            const found = described.get(name);
            const misfit = found ? misfitOf(expected, describer.kindOf(found)) : 'is not returned';
            if (misfit !== undefined) said.push(`${place} ${name} ${misfit}`);
          }
        }
      }
      return said;
    });
    expect([...new Set(misfits)]).toEqual([]);
  });

  it('returns only values of its row type', () => {
    const misfits = sites.flatMap(({ place, columns }) =>
      [...(columns ?? [])].flatMap(([name, expected]) =>
        (seen.get(place)?.rows ?? [])
          .map((row) => misfitOfValue(expected, row[name]))
          .filter((misfit) => misfit !== undefined)
          .map((misfit) => `${place} ${name} ${misfit}`),
      ),
    );
    expect([...new Set(misfits)]).toEqual([]);
  });
});

/** Calls all operations, so that every statement runs in each of its forms. */
async function callEverything(): Promise<void> {
  const student = await world.signIn('test-student@7peducation.com', 'TestPassword123!');
  const course = await world.db('courses').where({ slug: SLUG }).first('id');
  const id = course?.id ?? '';
  await world.call('getHealth');
  const refresh = { refresh_token: student.refreshToken, rotate: true };
  await success('refreshSession', student, { body: refresh });
  await success('getMe', 'test_pk_1234567890abcdef');
  await success('listCategories', student);
  for (const sort of SORTS) {
    await success('listMarketplaceCourses', student, { query: { sort } });
    await success('listMarketplaceCourses', student, { query: { sort, search: 'python' } });
  }
  for (const query of [
    { search: 'pythonn' },
    { search: 'p' },
    { search: 'there is nothing like it' },
    { search: 'python', page: 2 },
    { page: 2 },
    { page: 1000 },
    { price_range: 'free', level: 'beginner' },
  ]) {
    await success('listMarketplaceCourses', student, { query });
  }
  for (const courseId of [id, SLUG]) await learn(courseId);
  await learnAsOwner(id);
  await world.db('courses').where({ id }).update({ title: 'Python' });
  await drainListingRefreshes(world.db);
  await success('logout', student);
}

async function learn(courseId: string): Promise<void> {
  const learner = await world.register();
  const params = { courseId };
  const lesson = { params: { lessonId: LESSON } };
  await success('getCourse', learner, { params });
  await success('enrollInCourse', learner, { params });
  await success('getLesson', learner, lesson);
  for (const completed of [false, true]) {
    const body = { progress_percentage: 50, completed, time_spent_seconds: 60 };
    await success('updateCourseProgress', learner, {
      params,
      body: { ...body, lesson_id: LESSON },
    });
    await success('updateLessonProgress', learner, { ...lesson, body });
  }
  await success('listMyCourses', learner);
  await success('getCourse', learner, { params });
  await success('resetLessonProgress', learner, lesson);
  await success('unenrollFromCourse', learner, { params });
}

/** Makes a user with access to a course who never enrolled: the first report enrolls them. */
async function learnAsOwner(courseId: string): Promise<void> {
  const owner = await world.register();
  await entitle(world.db, owner.userId, courseId, { source: 'purchase' });
  const body = { progress_percentage: 50, completed: false, time_spent_seconds: 60 };
  await success('updateLessonProgress', owner, { params: { lessonId: LESSON }, body });
}

type Operation = Parameters<typeof world.send>[0];

async function success(operation: Operation, as: SignIn | string, options: SendOptions = {}) {
  const reply = await world.send(operation, { as, ...options });
  if (reply.status >= 300) throw new Error(`${operation} answered ${reply.status}: ${reply.text}`);
}
