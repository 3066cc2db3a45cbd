const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The column of `courses` that a `courseId` of the contract is a value of: id or slug (A39). */
export function columnOf(courseId: string): 'id' | 'slug' {
  return UUID.test(courseId) ? 'id' : 'slug';
}
