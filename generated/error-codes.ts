// Generated from openapi/ by `make generate`: do not edit.

export interface ErrorCodeEntry {
  /** The status unless the code that throws it names another: the first of `statuses`. */
  readonly status: number;
  readonly statuses: readonly number[];
  /** The sentence for callers, unless the code that throws it has another. */
  readonly message: string;
  readonly cause: string;
  readonly cure: string;
}

export const errorCodes = {
  AUTH_INVALID_CREDENTIALS: {
    status: 401,
    statuses: [401],
    message: 'The e-mail or the password is wrong.',
    cause: 'There is no account with this e-mail and this password.',
    cure: 'Check both. After 5 failures in a row the account is locked for a while.',
  },
  AUTH_TOKEN_EXPIRED: {
    status: 401,
    statuses: [401],
    message: 'The access token has expired.',
    cause: 'Access tokens live for one hour.',
    cure: 'Get a new one from POST /api/auth/refresh, then repeat the call.',
  },
  AUTH_TOKEN_INVALID: {
    status: 401,
    statuses: [401],
    message: 'A valid token is required.',
    cause: 'The Authorization header is missing or malformed, the token was not issued by this service, or its session has ended.',
    cure: 'Sign in again and send the new access token as `Authorization:` `Bearer <token>`.',
  },
  AUTH_MFA_REQUIRED: {
    status: 401,
    statuses: [401],
    message: 'MFA code is required',
    cause: 'The account has multi-factor authentication switched on.',
    cure: 'Repeat the login with `mfa_code`, a code of the authenticator app or a backup code.',
  },
  AUTH_ACCOUNT_LOCKED: {
    status: 423,
    statuses: [423],
    message: 'This account is locked after too many failed logins.',
    cause: 'Five logins in a row failed. Each further lock lasts twice as long.',
    cure: 'Wait as many seconds as Retry-After says, or reset the password.',
  },
  AUTH_RATE_LIMIT_EXCEEDED: {
    status: 429,
    statuses: [429],
    message: 'Too many login attempts.',
    cause: 'Too many logins from this address failed within 15 minutes.',
    cure: 'Wait as many seconds as Retry-After says.',
  },
  AUTH_FORBIDDEN: {
    status: 403,
    statuses: [403],
    message: 'This credential may not do that.',
    cause: 'The operation is not allowed for this role, or not with an API key.',
    cure: 'Sign in with an account that may call it, and use its access token.',
  },
  AUTH_EMAIL_TAKEN: {
    status: 409,
    statuses: [409],
    message: 'An account with this e-mail exists already.',
    cause: 'The e-mail was registered before.',
    cure: 'Sign in, or reset the password.',
  },
  COURSE_NOT_FOUND: {
    status: 404,
    statuses: [404],
    message: 'There is no such course.',
    cause: 'No published course has this id or slug.',
    cure: 'Take the id or the slug from GET /api/marketplace or GET /api/courses.',
  },
  COURSE_ACCESS_DENIED: {
    status: 403,
    statuses: [403],
    message: 'You have no access to this course.',
    cause: '`details.reason` says why: payment_required, tier_limit, prerequisite, not_enrolled or access_expired.',
    cure: 'By reason: buy the course, leave another free course, complete the prerequisites first, enroll in the course, or renew the access.',
  },
  COURSE_ALREADY_ENROLLED: {
    status: 409,
    statuses: [409],
    message: 'You are enrolled in this course already.',
    cause: 'The caller has enrolled before.',
    cure: 'There is nothing to do; the course is in GET /api/courses.',
  },
  ENROLLMENT_NOT_FOUND: {
    status: 404,
    statuses: [404],
    message: 'You are not enrolled in this course.',
    cause: 'The caller never enrolled, or has left the course already.',
    cure: 'There is nothing to do.',
  },
  LESSON_NOT_FOUND: {
    status: 404,
    statuses: [404],
    message: 'There is no such lesson.',
    cause: 'No lesson of a published course has this id.',
    cure: 'Take the id from the modules of GET /api/courses/{courseId}.',
  },
  VALIDATION_ERROR: {
    status: 400,
    statuses: [400, 422],
    message: 'The request is not valid.',
    cause: '400 when the request breaks the contract or is not JSON; 422 when it is well-formed but does not fit our data.',
    cure: 'Correct the fields that `details.issues` names.',
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    statuses: [404],
    message: 'There is nothing at this path.',
    cause: 'No operation has this path. Paths are case-sensitive and have no trailing slash.',
    cure: 'Compare the path with the documentation.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    statuses: [405],
    message: 'This path does not have that method.',
    cause: 'The path exists, but not with this method.',
    cure: 'Use one of the methods in the Allow header.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    statuses: [406],
    message: 'Replies are application/json only.',
    cause: 'The Accept header does not allow JSON.',
    cure: 'Send `Accept:` `application/json`, or leave the header out.',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    statuses: [413],
    message: 'The request body is larger than 100 kB.',
    cause: 'The body exceeds the limit, before or after decompression.',
    cure: 'Send a smaller body.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    statuses: [415],
    message: 'Request bodies must be application/json in UTF-8.',
    cause: 'The Content-Type, its charset or the Content-Encoding is not supported.',
    cure: 'Send `Content-Type:` `application/json`.',
  },
  RATE_LIMIT_EXCEEDED: {
    status: 429,
    statuses: [429],
    message: 'Too many requests.',
    cause: 'The limit that RateLimit-Policy names is used up.',
    cure: 'Wait as many seconds as Retry-After says.',
  },
  INTERNAL_ERROR: {
    status: 500,
    statuses: [500],
    message: 'Something went wrong on our side.',
    cause: 'A fault of the server. It has been logged under `details.request_id`.',
    cure: 'Try again later. If it happens again, send the request id to api-support@7peducation.com.',
  },
  SERVICE_UNAVAILABLE: {
    status: 503,
    statuses: [503],
    message: 'The service is not available right now.',
    cause: 'The service is overloaded, restarting, or cannot reach its database.',
    cure: 'Wait as many seconds as Retry-After says, then repeat the call.',
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type ErrorCode = keyof typeof errorCodes;
