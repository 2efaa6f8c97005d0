// Explore: show me the lines.
import { html, useMemo, useRef, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { useLive } from './live.js';
import { patch } from './route.js';
import { Button, ErrorBox } from './parts.js';
import { Frame } from './shell.js';
import { count, iso, plural, rangeOf, spanLabel } from './time.js';
import { VolumeChart } from './chart.js';
import { textOf, valuesOf } from './explore-query.js';
import { wordsOf } from './explore-text.js';
import { SearchBar, useSearch } from './explore-search.js';
import { Facets } from './explore-facets.js';
import { Context, Follow } from './explore-around.js';
import { CopyLink } from './copy.js';
import { Found, Tail } from './explore-lines.js';
import { Saved } from './explore-saved.js';

const BARS = 150;
const DAY = 864e5;

/** The brushed part of the time, {from, to} in ms, or null. */
function selectionOf(query) {
  if (!query.from) return null; // brushing fixes the range; a range chosen anew ends it
  const [from, to] = (query.sel || '').split('~').map(Date.parse);
  return from < to ? { from, to } : null;
}

export function Page({ route }) {
  const { query } = route;
  const [again, setAgain] = useState(0);
  const [open, setOpen] = useState(false); // facets on a narrow screen
  const q = useMemo(() => textOf(query), [JSON.stringify(query)]);
  const on = useMemo(() => valuesOf(q), [q]);
  const tail = query.tail === '1';
  const range = useMemo(() => rangeOf(query), [query.range, query.from, query.to, query.zone, again]);
  const { beat } = useLive();
  const moving = useMemo(() => rangeOf(query), [range, tail ? beat : 0]); // the chart goes on while lines come in
  const selection = useMemo(() => selectionOf(query), [query.sel, query.from]);
  const time = selection ? { from: iso(selection.from), to: iso(selection.to) } : { from: moving.from, to: moving.to };

  // One call fills the screen. Where a part of the time is brushed, the lines are of that part and the chart is of all of it: two calls.
  const found = useSearch({ q, ...time, bars: selection ? null : BARS, rows: !tail }, again);
  const whole = useApi(selection ? '/api/v1/logs/volume' : null, { query: q, from: range.from, to: range.to, buckets: BARS }, again);
  const wrong = found.error && found.error.at ? found.error : null;
  const volume = selection ? whole : { data: found.histogram, error: wrong ? null : found.error, stale: found.slow && found.histogram, reload: () => setAgain((n) => n + 1) };
  const patterns = useTexts(found.facets && found.facets.pattern.values);
  const words = useMemo(() => wordsOf(q), [q]);

  const brush = (from, to) => (from === null ? clearSelection() : patch({
    sel: `${iso(from)}~${iso(to)}`, from: range.from, to: range.to, range: range.relative ? range.key : query.range, log: null, tail: null }));
  // A relative range stands still while a part of it is brushed, and moves on afterwards.
  const clearSelection = () => patch(query.range ? { sel: null, from: null, to: null } : { sel: null });

  const shared = { q, on, patterns, words, route, query, range, days: range.toMs - range.fromMs > DAY };
  return html`<${Frame} title="Explore" fill live=${false} actions=${html`<${CopyLink} route=${route} />`}><div class="ex">
    <div class="ex-bar">
      <${SearchBar} q=${q} error=${wrong} selection=${selection} onClearSelection=${clearSelection}
        selectionText=${selection && spanLabel(selection.from, selection.to)}>
        ${!tail && !wrong && html`<${Took} found=${found} all=${selection && whole.data && whole.data.total_logs} />`}
      </${SearchBar}>
      <${Button} icon="filter" class="h34 ex-more" aria-expanded=${open} aria-controls="ex-facets" onClick=${() => setOpen(!open)}>Filters</${Button}>
      <${Button} icon=${tail ? 'pause' : 'live'} class=${tail ? 'h34 on' : 'h34'} aria-pressed=${tail}
        onClick=${() => patch({ tail: tail ? null : '1', log: null })}>Live tail</${Button}>
      <${Saved} q=${q} />
    </div>
    <${Histogram} volume=${volume} range=${moving} selection=${selection} onBrush=${brush} />
    <div class="ex-wrap">
      <${Facets} open=${open} q=${q} on=${on} facets=${found.facets} patterns=${patterns} />
      ${tail ? html`<${Tail} key="tail" ...${shared} />`
        : html`<${Found} key="found" found=${found} selection=${selection} onClearSelection=${clearSelection}
            onRefresh=${() => setAgain((n) => n + 1)} ...${shared} />`}
    </div>
    ${query.ctx && html`<${Context} key=${query.ctx} id=${query.ctx} patterns=${patterns} words=${words} onClose=${() => patch({ ctx: null })} />`}
    ${query.follow && html`<${Follow} key=${query.follow} id=${query.follow} patterns=${patterns} onClose=${() => patch({ follow: null })} />`}
  </div></${Frame}>`;
}

/** Texts of all patterns met on this page, by id. */
function useTexts(facet) {
  const known = useRef(new Map());
  return useMemo(() => {
    const next = new Map(known.current);
    for (const { id, text } of facet || []) next.set(id, text);
    known.current = next;
    return next;
  }, [facet]);
}

/** How much was found, of how much, and how long it took. */
function Took({ found, all }) {
  if (!found.rows || found.total === null) return null;
  const total = `${found.exact ? '' : 'over '}${count(found.total)}`;
  return html`<span class="ex-took cap num" aria-live="polite">${all ? `${total} of ${plural(all, 'line')}` : `${total} ${found.total === 1 ? 'line' : 'lines'}`}${
    `, ${Math.round(found.tookMs)} ms`}</span>`;
}

function Histogram({ volume, range, selection, onBrush }) {
  const { data, error } = volume;
  return html`<section class=${`card ex-hist${volume.stale ? ' stale' : ''}`} aria-label="Volume">
    ${error && !data ? html`<${ErrorBox} error=${error} onRetry=${volume.reload} still="The lines below are not affected." />`
      : data ? html`<${VolumeChart} buckets=${data.volume_data} band bucketSeconds=${data.bucket_seconds} from=${range.fromMs} to=${range.toMs}
          selection=${selection} onBrush=${onBrush} height=${112} label="Matching lines over time" />` : html`<div class="ex-hist-wait"></div>`}
    ${data && data.complete === false && html`<p class="cap ex-note">Counting stopped at its time limit: bars may be too low.</p>`}
  </section>`;
}
