// The list of lines: those found, or those coming in; and why there are none.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { useKeys } from './keys.js';
import { useLive } from './live.js';
import { go, href, patch } from './route.js';
import { Button, Empty, ErrorBox, Kbd, Loading, visible } from './parts.js';
import { ago, count, dateTime, iso, ms, plural } from './time.js';
import { VirtualList } from './vlist.js';
import { addressOf, loosened, withField, withValues } from './explore-query.js';
import { COLUMNS, Detail, Linked, cells, idsOf } from './explore-rows.js';
import { copy, frozen } from './copy.js';
import { useTail } from './explore-tail.js';

const keyOf = (log) => log.id;

/** Lines found, newest first, more of them as one scrolls. */
export function Found({ found, selection, onClearSelection, onRefresh, ...shared }) {
  const { q, range } = shared;
  const rows = found.rows || [];
  const wrong = found.error && found.error.at; // told under the search field
  let body;
  if (wrong && !found.rows) body = html`<p class="ex-notice">No lines: the query cannot be read.</p>`;
  else if (found.error && !found.rows) body = html`<${ErrorBox} error=${found.error} onRetry=${onRefresh} />`;
  else if (!found.rows) body = html`<${Loading} slow=${found.slow} rows=${14} />`;
  else if (!found.rows.length) body = html`<${NoLines} q=${q} range=${range} selection=${selection}
    onClearSelection=${onClearSelection} onRefresh=${onRefresh} />`;
  return html`<section class=${`card ex-lines${(found.slow || wrong) && found.rows ? wrong ? ' old' : ' stale' : ''}`} aria-label="Lines found" aria-busy=${found.loading}>
    ${found.error && !wrong && found.rows && html`<p class="ex-notice" role="alert">Not up to date: ${found.error.message}
      <${Button} kind="ghost" onClick=${onRefresh}>Try again</${Button}></p>`}
    ${found.rows && !found.complete && html`<p class="ex-notice">The search stopped at its time limit. The newest lines are here; older ones were not all looked at.
      Choose a shorter time to see all.</p>`}
    ${found.note && html`<p class="ex-notice">${found.note}</p>`}
    ${body || html`<${Lines} rows=${rows} onNearEnd=${found.more} onRefresh=${onRefresh} ...${shared} says=${(from, to) =>
      html`${rows.length ? `Line ${count(from)} to ${count(to)} of ` : ''}${found.exact ? '' : 'over '}${count(found.total)}${selection ? ' in selection' : ''}`} />`}
  </section>`;
}

/** Lines as they come in. It holds still while one reads: away from the top, or with a line open. */
export function Tail(shared) {
  const { q, query } = shared;
  const [atTop, setTop] = useState(true);
  const [held, setHeld] = useState(false);
  const list = useRef(null);
  const paused = held || !atTop || Boolean(query.log);
  const tail = useTail({ query: q }, paused);
  const { rows } = tail;
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

function Lines({ rows, q, on, patterns, words, route, query, days, says, onNearEnd, onRefresh, onTop, added, handle }) {
  const [chosen, setChosen] = useState(query.log || null);
  const own = useRef(null);
  const list = handle || own;
  const selected = chosen ? rows.findIndex((log) => log.id === chosen) : -1;
  const select = (i) => rows[i] && setChosen(rows[i].id);
  const open = (log) => patch({ log: query.log === log.id ? null : log.id }, { replace: true });
  const act = {
    context: (log) => patch({ ctx: log.id }),
    like: (log) => patch({ ...addressOf(withValues('', 'pattern', [log.pattern_id])), log: null }),
    hide: (log) => patch({ ...addressOf(withValues(q, 'hide', [...new Set([...on.hide, log.pattern_id])])), log: null }),
    follow: (id) => patch({ follow: id }),
    only: (field) => patch({ ...addressOf(withField(q, field)), log: null }),
    copy: (log) => {
      const link = new URL(frozen(route));
      link.searchParams.set('log', log.id);
      for (const name of ['ctx', 'tail', 'follow']) link.searchParams.delete(name);
      copy(link.href);
    },
  };
  const line = () => rows[selected];
  const of = (run) => () => line() && run(line());
  useKeys('Explore', {
    '/': { label: 'Search', run: () => document.getElementById('ex-input').focus() },
    j: { label: 'Next line', run: () => select(Math.min(rows.length - 1, selected + 1)) },
    k: { label: 'Previous line', run: () => select(Math.max(0, selected - 1)) },
    Enter: { label: 'Open or close the line', run: of(open) },
    c: { label: 'Context', run: of(act.context) },
    s: { label: 'Lines like this', run: of((log) => log.pattern_id && act.like(log)) },
    f: { label: 'Follow its first id', run: of((log) => { const [id] = idsOf(log); if (id) act.follow(id); }) },
    '-': { label: 'Hide the pattern', run: of((log) => log.pattern_id && act.hide(log)) },
    p: { label: 'Open the pattern', run: of((log) => log.pattern_id && go(href(`/patterns/${log.pattern_id}`))) },
    y: { label: 'Copy a link to the line', run: of(act.copy) },
    ...(onRefresh ? { r: { label: 'Search again', run: onRefresh } } : {}),
    l: { label: 'Live tail on or off', run: () => patch({ tail: query.tail === '1' ? null : '1', log: null }) },
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

/** The first minutes: nothing was ever read. */
function FirstLines() {
  const curl = `curl -H 'Content-Type: text/plain' --data-binary @app.log '${location.origin}/api/v1/logs?service=app'`;
  const up = 'nightjar up app.log';
  const line = (text) => html`<div class="ex-curl"><code tabindex="0">${text}</code><${Button} onClick=${() => copy(text, 'Copied')}>Copy</${Button}></div>`;
  return html`<${Empty} title="No lines yet" action=${html`${line(curl)}<p>or start Nightjar with a file to follow:</p>${line(up)}`}>
    Send the first ones. They are on this page a few seconds later.</${Empty}>`;
}

/** Nothing under this query or in this time: each term that could be left out, and where the newest lines are. */
function NoLines({ q, selection, onClearSelection, onRefresh, range }) {
  const { beat } = useLive();
  const newest = useApi('/api/v1/logs/search', { limit: 1, count: 'false' }, beat);
  const first = useRef(true);
  const none = newest.data && !newest.data.results.length;
  useEffect(() => {
    if (!first.current && none === false && range.relative) onRefresh();
    first.current = !none; // from here on the first line is waited for
  }, [none]);
  if (newest.error && !newest.data) return html`<${ErrorBox} error=${newest.error} onRetry=${newest.reload} />`;
  if (!newest.data) return html`<${Loading} slow=${newest.slow} />`;
  const last = newest.data.results[0];
  if (!last) return html`<${FirstLines} />`;
  const terms = q ? loosened(q) : [];
  const time = ms(last.timestamp);
  const outside = time < range.fromMs || time > range.toMs;
  const jump = () => patch({ from: iso(time - 3600e3), to: iso(time + 1000), range: null, sel: null });
  const loosen = html`<div class="ex-loosen">
    ${selection && html`<${Button} onClick=${onClearSelection}>The whole time, not the selection</${Button}>`}
    ${terms.map(({ term, without }) => html`<${Button} key=${term} onClick=${() => patch(addressOf(without))}>Without ${visible(term.slice(0, 60))}</${Button}>`)}
    ${range.key !== '7d' && range.relative && html`<${Button} onClick=${() => patch({ range: '7d' })}>Last 7 days</${Button}>`}
    ${outside && html`<${Button} onClick=${jump}>Go to the newest lines</${Button}>`}</div>`;
  return html`<${Empty} title=${q ? 'No line matches' : 'No lines in this time'} action=${loosen}>
    ${outside ? `The newest line is of ${dateTime(time)}, ${ago(time)}.` : 'Loosen one of these:'}</${Empty}>`;
}
