// The list of lines: those found, or those coming in.
import { html, useMemo, useRef, useState } from './vendor/htm-preact-standalone.js';
import { useKeys } from './keys.js';
import { go, href, patch } from './route.js';
import { Button, ErrorBox, Kbd, Loading } from './parts.js';
import { count, plural } from './time.js';
import { VirtualList } from './vlist.js';
import { toApi, toUrl, toggled } from './explore-filters.js';
import { COLUMNS, Detail, Linked, cells } from './explore-rows.js';
import { NoLines } from './explore-none.js';
import { copy, frozen } from './copy.js';
import { useTail } from './explore-tail.js';

const keyOf = (log) => log.id;

/** Lines found, newest first, more of them as one scrolls. */
export function Found({ found, selection, onClearSelection, onRefresh, ...shared }) {
  const { filters, patterns, range } = shared;
  const rows = useMemo(() => (filters.hide.length ? (found.rows || []).filter((log) => !filters.hide.includes(log.pattern_id))
    : found.rows || []), [found.rows, filters.hide.join()]);
  const hidden = (found.rows || []).length - rows.length;
  let body;
  if (found.error && !found.rows) body = html`<${ErrorBox} error=${found.error} onRetry=${onRefresh} />`;
  else if (!found.rows) body = html`<${Loading} slow=${found.slow} rows=${14} />`;
  else if (!found.rows.length) body = html`<${NoLines} filters=${filters} patterns=${patterns} range=${range} selection=${selection}
    onClearSelection=${onClearSelection} onRefresh=${onRefresh} />`;
  return html`<section class=${`card ex-lines${found.slow && found.rows ? ' stale' : ''}`} aria-label="Lines found" aria-busy=${found.loading}>
    ${found.error && found.rows && html`<p class="ex-notice" role="alert">Not up to date: ${found.error.message}
      <${Button} kind="ghost" onClick=${onRefresh}>Try again</${Button}></p>`}
    ${found.rows && !found.complete && html`<p class="ex-notice">The search stopped at its time limit. The newest lines are here; older ones were not all looked at.
      Choose a shorter time to see all.</p>`}
    ${found.note && html`<p class="ex-notice">${found.note}</p>`}
    ${body || html`<${Lines} rows=${rows} onNearEnd=${found.more} onRefresh=${onRefresh} ...${shared} says=${(from, to) =>
      html`${rows.length ? `Line ${count(from)} to ${count(to)} of ` : ''}${found.exact ? '' : 'over '}${count(found.total)}${selection ? ' in selection' : ''}${
        hidden ? `, ${count(hidden)} hidden` : ''}`} />`}
  </section>`;
}

/** Lines as they come in. It holds still while one reads: away from the top, or with a line open. */
export function Tail(shared) {
  const { filters, query } = shared;
  const [atTop, setTop] = useState(true);
  const [held, setHeld] = useState(false);
  const list = useRef(null);
  const paused = held || !atTop || Boolean(query.log);
  const tail = useTail(toApi(filters), paused);
  const rows = filters.hide.length ? tail.rows.filter((log) => !filters.hide.includes(log.pattern_id)) : tail.rows;
  const resume = () => {
    setHeld(false);
    setTop(true);
    if (query.log) patch({ log: null });
    if (list.current) list.current.top();
  };
  return html`<section class="card ex-lines" aria-label="Live tail">
    <p class="ex-notice live" role="status"><i class=${`dot ${tail.state === 'lost' ? 'bad' : paused ? 'off' : ''}`}></i>
      ${tail.state === 'lost' ? 'The stream was cut. Trying again.' : paused ? `Paused${tail.waiting ? `, ${plural(tail.waiting, 'new line')} waiting` : ''}`
        : rows.length ? 'Live' : 'Live. Waiting for lines that match.'}
      <span class="sp"></span>${tail.skipped > 0 && html`<span class="num">${plural(tail.skipped, 'line')} skipped</span>`}
      ${paused ? html`<${Button} onClick=${resume}>Go on</${Button}>` : html`<${Button} icon="pause" onClick=${() => setHeld(true)}>Pause</${Button}>`}</p>
    <${Lines} rows=${rows} added=${tail.added} onTop=${setTop} handle=${list} ...${shared}
      says=${() => html`${plural(rows.length, 'line')} kept`} />
  </section>`;
}

function Lines({ rows, filters, patterns, words, route, query, days, says, onNearEnd, onRefresh, onTop, added, handle }) {
  const [chosen, setChosen] = useState(query.log || null);
  const own = useRef(null);
  const list = handle || own;
  const selected = chosen ? rows.findIndex((log) => log.id === chosen) : -1;
  const select = (i) => rows[i] && setChosen(rows[i].id);
  const open = (log) => patch({ log: query.log === log.id ? null : log.id }, { replace: true });
  const act = {
    context: (log) => patch({ ctx: log.id }),
    like: (log) => patch({ ...toUrl({ ...filters, q: '', pattern: [log.pattern_id] }), log: null }),
    hide: (log) => patch({ ...toUrl({ ...filters, hide: toggled(filters.hide, log.pattern_id) }), log: null }),
    copy: (log) => {
      const link = new URL(frozen(route));
      link.searchParams.set('log', log.id);
      for (const name of ['ctx', 'tail']) link.searchParams.delete(name);
      copy(link.href);
    },
  };
  const line = () => rows[selected];
  const on = (run) => () => line() && run(line());
  useKeys('Explore', {
    '/': { label: 'Search', run: () => document.getElementById('ex-input').focus() },
    j: { label: 'Next line', run: () => select(Math.min(rows.length - 1, selected + 1)) },
    k: { label: 'Previous line', run: () => select(Math.max(0, selected - 1)) },
    Enter: { label: 'Open or close the line', run: on(open) },
    c: { label: 'Context', run: on(act.context) },
    s: { label: 'Lines like this', run: on((log) => log.pattern_id && act.like(log)) },
    '-': { label: 'Hide the pattern', run: on((log) => log.pattern_id && act.hide(log)) },
    p: { label: 'Open the pattern', run: on((log) => log.pattern_id && go(href(`/patterns/${log.pattern_id}`))) },
    y: { label: 'Copy a link to the line', run: on(act.copy) },
    ...(onRefresh ? { r: { label: 'Search again', run: onRefresh } } : {}),
    l: { label: 'Live tail on or off', run: () => patch({ ...toUrl({ ...filters, tail: !filters.tail }), log: null }) },
  });
  const linked = query.log && !onTop && !rows.some((log) => log.id === query.log);
  const shared = { patterns, words, act };
  const hints = html`${[['J K', 'move'], ['Enter', 'open'], ['C', 'context'], ['P', 'pattern'], ['-', 'hide'], ['Y', 'copy link'], ['?', 'all keys']]
    .map(([keys, what]) => html`<span class="hint">${keys.split(' ').map((k) => html`<${Kbd}>${k}</${Kbd}>`)}${what}</span>`)}`;
  return html`${linked && html`<${Linked} key=${query.log} id=${query.log} onClose=${() => patch({ log: null })} ...${shared} />`}
    <${VirtualList} rows=${rows} keyOf=${keyOf} columns=${COLUMNS} label="Log lines" openKey=${query.log} selected=${selected} onSelect=${select}
      onOpen=${open} onNearEnd=${onNearEnd} onTop=${onTop} added=${added} handle=${list} rowClass=${() => (days ? 'days' : '')}
      renderRow=${(log) => cells(log, { ...shared, days })} renderDetail=${(log) => html`<${Detail} key=${log.id} log=${log} ...${shared} />`}
      footer=${(from, to) => html`<div class="ex-foot"><span class="hints" aria-hidden="true">${hints}</span>
        <span class="num" >${says(from, to)}</span></div>`} />`;
}
