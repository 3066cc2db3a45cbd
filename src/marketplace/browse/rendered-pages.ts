import { LRUCache } from 'lru-cache';

/** How many pages are kept at most. A page is about 10 kB of JSON. */
const MOST_PAGES = 500;

/**
 * Keeps pages of the catalogue until the catalogue changes, also by another process: a reader gets
 * a kept page only if it was made for the catalogue version that the reader sees. If a page is just
 * being made, readers who want the same one wait for it.
 */
export class RenderedPages<Page> {
  readonly #pages = new LRUCache<string, Promise<Page>>({ max: MOST_PAGES });
  #version = 0;

  /**
   * @param version the catalogue version that the reader has just read from the database
   * @param question everything that decides what is on the page, as text
   * @param make makes the page; it reads the database later, so the page is at least as new
   */
  async get(version: number, question: string, make: () => Promise<Page>): Promise<Page> {
    if (version > this.#version) {
      this.#version = version;
      this.#pages.clear();
    }
    // This reader read the version before the last change: its page is not kept for others.
    if (version < this.#version) return make();
    const kept = this.#pages.get(question);
    if (kept !== undefined) return kept;
    const page = make();
    this.#pages.set(question, page);
    // If making the page failed, it is not kept, so that the next reader tries again.
    page.catch(() => {
      if (this.#pages.peek(question) === page) this.#pages.delete(question);
    });
    return page;
  }
}
