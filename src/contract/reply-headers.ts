/**
 * The headers of one reply, in the flat list that node's writeHead takes fastest. They are set with
 * methods named like those of a response.
 */
export class ReplyHeaders {
  /** Name, value, name, value … */
  readonly list: string[] = [];
  readonly headersSent = false;

  setHeader(name: string, value: string | number): void {
    this.list.push(name, String(value));
  }

  append(name: string, value: string): void {
    const at = this.list.indexOf(name);
    if (at < 0) this.list.push(name, value);
    else this.list[at + 1] = `${this.list[at + 1]}, ${value}`;
  }

  getHeader(name: string): string | undefined {
    const at = this.list.indexOf(name);
    return at < 0 ? undefined : this.list[at + 1];
  }
}
