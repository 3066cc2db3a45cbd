import { getMe } from './account/get-me.ts';
import { updateMe } from './account/update-me.ts';
import { login } from './auth/login.ts';
import { logout } from './auth/logout.ts';
import { refreshSession } from './auth/refresh-session.ts';
import { register } from './auth/register.ts';
import type { Handlers } from './contract/call.ts';
import { enrollInCourse } from './courses/enroll-in-course.ts';
import { getCourse } from './courses/get-course.ts';
import { listMyCourses } from './courses/list-my-courses.ts';
import { unenrollFromCourse } from './courses/unenroll-from-course.ts';
import { updateCourseProgress } from './courses/update-course-progress.ts';
import { getLesson } from './lessons/get-lesson.ts';
import { resetLessonProgress } from './lessons/reset-lesson-progress.ts';
import { updateLessonProgress } from './lessons/update-lesson-progress.ts';
import { listCategories } from './marketplace/list-categories.ts';
import { listMarketplaceCourses } from './marketplace/list-marketplace-courses.ts';
import { getHealth } from './system/get-health.ts';

/** One handler per operation of the contract; a missing or wrong one does not compile. */
export const operations: Handlers = {
  register,
  login,
  refreshSession,
  logout,
  getMe,
  updateMe,
  listMyCourses,
  getCourse,
  enrollInCourse,
  unenrollFromCourse,
  updateCourseProgress,
  getLesson,
  updateLessonProgress,
  resetLessonProgress,
  listMarketplaceCourses,
  listCategories,
  getHealth,
};
