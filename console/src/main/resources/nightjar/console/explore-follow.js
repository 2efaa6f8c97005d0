// One id across all services: every line that has it, oldest first.
import { html, useEffect, useMemo, useRef } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { patch } from './route.js';
import { Button, ErrorBox, Loading, Severity, visible } from './parts.js';
import { count, dateTime, duration, hmsMilli, ms, plural } from './time.js';
import { Message } from './explore-rows.js';
import { addressOf, phrase } from './explore-query.js';
import { wordsOf } from './explore-text.js';

const MOST = 500;

export function Follow({ id, patterns, onClose }) {
  const dialog = useRef(null);
  const query = phrase(id);
  const found = useApi('/api/v1/logs/search', { query, limit: MOST, count: 'false' });
  const words = useMemo(() => wordsOf(query), [query]);
  useEffect(() => {
    dialog.current.showModal();
    return () => dialog.current && dialog.current.close();
  }, []);
  const rows = useMemo(() => (found.data ? [...found.data.results].sort((a, b) => ms(a.timestamp) - ms(b.timestamp) || a.number - b.number) : []), [found.data]);
  const start = rows.length ? ms(rows[0].timestamp) : 0;
  const services = new Set(rows.map((log) => log.service));
  const took = rows.length ? (ms(rows[rows.length - 1].timestamp) - start) / 1000 : 0;
  return html`<dialog class="ex-context ex-follow" ref=${dialog} aria-labelledby="follow-title" onClose=${onClose}
      onClick=${(e) => e.target === dialog.current && dialog.current.close()}>
    <div class="h"><h2 id="follow-title">Follow <span class="mono">${visible(id)}</span></h2>
      ${rows.length > 0 && html`<small>${plural(rows.length, 'line')}, ${plural(services.size, 'service')}, ${duration(took)}</small>`}<span class="sp" />
      <${Button} onClick=${() => patch({ ...addressOf(query), follow: null, log: null, sel: null })}>Search for it</${Button}>
      <${Button} kind="ghost" icon="close" aria-label="Close" onClick=${() => dialog.current.close()} /></div>
    ${found.data && found.data.has_more && html`<p class="ex-notice">These are the newest ${count(MOST)}; older ones are not here.</p>`}
    ${found.data && found.data.complete === false && html`<p class="ex-notice">The search stopped at its time limit: older lines were not all looked at.</p>`}
    <div class="ex-around" tabindex="0" role="region" aria-label="Lines with this id, oldest first">
      ${found.error ? html`<${ErrorBox} error=${found.error} onRetry=${found.reload} />`
        : !found.data ? html`<${Loading} slow=${found.slow} />`
        : !rows.length ? html`<p class="ex-notice">No line has it any more.</p>`
        : html`<ol>${rows.map((log, i) => html`<li key=${log.id}>
            <span class="t" title=${dateTime(log.timestamp)}>${i === 0 ? hmsMilli(log.timestamp) : `+${duration((ms(log.timestamp) - start) / 1000)}`}</span>
            <span class="s">${visible(log.service)}</span><${Severity} level=${log.level} />
            <span class="m" dir="ltr"><${Message} text=${log.message.slice(0, 2000)} pattern=${patterns.get(log.pattern_id)} words=${words} /></span></li>`)}</ol>`}
    </div>
  </dialog>`;
}
