import type { Client } from 'pg';
import { findCourseIds } from '../database/learners.queries.ts';
import type { Workload } from './workload.ts';

const reader = { callers: 'reader', part: 1, perCaller: 40 } as const;

/** Words of the generated catalogue that consist of letters and are their own stems. */
const WORDS = ['python', 'gitar', 'kotlin', 'almanca', 'figma', 'typescript', 'photoshop', 'react'];
const LEVELS = ['beginner', 'intermediate', 'advanced'];

/** How many different courses are read. */
const COURSES_READ = 1000;

export async function readWorkloads(db: Client): Promise<Workload[]> {
  const courses = await findCourseIds(db, COURSES_READ);
  return [
    {
      ...reader,
      key: 'marketplace',
      title: 'GET /api/marketplace: the first page, 20 courses',
      request: (caller) => ({ method: 'GET', path: '/api/marketplace', caller }),
    },
    {
      ...reader,
      key: 'search',
      title: 'GET /api/marketplace?search=…&level=…: 8 words, 3 levels',
      request: (caller, index) => ({
        method: 'GET',
        path: `/api/marketplace?search=${at(WORDS, index)}&level=${at(LEVELS, index)}`,
        caller,
      }),
    },
    {
      ...reader,
      key: 'course',
      title: `GET /api/courses/{id}: ${COURSES_READ} courses in turn`,
      request: (caller, index) => ({
        method: 'GET',
        path: `/api/courses/${at(courses, index)}`,
        caller,
      }),
    },
    {
      ...reader,
      key: 'my-courses',
      title: 'GET /api/courses: six courses of the caller',
      request: (caller) => ({ method: 'GET', path: '/api/courses', caller }),
    },
    {
      ...reader,
      key: 'me',
      title: 'GET /api/me',
      request: (caller) => ({ method: 'GET', path: '/api/me', caller }),
    },
    {
      ...reader,
      key: 'health',
      title: 'GET /api/health',
      request: (caller) => ({ method: 'GET', path: '/api/health', caller }),
    },
  ];
}

function at(values: readonly string[], index: number): string {
  return values[index % values.length] ?? '';
}
