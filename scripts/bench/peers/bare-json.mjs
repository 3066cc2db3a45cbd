import { serveBare } from './bare-http.mjs';
import { healthBody, reportValues, tsquery } from './bodies.mjs';
import * as json from './json-statements.mjs';
import { alive } from './statements.mjs';

const LIMIT = 20;

async function textOf(run, statement, values) {
  const [row] = await run(statement, values);
  return row.body;
}

/** Like bare.mjs, but PostgreSQL writes the whole body, and the server only passes it on. */
serveBare({
  marketplace(run, query) {
    const limit = Number(query.get('limit') ?? LIMIT);
    const words = query.get('search');
    if (words === null) return textOf(run, json.browse, [limit]);
    return textOf(run, json.search, [query.get('level'), tsquery(words), limit]);
  },
  course: (run, userId, courseId) => textOf(run, json.course, [userId, new Date(), courseId]),
  myCourses: (run, userId) => textOf(run, json.enrolled, [userId]),
  me: (run, userId) => textOf(run, json.profile, [userId]),
  progress: (run, userId, courseId, report) =>
    textOf(run, json.progress, reportValues(userId, courseId, report)),
  async health(run) {
    await run(alive, []);
    return JSON.stringify(healthBody);
  },
});
