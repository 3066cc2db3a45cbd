import { LRUCache } from 'lru-cache';

/** A page holds some 10 kB of JSON. */
const MOST_PAGES = 500;

/**
 * Pages of the catalogue, kept until the catalogue changes, in this process or another: a page is
 * given only to a reader of the very version it was made for. Readers who want a page that is
 * being made wait for that one.
 */
export class RenderedPages<Page> {
  readonly #pages = new LRUCache<string, Promise<Page>>({ max: MOST_PAGES });
  #version = 0;

  /**
   * @param version what the reader has just read; a page made after that is at least as new
   * @param question everything that decides what is on the page
   */
  async get(version: number, question: string, make: () => Promise<Page>): Promise<Page> {
    if (version > this.#version) {
      this.#version = version;
      this.#pages.clear();
    }
    // A reader that began before the last change gets what it asked for, and nobody else gets it.
    if (version < this.#version) return make();
    const kept = this.#pages.get(question);
    if (kept !== undefined) return kept;
    const page = make();
    this.#pages.set(question, page);
    // A page that failed is made anew by the next reader.
    page.catch(() => {
      if (this.#pages.peek(question) === page) this.#pages.delete(question);
    });
    return page;
  }
}
