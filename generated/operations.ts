// Generated from openapi/ by `make generate`: do not edit.
import type { ErrorCode } from './error-codes.ts';

export type SecurityScheme = 'accessToken' | 'apiKey';
/** The type of a parameter; one with `[]` may be given several times. */
export type ParameterType = 'string' | 'string[]' | 'integer' | 'integer[]' | 'number' | 'number[]' | 'boolean' | 'boolean[]';

export interface RateLimitPolicy {
  readonly limit: number;
  readonly window_seconds: number;
  /** What is counted: an address, a user or API key, or an address with a field of the body. */
  readonly per: 'ip' | 'principal' | 'ip+field';
  /** With `ip+field`: the name of the body's field. */
  readonly field?: string;
  /**
   * Which calls count. `failures`: those that are refused, with the exception of exempt_codes.
   * `accepted`: those whose input fits the contract. A fault of the server counts in neither.
   */
  readonly counts: 'all' | 'failures' | 'accepted';
  /** With `failures`: refusals with these codes do not count. */
  readonly exempt_codes: readonly ErrorCode[];
  /** Whether a successful call sets the count back to zero. */
  readonly cleared_by_success: boolean;
  /** The error code of the 429 (A11). */
  readonly code: ErrorCode;
}

export interface OperationRow {
  readonly id: string;
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  readonly path: string;
  readonly tag: string;
  /** A caller needs one of these credentials; empty for a public operation. */
  readonly security: readonly SecurityScheme[];
  readonly rateLimits: readonly RateLimitName[];
  readonly cache: 'catalogue' | 'no-store';
  readonly sdk: string;
  readonly seed: readonly string[];
  readonly requestBody: 'none' | 'optional' | 'required';
  readonly mediaTypes: readonly string[];
  readonly pathParameters: Readonly<Record<string, ParameterType>>;
  readonly queryParameters: Readonly<Record<string, ParameterType>>;
  /** The declared statuses in ascending order, without `default`. */
  readonly statuses: readonly number[];
}

export const rateLimits = {
  guard: {
    counts: 'all',
    code: 'RATE_LIMIT_EXCEEDED',
    exempt_codes: [],
    cleared_by_success: false,
    limit: 1000,
    window_seconds: 60,
    per: 'ip',
  },
  general: {
    counts: 'all',
    code: 'RATE_LIMIT_EXCEEDED',
    exempt_codes: [],
    cleared_by_success: false,
    limit: 100,
    window_seconds: 60,
    per: 'principal',
  },
  login: {
    counts: 'failures',
    code: 'AUTH_RATE_LIMIT_EXCEEDED',
    exempt_codes: ['AUTH_MFA_REQUIRED'],
    cleared_by_success: true,
    limit: 5,
    window_seconds: 900,
    per: 'ip+field',
    field: 'email',
  },
  'login-wide': {
    counts: 'failures',
    code: 'AUTH_RATE_LIMIT_EXCEEDED',
    exempt_codes: ['AUTH_MFA_REQUIRED'],
    cleared_by_success: false,
    limit: 100,
    window_seconds: 900,
    per: 'ip',
  },
  register: {
    counts: 'accepted',
    code: 'RATE_LIMIT_EXCEEDED',
    exempt_codes: [],
    cleared_by_success: false,
    limit: 3,
    window_seconds: 3600,
    per: 'ip',
  },
} as const satisfies Record<string, RateLimitPolicy>;

export type RateLimitName = keyof typeof rateLimits;

export const operations = {
  register: {
    id: 'register',
    method: 'POST',
    path: '/api/auth/register',
    tag: 'auth',
    security: [],
    rateLimits: ['register'],
    cache: 'no-store',
    sdk: 'auth.register',
    seed: ['S-14', 'S-15', 'S-16', 'S-17', 'S-105'],
    requestBody: 'required',
    mediaTypes: ['application/json'],
    pathParameters: {},
    queryParameters: {},
    statuses: [201, 400, 406, 409, 413, 415, 429, 500, 503],
  },
  login: {
    id: 'login',
    method: 'POST',
    path: '/api/auth/login',
    tag: 'auth',
    security: [],
    rateLimits: ['login-wide', 'login'],
    cache: 'no-store',
    sdk: 'auth.login',
    seed: [
      'S-05',
      'S-06',
      'S-07',
      'S-08',
      'S-09',
      'S-10',
      'S-11',
      'S-12',
      'S-13',
      'S-104',
      'S-109',
      'S-110',
      'S-112',
      'S-113',
      'S-114',
    ],
    requestBody: 'required',
    mediaTypes: ['application/json'],
    pathParameters: {},
    queryParameters: {},
    statuses: [200, 400, 401, 406, 413, 415, 423, 429, 500, 503],
  },
  refreshSession: {
    id: 'refreshSession',
    method: 'POST',
    path: '/api/auth/refresh',
    tag: 'auth',
    security: [],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'auth.refresh',
    seed: ['S-21', 'S-22', 'S-23'],
    requestBody: 'required',
    mediaTypes: ['application/json'],
    pathParameters: {},
    queryParameters: {},
    statuses: [200, 400, 401, 406, 413, 415, 429, 500, 503],
  },
  logout: {
    id: 'logout',
    method: 'POST',
    path: '/api/auth/logout',
    tag: 'auth',
    security: ['accessToken'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'auth.logout',
    seed: ['S-19', 'S-20'],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: {},
    queryParameters: {},
    statuses: [200, 400, 401, 403, 406, 429, 500, 503],
  },
  getMe: {
    id: 'getMe',
    method: 'GET',
    path: '/api/me',
    tag: 'account',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'account.me',
    seed: [],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: {},
    queryParameters: {},
    statuses: [200, 400, 401, 406, 429, 500, 503],
  },
  updateMe: {
    id: 'updateMe',
    method: 'PATCH',
    path: '/api/me',
    tag: 'account',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'account.update',
    seed: [],
    requestBody: 'required',
    mediaTypes: ['application/json'],
    pathParameters: {},
    queryParameters: {},
    statuses: [200, 400, 401, 406, 413, 415, 429, 500, 503],
  },
  listMyCourses: {
    id: 'listMyCourses',
    method: 'GET',
    path: '/api/courses',
    tag: 'courses',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'courses.list',
    seed: ['S-26', 'S-27', 'S-28', 'S-29', 'S-45'],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: {},
    queryParameters: { page: 'integer', limit: 'integer' },
    statuses: [200, 400, 401, 406, 429, 500, 503],
  },
  getCourse: {
    id: 'getCourse',
    method: 'GET',
    path: '/api/courses/{courseId}',
    tag: 'courses',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'courses.get',
    seed: ['S-30', 'S-31', 'S-32', 'S-33', 'S-34'],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: { courseId: 'string' },
    queryParameters: {},
    statuses: [200, 400, 401, 404, 406, 429, 500, 503],
  },
  enrollInCourse: {
    id: 'enrollInCourse',
    method: 'POST',
    path: '/api/courses/{courseId}/enroll',
    tag: 'courses',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'courses.enroll',
    seed: ['S-35', 'S-36', 'S-37', 'S-38', 'S-133'],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: { courseId: 'string' },
    queryParameters: {},
    statuses: [201, 400, 401, 403, 404, 406, 409, 429, 500, 503],
  },
  unenrollFromCourse: {
    id: 'unenrollFromCourse',
    method: 'DELETE',
    path: '/api/courses/{courseId}/enroll',
    tag: 'courses',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'courses.unenroll',
    seed: [],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: { courseId: 'string' },
    queryParameters: {},
    statuses: [200, 400, 401, 404, 406, 429, 500, 503],
  },
  updateCourseProgress: {
    id: 'updateCourseProgress',
    method: 'PUT',
    path: '/api/courses/{courseId}/progress',
    tag: 'courses',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'courses.updateProgress',
    seed: ['S-39', 'S-40', 'S-41', 'S-45'],
    requestBody: 'required',
    mediaTypes: ['application/json'],
    pathParameters: { courseId: 'string' },
    queryParameters: {},
    statuses: [200, 400, 401, 403, 404, 406, 413, 415, 422, 429, 500, 503],
  },
  getLesson: {
    id: 'getLesson',
    method: 'GET',
    path: '/api/lessons/{lessonId}',
    tag: 'lessons',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'lessons.get',
    seed: [],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: { lessonId: 'string' },
    queryParameters: {},
    statuses: [200, 400, 401, 403, 404, 406, 429, 500, 503],
  },
  updateLessonProgress: {
    id: 'updateLessonProgress',
    method: 'POST',
    path: '/api/lessons/{lessonId}/progress',
    tag: 'lessons',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'lessons.updateProgress',
    seed: ['S-42', 'S-43', 'S-44', 'S-45'],
    requestBody: 'required',
    mediaTypes: ['application/json'],
    pathParameters: { lessonId: 'string' },
    queryParameters: {},
    statuses: [200, 400, 401, 403, 404, 406, 413, 415, 422, 429, 500, 503],
  },
  resetLessonProgress: {
    id: 'resetLessonProgress',
    method: 'DELETE',
    path: '/api/lessons/{lessonId}/progress',
    tag: 'lessons',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'no-store',
    sdk: 'lessons.resetProgress',
    seed: [],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: { lessonId: 'string' },
    queryParameters: {},
    statuses: [200, 400, 401, 403, 404, 406, 429, 500, 503],
  },
  listMarketplaceCourses: {
    id: 'listMarketplaceCourses',
    method: 'GET',
    path: '/api/marketplace',
    tag: 'marketplace',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'catalogue',
    sdk: 'marketplace.list',
    seed: ['S-46', 'S-47', 'S-48', 'S-49', 'S-50', 'S-51', 'S-52', 'S-53', 'S-54', 'S-55'],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: {},
    queryParameters: {
      category: 'string',
      level: 'string',
      price_range: 'string',
      search: 'string',
      sort: 'string',
      page: 'integer',
      limit: 'integer',
    },
    statuses: [200, 304, 400, 401, 406, 429, 500, 503],
  },
  listCategories: {
    id: 'listCategories',
    method: 'GET',
    path: '/api/categories',
    tag: 'marketplace',
    security: ['accessToken', 'apiKey'],
    rateLimits: ['general'],
    cache: 'catalogue',
    sdk: 'marketplace.categories',
    seed: ['S-46'],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: {},
    queryParameters: {},
    statuses: [200, 304, 400, 401, 406, 429, 500, 503],
  },
  getHealth: {
    id: 'getHealth',
    method: 'GET',
    path: '/api/health',
    tag: 'system',
    security: [],
    rateLimits: [],
    cache: 'no-store',
    sdk: 'system.health',
    seed: [],
    requestBody: 'none',
    mediaTypes: [],
    pathParameters: {},
    queryParameters: {},
    statuses: [200, 400, 406, 500, 503],
  },
} as const satisfies Record<string, OperationRow>;

export type OperationId = keyof typeof operations;
