import { walkThrough } from '../../src/demo/walk-through.ts';

const { student, newStudent, admin, apiKey, search, course, lesson } = walkThrough;

/** The first steps, from signing in to a finished lesson; the landing page shows the same ones. */
export function printWalkThrough(): string {
  return `\`\`\`bash
curl -X POST http://127.0.0.1:3000/api/auth/login \\
  -H "Content-Type: application/json" \\
  -d '{
    "email": "${newStudent.email}",
    "password": "${newStudent.password}",
    "remember_me": true
  }'
\`\`\`

The reply holds an \`access_token\`. Keep it, and go from the marketplace to your first lesson:

\`\`\`bash
API=http://127.0.0.1:3000/api
TOKEN=$(curl -s "$API/auth/login" -H "Content-Type: application/json" \\
  -d '{"email": "${newStudent.email}", "password": "${newStudent.password}"}' |
  node -pe 'JSON.parse(require("fs").readFileSync(0)).access_token')

# Browse, search, open a course
curl -s "$API/marketplace?search=${search}&limit=2" -H "Authorization: Bearer $TOKEN"
curl -s "$API/courses/${course}" -H "Authorization: Bearer $TOKEN"

# Enroll, and finish the first lesson
curl -s -X POST "$API/courses/${course}/enroll" -H "Authorization: Bearer $TOKEN"
curl -s -X PUT "$API/courses/${course}/progress" \\
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{
    "lesson_id": "${lesson}",
    "progress_percentage": 100,
    "completed": true,
    "time_spent_seconds": 900
  }'

# See the course among yours: its progress is 10
curl -s "$API/courses" -H "Authorization: Bearer $TOKEN"
\`\`\`
`;
}

/** The table of the demo's accounts. */
export function printAccounts(): string {
  const credentials = (account: typeof student) => `\`${account.email}\` / \`${account.password}\``;
  return `| Who | Credentials |
|---|---|
| a student with courses | ${credentials(student)} |
| an administrator | ${credentials(admin)} |
| a new student | ${credentials(newStudent)} |
| the first student's API key, in place of a token | \`${apiKey}\` |
`;
}
