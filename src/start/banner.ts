import { relative } from 'node:path';
import type { Settings } from '../config.ts';
import { walkThrough } from '../demo/walk-through.ts';

/** The text for a person who has just started the server: addresses, data, accounts. */
export function bannerOf(url: string, settings: Settings, hasDemo: boolean): string {
  const rows: [string, string][] = [
    ['Start here', `${url}/`],
    ['Swagger UI', `${url}/api/docs`],
    ['Redoc', `${url}/api/redoc`],
    ['Contract', `${url}/api/openapi.json`],
    ['Health', `${url}/api/health`],
  ];
  if (hasDemo) {
    const { student, newStudent, admin, apiKey } = walkThrough;
    rows.push(
      ['Student', `${student.email} / ${student.password}`],
      ['New student', `${newStudent.email} / ${newStudent.password}`],
      ['Admin', `${admin.email} / ${admin.password}`],
      ['API key', apiKey],
    );
  }
  if (settings.role === 'worker') rows.splice(0);
  const data = settings.databaseUrl ? 'the database of DATABASE_URL' : placeOf(settings.dataDir);
  rows.push(['Data', data]);
  if (!hasDemo) rows.push(['Demo', 'not in this database; make seed adds it']);
  const lines = rows.map(([name, value]) => `  ${name.padEnd(12)}${value}`);
  return `\n  7P Education is running.\n\n${lines.join('\n')}\n\n  Ctrl-C stops it.\n\n`;
}

function placeOf(dataDir: string): string {
  const near = relative(process.cwd(), dataDir);
  if (near === '.data') return '.data (make reset starts over)';
  return `${dataDir} (make reset DATA_DIR=${dataDir} starts over)`;
}
