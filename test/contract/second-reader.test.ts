import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OperationId, operations } from '../../generated/operations.ts';
import { MINUTE } from '../../src/clock.ts';
import { sendRaw } from '../support/http-client.ts';
import { freshAddress, startWorld } from '../support/world.ts';

/*
 * The same requests are checked by both readers of the contract: by ours, and by
 * express-openapi-validator alone. They agree, except for the differences that are listed here.
 */

interface Case {
  readonly operationId: OperationId;
  readonly path: string;
  readonly body?: unknown;
}

const COURSE = '40000000-0000-4000-8000-000000000001';
const LESSON = '60000000-0000-4000-8000-000000001001';

const queries = [
  '',
  'page=1',
  'page=0',
  'page=-1',
  'page=1000000',
  'page=1000001',
  'page=x',
  'page=',
  'page=1.5',
  'limit=50',
  'limit=51',
  'limit=true',
  'level=beginner',
  'level=Beginner',
  'level=',
  'sort=price',
  'sort=prise',
  'price_range=free',
  'price_range=10-20',
  'price_range=-20',
  'price_range=10-',
  'price_range=10%2B',
  'price_range=cheap',
  'price_range=1,5-2',
  'category=tasarim',
  'category=',
  `search=${'a'.repeat(100)}`,
  `search=${'a'.repeat(101)}`,
  'search=',
  'search=a%26b',
  'unknown=1',
  'page=2&limit=10&level=advanced&sort=newest&search=web',
];

/** The differences between the two readers, and why ours is right. */
const differences: readonly { readonly name: string; readonly cases: readonly Case[] }[] = [
  {
    name: 'R-23: it takes for integers what JavaScript can turn into one',
    cases: ['page=1e3', 'page=01', 'page=%201', 'page=0x10', 'page=1.0'].map(marketplace),
  },
  {
    name: 'R-25: it refuses raw reserved characters outside of `search`',
    cases: ['category=a:b', 'category=a/b', 'category=a@b', 'category=a,b'].map(marketplace),
  },
  {
    name: 'R-25: it keeps a raw + in a query for a reserved character; to us it is a blank',
    cases: ['price_range=10+'].map(marketplace),
  },
];

function marketplace(query: string): Case {
  return { operationId: 'listMarketplaceCourses', path: `/api/marketplace${query && `?${query}`}` };
}

const valid: Partial<Record<OperationId, Record<string, unknown>>> = {
  register: {
    email: 'a@example.com',
    password: 'Merhaba2025',
    full_name: 'Ada',
    phone: '05321234567',
  },
  login: { email: 'a@example.com', password: 'x', mfa_code: '123456', remember_me: true },
  refreshSession: { refresh_token: 'rt_x', rotate: true },
  updateMe: { name: 'Ada', phone: null, locale: 'en' },
  updateCourseProgress: {
    lesson_id: LESSON,
    progress_percentage: 50,
    completed: false,
    time_spent_seconds: 10,
  },
  updateLessonProgress: {
    progress_percentage: 50,
    completed: false,
    time_spent_seconds: 10,
    quiz_score: 80,
    notes: 'a note',
  },
};

const values: readonly unknown[] = [
  null,
  true,
  'text',
  '',
  0,
  -1,
  1.5,
  100,
  101,
  31_536_001,
  [],
  {},
  'a@b',
  ' ada@example.com ',
  'x'.repeat(129),
  'x'.repeat(10_001),
  '+905321234567',
  'a\tb',
];

/** Every valid body, without each of its fields, with each field set to each value, and more. */
const bodies: Case[] = Object.entries(valid).flatMap(([id, body]) => {
  const operationId = id as OperationId;
  const path = operations[operationId].path
    .replace('{courseId}', COURSE)
    .replace('{lessonId}', LESSON);
  const fields = Object.keys(body);
  const variants: unknown[] = [
    body,
    {},
    [],
    { ...body, role: 'admin' },
    ...fields.map((field) => Object.fromEntries(Object.entries(body).filter(([k]) => k !== field))),
    ...fields.flatMap((field) => values.map((value) => ({ ...body, [field]: value }))),
  ];
  return variants.map((variant) => ({ operationId, path, body: variant }));
});

const paths: Case[] = [
  { operationId: 'getCourse', path: '/api/courses/web-development-fundamentals' },
  { operationId: 'getCourse', path: `/api/courses/${COURSE}` },
  { operationId: 'getCourse', path: '/api/courses/Not%20A%20Slug' },
  { operationId: 'getCourse', path: `/api/courses/${'a'.repeat(101)}` },
  { operationId: 'getLesson', path: `/api/lessons/${LESSON}` },
  { operationId: 'getLesson', path: '/api/lessons/42' },
  { operationId: 'getLesson', path: `/api/lessons/${LESSON}0` },
];

describe('both readers', () => {
  const world = startWorld({ environment: { CONTRACT_CHECK: 'off' } });
  const reader = createServer(secondReaderAlone());
  let readerUrl = '';
  let token = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => reader.listen(0, '127.0.0.1', resolve));
    readerUrl = `http://127.0.0.1:${(reader.address() as AddressInfo).port}`;
    token = (await world.register()).accessToken;
  });
  afterAll(() => {
    reader.close();
  });

  async function send(url: string, { operationId, path, body }: Case): Promise<number> {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const { method } = operations[operationId];
    return (await sendRaw(url, { method, path, headers, ...text, from: freshAddress() })).status;
  }

  /** The cases that exactly one of the two readers refuses. */
  async function disagreements(cases: readonly Case[]): Promise<Case[]> {
    const found: Case[] = [];
    for (const [index, item] of cases.entries()) {
      // The clock moves on enough for the rate limits, and too little for the token to expire.
      if (index % 50 === 49) world.clock.advance(MINUTE);
      const ours = (await send(world.url, item)) === 400;
      const theirs = (await send(readerUrl, item)) === 400;
      if (ours !== theirs) found.push(item);
    }
    return found;
  }

  it('agree on queries', async () => {
    expect(await disagreements(queries.map(marketplace))).toEqual([]);
  });

  it('agree on paths', async () => {
    expect(await disagreements(paths)).toEqual([]);
  });

  it(`agree on ${bodies.length} bodies`, async () => {
    expect(await disagreements(bodies)).toEqual([]);
  });

  it.each(differences)('differ: $name', async ({ cases }) => {
    expect(await disagreements(cases)).toEqual(cases);
  });
});

function secondReaderAlone() {
  const app = express();
  app.use(express.json({ strict: false }));
  app.use(
    middleware({
      apiSpec: new URL('../../generated/openapi.json', import.meta.url).pathname,
      validateApiSpec: false,
      ajvFormats: { mode: 'full' },
      validateSecurity: false,
      fileUploader: false,
    }),
  );
  app.use((_request, response) => {
    response.status(204).end();
  });
  const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
    response.status(error.status ?? 500).end();
  };
  app.use(refuse);
  return app;
}
