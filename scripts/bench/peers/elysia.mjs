import { cors } from '@elysiajs/cors';
import { Elysia } from 'elysia';
import { helmet } from 'elysia-helmet';
import { DefaultContext, rateLimit } from 'elysia-rate-limit';
import { pino } from 'pino';
import * as bodies from './bodies.mjs';
import { openPool, rowsOf, settings } from './database.mjs';
import * as schemas from './elysia-schemas.mjs';
import { saveInTurn } from './pool-transaction.mjs';
import { signedIn, signIn } from './sign-in.mjs';
import * as sql from './statements.mjs';

/** Elysia on Bun with its own plugins; it checks requests and replies by its own kind of schema. */
const db = openPool();
const run = (statement, values) => rowsOf(db, statement, values);
const log = pino({ level: 'info', base: null });

const members = new Elysia()
  .resolve(async ({ headers, status }) => {
    const principal = await signedIn(headers.authorization, run);
    return principal ?? status(401, { success: false, code: 'AUTH_TOKEN_INVALID' });
  })
  .use(
    rateLimit({
      max: 100,
      duration: 60_000,
      scoping: 'scoped',
      context: new DefaultContext(20_000),
      generator: (_request, _server, { userId }) => userId,
    }),
  )
  .get(
    '/api/marketplace',
    async ({ query: { search, level, limit = 20 } }) => {
      const rows = search
        ? await run(sql.search, [level, bodies.tsquery(search), limit])
        : await run(sql.browse, [limit]);
      return bodies.pageBody(rows, 1, limit);
    },
    { query: schemas.pageQuery, response: schemas.page },
  )
  .get(
    '/api/courses',
    async ({ userId }) => bodies.enrolledBody(await run(sql.enrolled, [userId])),
    { response: schemas.enrolled },
  )
  .get(
    '/api/courses/:courseId',
    async ({ userId, params, status }) => {
      const [course] = await run(sql.course, [userId, new Date(), params.courseId]);
      return course ? bodies.courseBody(course) : status(404, { code: 'COURSE_NOT_FOUND' });
    },
    { response: { 200: schemas.course } },
  )
  .put(
    '/api/courses/:courseId/progress',
    async ({ userId, params, body, status }) => {
      const values = bodies.reportValues(userId, params.courseId, body);
      const [saved] = bodies.completes(body)
        ? await saveInTurn(db, userId, values)
        : await run(sql.progress, values);
      if (saved?.lesson_id == null) return status(404, { code: 'COURSE_NOT_FOUND' });
      return bodies.progressBody(saved);
    },
    { body: schemas.report, response: { 200: schemas.progress } },
  )
  .get(
    '/api/me',
    async ({ userId }) => {
      const [user] = await run(sql.profile, [userId]);
      return bodies.profileBody(user);
    },
    { response: schemas.profile },
  );

new Elysia()
  .onAfterResponse(({ request, route, set }) => {
    log.info({ status: set.status ?? 200 }, `${request.method} ${route}`);
  })
  .use(helmet())
  .use(cors())
  .get('/api/health', async () => {
    await db.query(sql.alive);
    return bodies.healthBody;
  })
  .post(
    '/api/auth/login',
    async ({ body, headers, status }) => {
      const caller = { userAgent: headers['user-agent'] ?? '', ip: '127.0.0.1' };
      const signed = await signIn(body, caller, run);
      return signed ?? status(401, { code: 'AUTH_INVALID_CREDENTIALS' });
    },
    { body: schemas.credentials },
  )
  .use(members)
  .listen({ port: settings.port, hostname: '127.0.0.1' });
