import { fileURLToPath } from 'node:url';
import cors from 'cors';
import express from 'express';
import { middleware as openApiValidator } from 'express-openapi-validator';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import pinoHttp from 'pino-http';
import * as bodies from './bodies.mjs';
import { settings } from './database.mjs';
import { openKnex, rawRows } from './knex.mjs';
import { signedIn, signIn } from './sign-in.mjs';
import * as sql from './statements.mjs';

/**
 * An API as most are written today: Express with its usual middleware, knex, the session checked
 * on every request. With `--validate`, express-openapi-validator checks requests and replies by the
 * contract.
 */
const db = openKnex();
const run = (statement, values) => rawRows(db, statement, values);
const app = express();
app.set('trust proxy', '127.0.0.1/32');
app.use(helmet());
app.use(cors());
app.use(pinoHttp());
app.use(express.json());
if (process.argv.includes('--validate')) {
  const apiSpec = fileURLToPath(new URL('../../../generated/openapi.json', import.meta.url));
  app.use(openApiValidator({ apiSpec, validateResponses: true, validateSecurity: false }));
}

app.get('/api/health', async (_request, response) => {
  await db.raw('SELECT 1');
  response.json(bodies.healthBody);
});

const loginLimit = rateLimit({
  windowMs: 15 * 60_000,
  limit: 5,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  skipSuccessfulRequests: true,
  keyGenerator: (request) => `${ipKeyGenerator(request.ip)} ${request.body.email}`,
});
app.post('/api/auth/login', loginLimit, async (request, response) => {
  const caller = { userAgent: request.get('User-Agent') ?? '', ip: request.ip };
  const body = await signIn(request.body, caller, run);
  if (body === undefined) return refuse(response, 401, 'AUTH_INVALID_CREDENTIALS');
  response.json(body);
});

app.use(async (request, response, next) => {
  const principal = await signedIn(request.get('Authorization'), run);
  if (principal === undefined) return refuse(response, 401, 'AUTH_TOKEN_INVALID');
  response.locals.userId = principal.userId;
  next();
});
app.use(
  rateLimit({
    windowMs: 60_000,
    limit: 100,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (_request, response) => response.locals.userId,
  }),
);

app.get('/api/marketplace', async ({ query }, response) => {
  const limit = Number(query.limit ?? 20);
  const rows = query.search
    ? await run(sql.search, [query.level, bodies.tsquery(query.search), limit])
    : await run(sql.browse, [limit]);
  response.json(bodies.pageBody(rows, 1, limit));
});

app.get('/api/courses', async (_request, response) => {
  response.json(bodies.enrolledBody(await run(sql.enrolled, [response.locals.userId])));
});

app.get('/api/courses/:courseId', async ({ params }, response) => {
  const values = [response.locals.userId, new Date(), params.courseId];
  const [course] = await run(sql.course, values);
  if (course === undefined) return refuse(response, 404, 'COURSE_NOT_FOUND');
  response.json(bodies.courseBody(course));
});

app.put('/api/courses/:courseId/progress', async ({ params, body }, response) => {
  const { userId } = response.locals;
  const values = bodies.reportValues(userId, params.courseId, body);
  const [saved] = bodies.completes(body)
    ? await db.transaction(async (trx) => {
        await trx('users').where({ id: userId }).forNoKeyUpdate().select('tier');
        return rawRows(trx, sql.progress, values);
      })
    : await run(sql.progress, values);
  if (saved?.lesson_id == null) return refuse(response, 404, 'COURSE_NOT_FOUND');
  response.json(bodies.progressBody(saved));
});

app.get('/api/me', async (_request, response) => {
  const user = await db('users').where({ id: response.locals.userId }).first();
  response.json(bodies.profileBody(user));
});

app.use((error, _request, response, _next) => {
  refuse(response, error.status ?? 500, String(error.message));
});
app.listen(settings.port, '127.0.0.1');

function refuse(response, status, code) {
  response.status(status).json({ success: false, error: code, code });
}
