import { serveBare } from './bare-http.mjs';
import * as bodies from './bodies.mjs';
import * as sql from './statements.mjs';

const LIMIT = 20;

/** The server that others are compared with: pg makes objects of rows, JSON.stringify the body. */
serveBare({
  async marketplace(run, query) {
    const limit = Number(query.get('limit') ?? LIMIT);
    const words = query.get('search');
    const rows =
      words === null
        ? await run(sql.browse, [limit])
        : await run(sql.search, [query.get('level'), bodies.tsquery(words), limit]);
    return JSON.stringify(bodies.pageBody(rows, 1, limit));
  },

  async course(run, userId, courseId) {
    const [row] = await run(sql.course, [userId, new Date(), courseId]);
    return JSON.stringify(bodies.courseBody(row));
  },

  async myCourses(run, userId) {
    return JSON.stringify(bodies.enrolledBody(await run(sql.enrolled, [userId])));
  },

  async me(run, userId) {
    const [row] = await run(sql.profile, [userId]);
    return JSON.stringify(bodies.profileBody(row));
  },

  async progress(run, userId, courseId, report) {
    const [row] = await run(sql.progress, bodies.reportValues(userId, courseId, report));
    return JSON.stringify(bodies.progressBody(row));
  },

  async health(run) {
    await run(sql.alive, []);
    return JSON.stringify(bodies.healthBody);
  },
});
