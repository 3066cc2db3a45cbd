import type { Call, Reply } from '../contract/call.ts';
import { listAllCategories } from './browse/categories.queries.ts';

/** All categories, with how many published courses each holds. */
export async function listCategories({
  context,
  reply,
}: Call<'listCategories'>): Promise<Reply<'listCategories'>> {
  return reply(200, { categories: await listAllCategories(context.db) });
}
