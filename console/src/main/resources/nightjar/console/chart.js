// Volume over time: stacked bars by severity, the expected range, markers, and a brush for mouse, touch and keyboard.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from './vendor/htm-preact-standalone.js';
import { axis as axisText, count, dayMonth, hms, ms, shortCount, spanLabel, zone } from './time.js';
import { SEVERITIES, severityTone, visible } from './parts.js';

/** [level, word, tone], bottom to top; what is most grave lies on top, where it is seen. */
const STACK = SEVERITIES.map(([name, , word]) => [name.toLowerCase(), word, severityTone(name)]).reverse();
const PAD = { top: 8, right: 2, bottom: 20 };
const GUTTER = 44;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400,
  172800, 604800, 1209600, 2592000, 7776000, 31536000].map((seconds) => seconds * 1000);

/** Times of a range as people say them: to the second where minutes are too coarse. */
const rangeText = (from, to) => (to - from >= 600e3 ? spanLabel(from, to)
  : `${Date.now() - from > 864e5 ? `${dayMonth(from)} ` : ''}${hms(from)} to ${hms(to)}`);

const totalOf = (bucket) => STACK.reduce((sum, [key]) => sum + (bucket.counts[key] || 0), 0);

/** The least round number that is not below what is to be shown and whose half is whole. */
function niceMax(value) {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].map((m) => m * power).find((m) => m >= value && m % 2 === 0)
    || Math.ceil(value / 2) * 2;
}

function timeTicks(from, to, width) {
  const step = STEPS.find((s) => (to - from) / s <= Math.max(2, width / 110)) || STEPS[STEPS.length - 1];
  const shift = zone() === 'local' ? new Date(from).getTimezoneOffset() * 60e3 : 0;
  const ticks = [];
  for (let t = Math.ceil((from - shift) / step) * step + shift; t <= to && ticks.length < 40; t += step) ticks.push(t);
  return { step, ticks };
}

const bucketOf = ({ timestamp, count: lines, level_breakdown: levels }) => ({ time: ms(timestamp),
  counts: levels ? Object.fromEntries(Object.entries(levels).map(([level, n]) => [level.toLowerCase(), n])) : { unspecified: lines } });
const expectedOf = ({ expected_low: low, expected_high: high }) => (high === null || high === undefined ? null : { low: low || 0, high });

/** Everything that is drawn, in pixels; a pure function of the buckets and the room there is. */
function plot(buckets, bucketMs, from, to, band, width, height, left) {
  const iw = Math.max(10, width - left - PAD.right);
  const ih = height - PAD.top - PAD.bottom;
  const span = Math.max(1, to - from);
  const x = (time) => left + ((time - from) / span) * iw;
  const totals = buckets.map(totalOf);
  const highs = (band || []).map((b) => (b ? b.high : 0));
  const max = niceMax(Math.max(1, ...totals, ...highs));
  const y = (lines) => PAD.top + ih - (Math.min(lines, max) / max) * ih;
  const gap = (bucketMs / span) * iw >= 3 ? 1 : 0;
  const bars = {};
  buckets.forEach((bucket) => {
    const x0 = Math.round(x(Math.max(from, bucket.time)));
    const x1 = Math.max(x0 + 1, Math.round(x(Math.min(to, bucket.time + bucketMs))) - gap);
    let sum = 0;
    for (const [key, , tone] of STACK) {
      const lines = bucket.counts[key] || 0;
      if (!lines) continue;
      const bottom = Math.round(y(sum));
      sum += lines;
      const top = Math.min(bottom - 1, Math.round(y(sum)));
      bars[tone] = (bars[tone] || '') + `M${x0} ${bottom}V${top}H${x1}V${bottom}z`;
    }
  });
  return { left, iw, ih, x, y, max, bars, totals, ...bandPaths(buckets, bucketMs, band, x, y) };
}

/** The band breaks where nothing is expected yet. */
function bandPaths(buckets, bucketMs, band, x, y) {
  let area = '';
  let line = '';
  for (let i = 0; band && i < buckets.length;) {
    if (!band[i]) { i++; continue; }
    const run = [];
    for (; i < buckets.length && band[i]; i++) run.push([x(buckets[i].time + bucketMs / 2).toFixed(1), band[i]]);
    const highs = run.map(([px, b]) => `${px} ${y(b.high).toFixed(1)}`);
    const lows = run.map(([px, b]) => `${px} ${y(b.low).toFixed(1)}`).reverse();
    area += `M${highs.join('L')}L${lows.join('L')}z`;
    line += `M${highs.join('L')}`;
  }
  return { area, line };
}

/** The width of an element, kept up to date. */
function useWidth(ref, first) {
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.max(120, Math.floor(ref.current.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return width;
}

/**
 * buckets: volume_data as the API gives it, ascending; bucketSeconds; from, to in ms; band: whether to draw what was expected;
 * markers: [{time, text, kind}], kind 'unusual' in violet; selection: {from, to} | null in ms; height and gutter (room at the left) in
 * pixels; onBrush(from, to) in ms on whole buckets, onBrush(null, null) when cleared; label: the accessible name.
 */
export function VolumeChart({ buckets: volume, bucketSeconds, from, to, band: banded, markers = [], selection, onBrush, height = 112,
  gutter = GUTTER, label }) {
  const buckets = useMemo(() => volume.map(bucketOf), [volume]);
  const band = useMemo(() => (banded ? volume.map(expectedOf) : null), [volume, banded]);
  const box = useRef(null);
  const width = useWidth(box, 800);
  const bucketMs = Math.max(1, bucketSeconds * 1000);
  const p = useMemo(() => plot(buckets, bucketMs, from, to, band, width, height, gutter),
    [buckets, bucketMs, from, to, band, width, height, gutter]);
  const axis = useMemo(() => timeTicks(from, to, p.iw), [from, to, p.iw]);
  const [at, setAt] = useState(null); // index of the bucket the pointer or the keys are on
  const [drag, setDrag] = useState(null); // {a, b} indexes while brushing, not yet applied
  const [table, setTable] = useState(false);
  useEffect(() => { setAt(null); setDrag(null); }, [buckets]);

  const last = buckets.length - 1;
  const indexAt = (clientX) => {
    const px = clientX - box.current.getBoundingClientRect().left;
    const time = from + ((px - p.left) / p.iw) * (to - from);
    let low = 0;
    for (let high = last; low < high;) {
      const mid = (low + high + 1) >> 1;
      if (buckets[mid].time <= time) low = mid; else high = mid - 1;
    }
    return low;
  };
  const spanOf = ({ a, b }) => [buckets[Math.min(a, b)].time, buckets[Math.max(a, b)].time + bucketMs];
  const apply = (range) => {
    setDrag(null);
    if (onBrush && range) onBrush(...spanOf(range));
  };

  const down = (e) => {
    if (!onBrush || e.button !== 0 || last < 0) return;
    box.current.setPointerCapture(e.pointerId);
    const i = indexAt(e.clientX);
    setDrag({ a: i, b: i });
  };
  const move = (e) => {
    if (last < 0) return;
    const i = indexAt(e.clientX);
    if (i !== at) setAt(i);
    if (drag && e.buttons) setDrag({ a: drag.a, b: i });
  };
  const up = () => apply(drag);
  const key = (e) => {
    if (last < 0 || e.altKey || e.ctrlKey || e.metaKey) return;
    const here = at ?? (e.key === 'ArrowLeft' ? last + 1 : -1);
    const to_ = { ArrowLeft: here - 1, ArrowRight: here + 1, PageUp: here - 10, PageDown: here + 10, Home: 0, End: last }[e.key];
    if (to_ !== undefined) {
      const next = Math.min(last, Math.max(0, to_));
      setAt(next);
      if (onBrush) setDrag(e.shiftKey && drag ? { a: drag.a, b: next } : { a: next, b: next });
    } else if (e.key === 'Enter' && drag) apply(drag);
    else if (e.key === 'Escape' && (drag || selection)) {
      setDrag(null);
      if (!drag && onBrush) onBrush(null, null);
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };

  const shown = drag ? spanOf(drag) : selection ? [selection.from, selection.to] : null;
  const spoken = at === null || at > last
    ? `${buckets.length} bars, ${count(p.totals.reduce((a, b) => a + b, 0))} lines`
    : `${rangeText(buckets[at].time, buckets[at].time + bucketMs)}, ${count(p.totals[at])} lines`;
  const role = onBrush
    ? { role: 'slider', tabindex: 0, 'aria-label': `${label}. Arrow keys move, Shift extends, Enter selects`,
        'aria-valuemin': 0, 'aria-valuemax': Math.max(0, last), 'aria-valuenow': at ?? 0, 'aria-valuetext': spoken }
    : { role: 'img', 'aria-label': `${label}: ${spoken}` };
  return html`<div class="vc">
    <div class=${`vc-plot${onBrush ? ' brush' : ''}`} ref=${box} ...${role} style=${{ height: `${height}px` }}
      onPointerDown=${down} onPointerMove=${move} onPointerUp=${up} onPointerCancel=${() => setDrag(null)}
      onPointerLeave=${() => !drag && setAt(null)} onBlur=${() => { setAt(null); setDrag(null); }} onKeyDown=${key}>
      <svg width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">
        <${Axes} p=${p} axis=${axis} span=${to - from} width=${width} height=${height} />
        ${shown && html`<${Selection} p=${p} range=${shown} from=${from} to=${to} />`}
        ${p.area && html`<path class="vc-band" d=${p.area} />`}
        ${Object.entries(p.bars).map(([tone, d]) => html`<path key=${tone} class=${`vc-bar ${tone}`} d=${d} />`)}
        ${p.line && html`<path class="vc-high" d=${p.line} />`}
        ${markers.map((m) => ({ ...m, x: p.x(ms(m.time)) })).filter((m) => m.x >= p.left && m.x <= width).slice(0, 12).map((m) => html`
          <g class=${`vc-mark ${m.kind === 'unusual' ? 'unusual' : ''}`}><line x1=${m.x} x2=${m.x} y1=${PAD.top} y2=${PAD.top + p.ih} />
            <text x=${m.x > width - 90 ? m.x - 5 : m.x + 5} y=${PAD.top + 10} text-anchor=${m.x > width - 90 ? 'end' : 'start'}>${visible(m.text).slice(0, 28)}</text></g>`)}
        ${at !== null && at <= last && html`<rect class="vc-at" y=${PAD.top} height=${p.ih} x=${p.x(buckets[at].time)}
          width=${Math.max(1, p.x(buckets[at].time + bucketMs) - p.x(buckets[at].time))} />`}
      </svg>
      ${at !== null && at <= last && html`<${ReadOut} bucket=${buckets[at]} bucketMs=${bucketMs} total=${p.totals[at]}
        band=${band && band[at]} x=${p.x(buckets[at].time + bucketMs / 2)} width=${width} />`}
    </div>
    <button class="btn vc-table" aria-expanded=${table} onClick=${() => setTable(!table)}>${table ? 'Hide table' : 'Show as table'}</button>
    ${table && html`<${Table} buckets=${buckets} bucketMs=${bucketMs} label=${label} />`}
  </div>`;
}

function Axes({ p, axis, span, width, height }) {
  const ticks = [0, p.max / 2, p.max];
  return html`<g class="vc-axes">
    ${ticks.map((t) => html`<line x1=${p.left} x2=${width - PAD.right} y1=${Math.round(p.y(t)) + 0.5} y2=${Math.round(p.y(t)) + 0.5} />
      <text x=${p.left - 8} y=${p.y(t) + 4} text-anchor="end">${p.max >= 2000 && p.max < 1e6 ? `${t / 1000}${t ? 'k' : ''}` : shortCount(t)}</text>`)}
    ${axis.ticks.map((t) => {
      const x = p.x(t);
      const anchor = x < p.left + 18 ? 'start' : x > width - 24 ? 'end' : 'middle';
      return html`<text x=${x} y=${height - 5} text-anchor=${anchor}>${axisText(t, span)}</text>`;
    })}
  </g>`;
}

function Selection({ p, range, from, to }) {
  const x0 = Math.round(p.x(Math.max(from, range[0])));
  const x1 = Math.round(p.x(Math.min(to, range[1])));
  if (x1 < x0) return null;
  const room = x1 - x0 > 90;
  return html`<g class="vc-sel"><rect x=${x0 + 0.5} y=${PAD.top + 0.5} width=${Math.max(1, x1 - x0)} height=${p.ih} />
    ${room && html`<text x=${x0 + 7} y=${PAD.top + 13}>${rangeText(...range)}</text>`}</g>`;
}

function ReadOut({ bucket, bucketMs, total, band, x, width }) {
  const style = x > width - 190 ? { right: `${width - x + 10}px` } : { left: `${x + 10}px` };
  return html`<div class="vc-read" aria-hidden="true" style=${style}>
    <b>${rangeText(bucket.time, bucket.time + bucketMs)}</b>
    ${[...STACK].reverse().filter(([key]) => bucket.counts[key]).map(([key, name, tone]) =>
      html`<span><i class=${`sw ${tone}`}></i>${name}<em>${count(bucket.counts[key])}</em></span>`)}
    ${total === 0 && html`<span>No lines</span>`}
    ${band && html`<span class="mut">Expected<em>${count(Math.round(band.low))} to ${count(Math.round(band.high))}</em></span>`}
  </div>`;
}

/** The same figures to be read or heard: at most 24 rows, whole buckets added up. */
function Table({ buckets, bucketMs, label }) {
  const every = Math.max(1, Math.ceil(buckets.length / 24));
  const rows = [];
  for (let i = 0; i < buckets.length; i += every) {
    const part = buckets.slice(i, i + every);
    const sum = (keys) => part.reduce((n, b) => n + keys.reduce((m, k) => m + (b.counts[k] || 0), 0), 0);
    rows.push([rangeText(part[0].time, part[part.length - 1].time + bucketMs), part.reduce((n, b) => n + totalOf(b), 0),
      sum(['fatal']), sum(['error']), sum(['warn'])]);
  }
  return html`<div class="vc-rows" tabindex="0" role="region" aria-label=${`${label}, as a table`}><table class="tbl">
    <thead><tr>${['Time', 'Lines', 'Fatal', 'Error', 'Warning'].map((t) => html`<th scope="col">${t}</th>`)}</tr></thead>
    <tbody>${rows.map(([t, ...n]) => html`<tr><td>${t}</td>${n.map((v) => html`<td class="num">${count(v)}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
