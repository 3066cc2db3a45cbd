import { quantile } from '../report/statistics.ts';
import { Connection } from './connection.ts';
import type { FromLoad, LoadJob, LoadResult, ToLoad } from './job.ts';

/** The process that sends the requests; its parent process says which ones. */
let connections: Connection[] = [];
let job: LoadJob | undefined;

process.on('message', (message: ToLoad) => {
  handle(message).catch((error: Error) => say({ failure: error.message }));
});

async function handle(message: ToLoad): Promise<void> {
  if (message === 'end') return process.disconnect();
  if (message === 'go') {
    if (job === undefined) throw new Error('there is no job');
    const result = await measure(job);
    for (const connection of connections) connection.close();
    return say({ result });
  }
  job = message.job;
  connections = Array.from({ length: job.connections }, () => new Connection(message.job.port));
  await send(job.warmUp, 0, () => undefined);
  say('warm');
}

async function measure({ requests, pause = 0 }: LoadJob): Promise<LoadResult> {
  const times = new Float64Array(requests.length);
  let count = 0;
  let bytes = 0;
  const cpu = process.cpuUsage();
  const start = performance.now();
  await send(requests, pause, (time, size) => {
    times[count++] = time;
    bytes += size;
  });
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  times.sort();
  return {
    seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    bytes: bytes / count,
    loadCpu: (user + system) / count,
  };
}

/**
 * Sends all requests; each connection sends the next one after a reply. All replies must be 200.
 */
function send(
  requests: readonly string[],
  pause: number,
  onTime: (milliseconds: number, bytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let next = 0;
    let open = requests.length;
    function feed(connection: Connection): void {
      const request = requests[next++];
      if (request === undefined) return;
      const start = performance.now();
      connection.send(
        request,
        ({ status, bytes, text }) => {
          if (status !== 200) return reject(refusal(request, text));
          onTime(performance.now() - start, bytes);
          open -= 1;
          if (open === 0) resolve();
          else if (pause > 0) setTimeout(feed, pause, connection);
          else feed(connection);
        },
        reject,
      );
    }
    if (open === 0) resolve();
    for (const connection of connections) feed(connection);
  });
}

/** The error for a reply that is not 200, without the access token of the request. */
function refusal(request: string, reply: string): Error {
  const [line] = request.split('\r\n', 1);
  const shown = reply.length > 1500 ? `${reply.slice(0, 700)} … ${reply.slice(-700)}` : reply;
  return new Error(`${line} was not answered with 200:\n${shown}`);
}

function say(message: FromLoad): void {
  process.send?.(message);
}
