// Lines as they come in: read from the event stream, shown once a frame at most.
import { useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { stream } from './api.js';

/** So many lines are kept; what is older was seen or is counted as skipped. */
const MOST_LINES = 5000;
/** Nobody reads faster than this; drawing more often costs frames. */
const DRAW_EVERY_MS = 100;
/** Where a drawing takes long, so many times as long passes before the next: a busy machine stays usable. */
const REST = 12;
const LONGEST_REST_MS = 1000;

/**
 * {rows newest first, added: lines ever shown, skipped: lines never shown, waiting: lines held back while paused, state}.
 * params: the search filters; paused: what comes is held back, at most MOST_LINES of it.
 */
export function useTail(params, paused) {
  const key = JSON.stringify(params);
  const [shown, setShown] = useState({ rows: [], added: 0, skipped: 0, waiting: 0, state: 'connecting' });
  const tail = useRef(null);

  useEffect(() => {
    const t = { pending: [], rows: [], added: 0, skipped: 0, paused, state: 'connecting', drawn: 0, took: 0, timer: 0, frame: 0 };
    tail.current = t;
    t.draw = () => {
      t.frame = 0;
      t.drawn = performance.now();
      if (!t.paused && t.pending.length) {
        t.added += t.pending.length;
        t.rows = t.pending.reverse().concat(t.rows.slice(0, MOST_LINES - t.pending.length));
        t.pending = [];
      }
      setShown({ rows: t.rows, added: t.added, skipped: t.skipped, waiting: t.pending.length, state: t.state });
      requestAnimationFrame(() => { t.took = performance.now() - t.drawn; });
    };
    t.soon = () => {
      if (t.timer || t.frame) return;
      t.timer = setTimeout(() => {
        t.timer = 0;
        t.frame = requestAnimationFrame(t.draw);
      }, Math.max(0, Math.min(LONGEST_REST_MS, Math.max(DRAW_EVERY_MS, REST * t.took)) - (performance.now() - t.drawn)));
    };
    const heard = (batch) => {
      t.skipped += batch.skipped || 0;
      for (const line of batch.results) t.pending.push(line);
      const over = t.pending.length - MOST_LINES;
      if (over > 0) {
        t.pending.splice(0, over);
        t.skipped += over;
      }
      t.soon();
    };
    const end = stream({ topics: 'logs', ...params }, { logs: heard }, (state) => { t.state = state; t.soon(); });
    return () => {
      end();
      clearTimeout(t.timer);
      cancelAnimationFrame(t.frame);
    };
  }, [key]);

  useEffect(() => {
    tail.current.paused = paused;
    if (!paused) tail.current.soon();
  }, [paused, key]);
  return shown;
}
