// Moved to test/support. Here until the branches that import it from here have been merged.
export { addLearner } from '../support/classroom.ts';
export * from '../support/course-shelf.ts';
