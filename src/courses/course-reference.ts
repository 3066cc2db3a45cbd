const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which column of `courses` a `courseId` of the contract names: its id or its slug (A39). */
export function columnOf(courseId: string): 'id' | 'slug' {
  return UUID.test(courseId) ? 'id' : 'slug';
}
