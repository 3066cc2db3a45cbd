import type { Migration } from '../migrate.ts';

/** What is taught: courses, their modules and lessons, who teaches them, what learners say. */
export const catalogue: Migration = {
  name: '0002_catalogue',
  async up(knex) {
    await knex.raw(`
      CREATE TABLE categories (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        name text NOT NULL
      );

      CREATE TABLE instructors (
        id uuid PRIMARY KEY,
        user_id uuid UNIQUE REFERENCES users,
        display_name text NOT NULL,
        bio text NOT NULL,
        avatar_url text NOT NULL
      );

      CREATE TABLE courses (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        status text NOT NULL CHECK (status IN ('draft', 'published', 'archived')),
        title text NOT NULL,
        description text NOT NULL,
        short_description text NOT NULL,
        thumbnail_url text NOT NULL,
        level text NOT NULL CHECK (level IN ('beginner', 'intermediate', 'advanced')),
        price_minor integer NOT NULL CHECK (price_minor >= 0),
        original_price_minor integer CHECK (original_price_minor > price_minor),
        currency text NOT NULL DEFAULT 'try' CHECK (currency ~ '^[a-z]{3}$'),
        category_id uuid NOT NULL REFERENCES categories,
        instructor_id uuid NOT NULL REFERENCES instructors,
        tags text[] NOT NULL DEFAULT '{}',
        requirements text[] NOT NULL DEFAULT '{}',
        what_you_learn text[] NOT NULL DEFAULT '{}',
        target_audience text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL,
        published_at timestamptz,
        CHECK (status <> 'published' OR published_at IS NOT NULL)
      );
      CREATE INDEX courses_instructor ON courses (instructor_id);
      CREATE INDEX courses_category ON courses (category_id);

      CREATE TABLE course_prerequisites (
        course_id uuid NOT NULL REFERENCES courses,
        required_course_id uuid NOT NULL REFERENCES courses,
        PRIMARY KEY (course_id, required_course_id),
        CHECK (course_id <> required_course_id)
      );

      CREATE TABLE modules (
        id uuid PRIMARY KEY,
        course_id uuid NOT NULL REFERENCES courses,
        title text NOT NULL,
        description text NOT NULL,
        order_index integer NOT NULL CHECK (order_index >= 0)
      );
      CREATE INDEX modules_course ON modules (course_id, order_index);

      CREATE TABLE lessons (
        id uuid PRIMARY KEY,
        course_id uuid NOT NULL REFERENCES courses,
        module_id uuid NOT NULL REFERENCES modules,
        title text NOT NULL,
        type text NOT NULL CHECK (type IN ('video', 'text', 'quiz')),
        duration_minutes integer NOT NULL CHECK (duration_minutes >= 0),
        order_index integer NOT NULL CHECK (order_index >= 0),
        video_url text CHECK (type = 'video' OR video_url IS NULL),
        body text CHECK (type = 'text' OR body IS NULL),
        questions jsonb CHECK (type = 'quiz' OR questions IS NULL),
        deleted_at timestamptz
      );
      COMMENT ON COLUMN lessons.questions IS
        '[{id, question, options: [text], correct_option: index}]; the answer never leaves the server';
      CREATE INDEX lessons_live ON lessons (course_id) WHERE deleted_at IS NULL;
      CREATE INDEX lessons_module ON lessons (module_id, order_index);

      CREATE TABLE reviews (
        id uuid PRIMARY KEY,
        course_id uuid NOT NULL REFERENCES courses,
        user_id uuid NOT NULL REFERENCES users,
        rating integer NOT NULL CHECK (rating BETWEEN 1 AND 5),
        comment text NOT NULL,
        created_at timestamptz NOT NULL,
        UNIQUE (course_id, user_id)
      );
    `);
  },
};
