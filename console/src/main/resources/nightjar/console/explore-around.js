// Lines in their order, in a dialog: those around a line, or all with an id.
import { html, useEffect, useMemo, useRef, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { Anchor, patch, patched } from './route.js';
import { Button, ErrorBox, Loading, Severity, visible } from './parts.js';
import { count, dateTime, duration, hmsMilli, ms, plural } from './time.js';
import { addressOf, phrase } from './explore-query.js';
import { Message } from './explore-rows.js';
import { wordsOf } from './explore-text.js';

/** Most lines that follow an id. */
const MOST = 500;

/** load: as {@link useApi} gives it; before(log, i): what stands before level and message; here: place of the line that it is about. */
function Around({ kind = '', title, note, tools, label, load, rows, here, before, patterns, words, onClose, children }) {
  const dialog = useRef(null);
  const middle = useRef(null);
  useEffect(() => {
    dialog.current.showModal();
    return () => dialog.current && dialog.current.close();
  }, []);
  useEffect(() => { if (middle.current) middle.current.scrollIntoView({ block: 'center' }); }, [load.data]);
  return html`<dialog class=${`ex-context ${kind}`} ref=${dialog} aria-labelledby="around-title" onClose=${onClose}
      onClick=${(e) => e.target === dialog.current && dialog.current.close()}>
    <div class="h"><h2 id="around-title">${title}</h2>${note && html`<small>${note}</small>`}<span class="sp" />${tools}
      <${Button} kind="ghost" icon="close" aria-label="Close" onClick=${() => dialog.current.close()} /></div>
    ${children}
    <div class="ex-around" tabindex="0" autofocus role="region" aria-label=${label}>
      ${load.error ? html`<${ErrorBox} error=${load.error} onRetry=${load.reload} />`
        : !load.data ? html`<${Loading} slow=${load.slow} />`
        : !rows.length ? html`<p class="ex-notice">No line has it any more.</p>`
        : html`<ol>${rows.map((log, i) => html`<li key=${log.id} ref=${i === here ? middle : undefined}
            class=${i === here ? 'here' : ''} aria-current=${i === here ? 'true' : undefined}>
            ${before(log, i)}<${Severity} level=${log.level} />
            <${Anchor} address=${patched({ log: log.id, ctx: null, follow: null })} class="m" dir="ltr" title="Open this line"><${Message} text=${log.message.slice(0, 2000)} pattern=${patterns.get(log.pattern_id)} words=${words} /><//></li>`)}</ol>`}
    </div>
  </dialog>`;
}

/** What stood before and after a line in its source. */
export function Context({ id, ...shared }) {
  const [lines, setLines] = useState(10);
  const load = useApi(`/api/v1/logs/${id}/context`, { lines });
  const rows = load.data ? load.data.results : [];
  const here = load.data && load.data.index;
  const one = load.data && rows[here];
  return html`<${Around} title="Context" label="Lines around" load=${load} rows=${rows} here=${here} ...${shared}
    note=${one && html`<span class="mono">${visible(one.source)}${one.line ? `:${count(one.line)}` : ''}</span>`}
    tools=${[10, 25, 100].map((n) => html`<${Button} kind=${n === lines ? '' : 'ghost'} aria-pressed=${n === lines} onClick=${() => setLines(n)}>±${n}</${Button}>`)}
    before=${(log) => html`<span class="t">${hmsMilli(log.timestamp)}</span>`} />`;
}

/** One id across all services: every line that has it, oldest first. */
export function Follow({ id, ...shared }) {
  const query = phrase(id);
  const found = useApi('/api/v1/logs/search', { query, limit: MOST, count: 'false' });
  const words = useMemo(() => wordsOf(query), [query]);
  const rows = useMemo(() => (found.data ? [...found.data.results].sort((a, b) => ms(a.timestamp) - ms(b.timestamp) || a.number - b.number) : []), [found.data]);
  const start = rows.length ? ms(rows[0].timestamp) : 0;
  const services = new Set(rows.map((log) => log.service));
  const took = (at) => duration((ms(at.timestamp) - start) / 1000);
  return html`<${Around} kind="ex-follow" title=${html`Follow <span class="mono">${visible(id)}</span>`} label="Lines with this id, oldest first"
      load=${found} rows=${rows} words=${words} ...${shared}
      note=${rows.length > 0 && `${plural(rows.length, 'line')}, ${plural(services.size, 'service')}, ${took(rows[rows.length - 1])}`}
      tools=${html`<${Button} onClick=${() => patch({ ...addressOf(query), follow: null, log: null, sel: null })}>Search for it</${Button}>`}
      before=${(log, i) => html`<span class="t" title=${dateTime(log.timestamp)}>${i === 0 ? hmsMilli(log.timestamp) : `+${took(log)}`}</span>
        <span class="s">${visible(log.service)}</span>`}>
    ${found.data && found.data.has_more && html`<p class="ex-notice">These are the newest ${count(MOST)}; older ones are not here.</p>`}
    ${found.data && found.data.complete === false && html`<p class="ex-notice">The search stopped at its time limit: older lines were not all looked at.</p>`}
  </${Around}>`;
}
