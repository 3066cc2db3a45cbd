// Generated from src/db/migrations/ by `make generate`: do not edit.

import type { Knex } from 'knex';

/** A row to insert: `Optional` columns have a default; PostgreSQL computes `Generated` ones. */
type Insert<Row, Optional extends keyof Row, Generated extends keyof Row = never> = Omit<
  Row,
  Optional | Generated
> &
  Partial<Pick<Row, Exclude<Optional, Generated>>>;

/** The values that a statement may be given; each may also be SQL. */
type Written<Row> = { [Column in keyof Row]: Row[Column] | Knex.Raw };

export interface ApiKeys {
  id: string;
  user_id: string;
  name: string;
  prefix: string;
  key_hash: Buffer;
  created_at: Date;
  revoked_at: Date | null;
}

export type NewApiKeys = Insert<ApiKeys, 'revoked_at'>;
export type ApiKeysChange = Partial<ApiKeys>;

/** Counts the refreshes of the listings: a page rendered at one version is exact until the next */
export interface CatalogueVersion {
  only_row: boolean;
  version: number;
}

export type NewCatalogueVersion = Insert<CatalogueVersion, 'only_row'>;
export type CatalogueVersionChange = Partial<CatalogueVersion>;

export interface Categories {
  id: string;
  slug: string;
  name: string;
}

export type NewCategories = Insert<Categories, never>;
export type CategoriesChange = Partial<Categories>;

/** One row per published course, written by the listing refresher only. Vacuumed early: a page is only read from the index alone where it is known to be visible */
export interface CourseListings {
  course_id: string;
  category_id: string;
  level: string;
  price_minor: number;
  /** M6: the mean of 1 to 5, times ten */
  rating_tenths: number;
  rating_count: number;
  total_students: number;
  duration_minutes: number;
  published_at: Date;
  /** The folded words of a course and their stems, weighted, that a search is matched against */
  search: string;
}

export type NewCourseListings = Insert<CourseListings, never>;
export type CourseListingsChange = Partial<CourseListings>;

export interface CoursePrerequisites {
  course_id: string;
  required_course_id: string;
}

export type NewCoursePrerequisites = Insert<CoursePrerequisites, never>;
export type CoursePrerequisitesChange = Partial<CoursePrerequisites>;

export interface Courses {
  id: string;
  slug: string;
  status: 'draft' | 'published' | 'archived';
  title: string;
  description: string;
  short_description: string;
  thumbnail_url: string;
  level: 'beginner' | 'intermediate' | 'advanced';
  price_minor: number;
  original_price_minor: number | null;
  currency: string;
  category_id: string;
  instructor_id: string;
  tags: string[];
  requirements: string[];
  what_you_learn: string[];
  target_audience: string[];
  created_at: Date;
  published_at: Date | null;
}

export type NewCourses = Insert<Courses, 'original_price_minor' | 'currency' | 'tags' | 'requirements' | 'what_you_learn' | 'target_audience' | 'published_at'>;
export type CoursesChange = Partial<Courses>;

/** Soft-deleted by unenrolled_at: a learner counts once for total_students, for ever (M6) */
export interface Enrollments {
  user_id: string;
  course_id: string;
  enrolled_at: Date;
  last_accessed_at: Date;
  completed_at: Date | null;
  unenrolled_at: Date | null;
}

export type NewEnrollments = Insert<Enrollments, 'completed_at' | 'unenrolled_at'>;
export type EnrollmentsChange = Partial<Enrollments>;

/** E1: one row per source, each with its own end; access = any row with ends_at > now */
export interface Entitlements {
  id: string;
  user_id: string;
  course_id: string;
  source: 'free' | 'purchase' | 'bundle' | 'subscription' | 'grant';
  source_ref: string;
  starts_at: Date;
  ends_at: Date;
}

export type NewEntitlements = Insert<Entitlements, 'source_ref' | 'ends_at'>;
export type EntitlementsChange = Partial<Entitlements>;

export interface Instructors {
  id: string;
  user_id: string | null;
  display_name: string;
  bio: string;
  avatar_url: string;
}

export type NewInstructors = Insert<Instructors, 'user_id'>;
export type InstructorsChange = Partial<Instructors>;

/** P6: which lessons and courses were completed, and when; each row is written by the statement that completes. For courses and lessons only: every row needs a user and a course, and no other types are allowed. This is history, not a queue: work that must follow is queued as a job in the same transaction */
export interface LearningEvents {
  id: number;
  type: 'lesson.completed' | 'course.completed';
  user_id: string;
  course_id: string;
  lesson_id: string | null;
  occurred_at: Date;
}

export type NewLearningEvents = Insert<LearningEvents, 'lesson_id', 'id'>;
export type LearningEventsChange = Partial<Omit<LearningEvents, 'id'>>;

export interface LessonProgress {
  user_id: string;
  lesson_id: string;
  /** The course of the lesson at its last report. Do not join by it: a lesson may have moved */
  course_id: string;
  progress_percentage: number;
  completed: boolean;
  time_spent_seconds: number;
  quiz_score: number | null;
  notes: string | null;
  last_accessed_at: Date;
  completed_at: Date | null;
}

export type NewLessonProgress = Insert<LessonProgress, 'quiz_score' | 'notes' | 'completed_at'>;
export type LessonProgressChange = Partial<LessonProgress>;

export interface Lessons {
  id: string;
  course_id: string;
  module_id: string;
  title: string;
  type: 'video' | 'text' | 'quiz';
  duration_minutes: number;
  order_index: number;
  video_url: string | null;
  body: string | null;
  /** [{id, question, options: [text], correct_option: index}]; the answer never leaves the server */
  questions: unknown;
  deleted_at: Date | null;
}

export type NewLessons = Insert<Lessons, 'video_url' | 'body' | 'questions' | 'deleted_at'>;
export type LessonsChange = Partial<Lessons>;

/** How many listings share category, level and price: exact totals without counting listings */
export interface ListingFacets {
  /** -1 stands for all prices together */
  price_minor: number;
  category_id: string;
  level: string;
  courses: number;
}

export type NewListingFacets = Insert<ListingFacets, never>;
export type ListingFacetsChange = Partial<ListingFacets>;

/** Listings to be written anew. Append only and without a unique key: writers never wait */
export interface ListingRefreshes {
  course_id: string;
}

export type NewListingRefreshes = Insert<ListingRefreshes, never>;
export type ListingRefreshesChange = Partial<ListingRefreshes>;

/** keyed by the hashed e-mail, so that unknown addresses lock alike */
export interface LoginAttempts {
  email_hash: Buffer;
  failures: number;
  locks: number;
  locked_until: Date | null;
  updated_at: Date;
}

export type NewLoginAttempts = Insert<LoginAttempts, 'failures' | 'locks' | 'locked_until'>;
export type LoginAttemptsChange = Partial<LoginAttempts>;

export interface Modules {
  id: string;
  course_id: string;
  title: string;
  description: string;
  order_index: number;
}

export type NewModules = Insert<Modules, never>;
export type ModulesChange = Partial<Modules>;

export interface RefreshTokens {
  token_hash: Buffer;
  session_id: string;
  created_at: Date;
  consumed_at: Date | null;
}

export type NewRefreshTokens = Insert<RefreshTokens, 'consumed_at'>;
export type RefreshTokensChange = Partial<RefreshTokens>;

export interface Reviews {
  id: string;
  course_id: string;
  user_id: string;
  rating: number;
  comment: string;
  created_at: Date;
}

export type NewReviews = Insert<Reviews, never>;
export type ReviewsChange = Partial<Reviews>;

/** Every word and stem some listing is found by, and no other: typos are looked up here */
export interface SearchWords {
  word: string;
  listings: number;
}

export type NewSearchWords = Insert<SearchWords, never>;
export type SearchWordsChange = Partial<SearchWords>;

export interface Sessions {
  id: string;
  user_id: string;
  remember_me: boolean;
  user_agent: string;
  ip: string;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

export type NewSessions = Insert<Sessions, 'revoked_at'>;
export type SessionsChange = Partial<Sessions>;

export interface Users {
  id: string;
  /** Folded without a locale, see src/auth/email.ts */
  email: string;
  /** argon2id in PHC form; null cannot sign in */
  password_hash: string | null;
  full_name: string;
  phone: string | null;
  role: 'student' | 'instructor' | 'admin';
  tier: 'free' | 'premium' | 'enterprise';
  locale: 'tr' | 'en';
  email_verified_at: Date | null;
  mfa_enabled: boolean;
  created_at: Date;
}

export type NewUsers = Insert<Users, 'password_hash' | 'phone' | 'role' | 'tier' | 'locale' | 'email_verified_at' | 'mfa_enabled'>;
export type UsersChange = Partial<Users>;

declare module 'knex/types/tables.js' {
  interface Tables {
    api_keys: Knex.CompositeTableType<
      ApiKeys,
      Written<NewApiKeys>,
      Written<ApiKeysChange>
    >;
    catalogue_version: Knex.CompositeTableType<
      CatalogueVersion,
      Written<NewCatalogueVersion>,
      Written<CatalogueVersionChange>
    >;
    categories: Knex.CompositeTableType<
      Categories,
      Written<NewCategories>,
      Written<CategoriesChange>
    >;
    course_listings: Knex.CompositeTableType<
      CourseListings,
      Written<NewCourseListings>,
      Written<CourseListingsChange>
    >;
    course_prerequisites: Knex.CompositeTableType<
      CoursePrerequisites,
      Written<NewCoursePrerequisites>,
      Written<CoursePrerequisitesChange>
    >;
    courses: Knex.CompositeTableType<
      Courses,
      Written<NewCourses>,
      Written<CoursesChange>
    >;
    enrollments: Knex.CompositeTableType<
      Enrollments,
      Written<NewEnrollments>,
      Written<EnrollmentsChange>
    >;
    entitlements: Knex.CompositeTableType<
      Entitlements,
      Written<NewEntitlements>,
      Written<EntitlementsChange>
    >;
    instructors: Knex.CompositeTableType<
      Instructors,
      Written<NewInstructors>,
      Written<InstructorsChange>
    >;
    learning_events: Knex.CompositeTableType<
      LearningEvents,
      Written<NewLearningEvents>,
      Written<LearningEventsChange>
    >;
    lesson_progress: Knex.CompositeTableType<
      LessonProgress,
      Written<NewLessonProgress>,
      Written<LessonProgressChange>
    >;
    lessons: Knex.CompositeTableType<
      Lessons,
      Written<NewLessons>,
      Written<LessonsChange>
    >;
    listing_facets: Knex.CompositeTableType<
      ListingFacets,
      Written<NewListingFacets>,
      Written<ListingFacetsChange>
    >;
    listing_refreshes: Knex.CompositeTableType<
      ListingRefreshes,
      Written<NewListingRefreshes>,
      Written<ListingRefreshesChange>
    >;
    login_attempts: Knex.CompositeTableType<
      LoginAttempts,
      Written<NewLoginAttempts>,
      Written<LoginAttemptsChange>
    >;
    modules: Knex.CompositeTableType<
      Modules,
      Written<NewModules>,
      Written<ModulesChange>
    >;
    refresh_tokens: Knex.CompositeTableType<
      RefreshTokens,
      Written<NewRefreshTokens>,
      Written<RefreshTokensChange>
    >;
    reviews: Knex.CompositeTableType<
      Reviews,
      Written<NewReviews>,
      Written<ReviewsChange>
    >;
    search_words: Knex.CompositeTableType<
      SearchWords,
      Written<NewSearchWords>,
      Written<SearchWordsChange>
    >;
    sessions: Knex.CompositeTableType<
      Sessions,
      Written<NewSessions>,
      Written<SessionsChange>
    >;
    users: Knex.CompositeTableType<
      Users,
      Written<NewUsers>,
      Written<UsersChange>
    >;
  }
}
