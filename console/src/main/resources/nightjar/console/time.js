// Times, ranges and numbers as people read them. Stored in UTC, shown in the zone the page names.
import { useMemo } from './vendor/htm-preact-standalone.js';
import { current } from './route.js';
import { pref } from './prefs.js';

const MINUTE = 60e3, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Ranges that end now. */
export const RANGES = [
  { key: '15m', ms: 15 * MINUTE, label: 'Last 15 minutes' },
  { key: '1h', ms: HOUR, label: 'Last hour' },
  { key: '6h', ms: 6 * HOUR, label: 'Last 6 hours' },
  { key: '24h', ms: DAY, label: 'Last 24 hours' },
  { key: '7d', ms: 7 * DAY, label: 'Last 7 days' },
];

/** 'utc' or 'local': the address says, else the browser's choice, else UTC. */
export const zone = () => (current().query.zone || pref('zone', 'utc')) === 'local' ? 'local' : 'utc';

/** 'UTC', or the local offset such as 'UTC+2'. */
export function zoneLabel() {
  if (zone() === 'utc') return 'UTC';
  const minutes = -new Date().getTimezoneOffset();
  const rest = Math.abs(minutes) % 60;
  return 'UTC' + (minutes < 0 ? '−' : '+') + Math.floor(Math.abs(minutes) / 60) + (rest ? ':' + pad(rest) : '') + ' local';
}

/** The range a query asks for: {key, fromMs, toMs, from, to, label, relative}; from and to RFC 3339. */
export function rangeOf(query, nowMs = Date.now()) {
  const from = Date.parse(query.from), to = query.to ? Date.parse(query.to) : nowMs;
  if (from < to) return made('custom', from, to, spanLabel(from, to), false);
  const chosen = RANGES.find((range) => range.key === query.range) || RANGES[3];
  return made(chosen.key, nowMs - chosen.ms, nowMs, chosen.label, true);
}

const made = (key, fromMs, toMs, label, relative) => ({
  key, fromMs, toMs, from: iso(fromMs), to: iso(toMs), label, relative,
});

/** The range of a route; a relative one moves on when `again` changes. */
export const useRange = (route, again) =>
  useMemo(() => rangeOf(route.query), [route.query.range, route.query.from, route.query.to, zone(), again]);

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800];

/** A span widened to whole steps that people count in, at most `most` of them: {fromMs, toMs, from, to, buckets}. */
export function wholeSteps(fromMs, toMs, most) {
  const step = 1000 * (STEPS.find((seconds) => (toMs - fromMs) / 1000 / seconds <= most) || STEPS[STEPS.length - 1]);
  const start = Math.floor(fromMs / step) * step, end = Math.ceil(toMs / step) * step;
  return { fromMs: start, toMs: end, from: iso(start), to: iso(end), buckets: Math.max(1, Math.round((end - start) / step)) };
}

/** RFC 3339 in UTC with milliseconds. */
export const iso = (ms) => new Date(ms).toISOString();

/** Milliseconds of an API time; null if there is none. */
export const ms = (time) => (time === null || time === undefined ? null : typeof time === 'number' ? time : Date.parse(time));

const pad = (n, width = 2) => String(n).padStart(width, '0');

function parts(time) {
  const date = new Date(ms(time));
  const utc = zone() === 'utc' ? 'UTC' : '';
  const read = (name) => date['get' + utc + name]();
  return {
    year: read('FullYear'), month: read('Month'), day: read('Date'),
    hour: read('Hours'), minute: read('Minutes'), second: read('Seconds'), milli: read('Milliseconds'),
  };
}

/** 20:04 */
export const hm = (time) => { const p = parts(time); return pad(p.hour) + ':' + pad(p.minute); };
/** 20:04:31 */
export const hms = (time) => hm(time) + ':' + pad(parts(time).second);
/** 20:04:31.402 */
export const hmsMilli = (time) => hms(time) + '.' + pad(parts(time).milli, 3);
/** 9 Nov */
export const dayMonth = (time) => { const p = parts(time); return p.day + ' ' + MONTHS[p.month]; };
/** 9 Nov 2026 20:04:31 */
export const dateTime = (time) => dayMonth(time) + ' ' + parts(time).year + ' ' + hms(time);
/** 2026-11-09 */
export const dayKey = (time) => { const p = parts(time); return p.year + '-' + pad(p.month + 1) + '-' + pad(p.day); };
/** 20:04:31 today, else 9 Nov 20:04. */
export const short = (time, now = Date.now()) =>
  dayKey(time) === dayKey(now) ? hms(time) : dayMonth(time) + ' ' + hm(time);
/** A sentence with its RFC 3339 times as people read them, in the zone shown. */
export const timesIn = (text) =>
  String(text ?? '').replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (time) => short(time));
/** Label of an axis that spans `spanMs`. */
export const axis = (time, spanMs) => (spanMs > 2 * DAY ? dayMonth(time) : spanMs < 10 * MINUTE ? hms(time) : hm(time));

/** 20:00 to 22:00, with days where they differ from today or from each other. */
export function spanLabel(from, to) {
  const today = dayKey(Date.now());
  const one = dayKey(from) === dayKey(to);
  const start = (one && dayKey(from) === today ? '' : dayMonth(from) + ' ') + hm(from);
  return start + ' to ' + (one ? '' : dayMonth(to) + ' ') + hm(to);
}

/** 39 s, 26 min, 2 h, 3 d: the largest unit that fits, and none finer. */
export function duration(seconds) {
  const s = Math.abs(seconds);
  if (s < 10) return (s < 0.95 && s > 0 ? s.toFixed(1) : Number(s.toFixed(1))) + ' s';
  if (s < 120) return Math.round(s) + ' s';
  if (s < 7200) return Math.round(s / 60) + ' min';
  if (s < 172800) return Math.round(s / 3600) + ' h';
  return Math.round(s / 86400) + ' d';
}

/** 2 h ago; with `freeze=1` in the address the time itself, since the reader comes later. */
export function ago(time, now = Date.now()) {
  if (time === null || time === undefined) return 'no time';
  if (current().query.freeze) return short(time, 0);
  const exact = (now - ms(time)) / 1000;
  const seconds = Math.abs(exact) < 10 ? Math.round(exact) : exact;
  return seconds < -5 ? 'in ' + duration(seconds) : seconds < 2 ? 'just now' : duration(seconds) + ' ago';
}

/** 1,052,604 */
export const count = (n) => (n === null || n === undefined ? '–' : Math.round(n).toLocaleString('en'));
/** 12k, 1.2M: three digits at most. */
export function shortCount(n) {
  const step = n >= 999.5e6 ? [1e9, 'G'] : n >= 999.5e3 ? [1e6, 'M'] : n >= 10e3 ? [1e3, 'k'] : null;
  return step ? Number((n / step[0]).toPrecision(3)) + step[1] : count(n);
}
/** A share of 0 to 1 as 2.6%; what is more than nothing is never 0%. */
export function percent(share) {
  if (share > 0 && share < 0.0001) return '<0.01%';
  return Number((share * 100).toPrecision(2)) + '%';
}
/** 1 line, 2 lines */
export const plural = (n, one, many = one + 's') => count(n) + ' ' + (n === 1 ? one : many);
