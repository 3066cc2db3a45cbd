import type { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';
import { GOODBYE, QueryDeadlineError } from './query-deadline.ts';
import type { RoundTrip } from './round-trip.ts';

/** What a pipeline does with a round trip: sends it, or makes it fail before it is sent. */
export type Trip = Pick<RoundTrip, 'over' | 'handleError'>;

/**
 * A connection whose round trips do not wait for one another: each is sent at once, and the answers
 * come in the same order. Round trips of one turn of the event loop are sent in one write, and
 * their answers are read in one read, which saves most of what a short statement costs this
 * process.
 *
 * A statement that waits for a lock would make all statements behind it wait, so only plain reads
 * are sent this way.
 */
export class Pipeline {
  readonly #client: Client;
  readonly #deadline: number;
  readonly #onEnd: () => void;
  #waiting: Trip[] | undefined = [];
  #inFlight = 0;
  #corked = false;
  #ended = false;
  #timer: NodeJS.Timeout | undefined;

  /**
   * Begins to connect.
   * @param deadline in ms: the connection is closed when an answer takes longer, and also
   *   when nothing was sent for that time; 0 is never
   */
  constructor(config: ClientConfig, deadline: number, onEnd: () => void) {
    this.#client = new Client({ ...config, pipeline: true });
    this.#deadline = deadline;
    this.#onEnd = onEnd;
    this.#client.on('error', (error) => this.#end(error));
    this.#client.on('end', () => this.#end(new Error('the connection ended')));
    this.#client.connect().then(
      () => this.#connected(),
      (error: Error) => this.#end(error),
    );
  }

  /** How many round trips wait for their answer. */
  get inFlight(): number {
    return this.#inFlight;
  }

  send(trip: Trip): void {
    this.#inFlight += 1;
    if (this.#waiting !== undefined) this.#waiting.push(trip);
    else this.#write(trip);
  }

  /** To be called for each answer. */
  answered(): void {
    this.#inFlight -= 1;
    this.#timer?.refresh();
  }

  /** The driver alone would wait for ever for a frozen server to confirm. */
  async close(): Promise<void> {
    this.#stop();
    const timer = setTimeout(() => this.stream.destroy(), GOODBYE);
    await this.#client.end().finally(() => clearTimeout(timer));
  }

  #connected(): void {
    if (this.#ended) return;
    if (this.#deadline > 0) {
      this.#timer = setTimeout(() => this.#onSilence(), this.#deadline).unref();
    }
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const trip of waiting) this.#write(trip);
  }

  #write(trip: Trip): void {
    if (!this.#corked) this.#cork();
    if (this.#inFlight === 1) this.#timer?.refresh();
    trip.over(this.#client);
  }

  #cork(): void {
    const { stream } = this;
    this.#corked = true;
    stream.cork();
    // Runs after the handlers of all requests that have arrived in this turn of the event loop.
    setImmediate(() => {
      this.#corked = false;
      stream.uncork();
    });
  }

  #onSilence(): void {
    if (this.#inFlight > 0) this.stream.destroy(new QueryDeadlineError(this.#deadline));
    else void this.close();
  }

  #end(error: Error): void {
    this.#stop();
    for (const trip of this.#waiting?.splice(0) ?? []) trip.handleError(error);
  }

  #stop(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#onEnd();
  }

  /** The driver's own socket, which its types leave out. */
  private get stream(): Socket {
    return (this.#client as unknown as { connection: { stream: Socket } }).connection.stream;
  }
}
