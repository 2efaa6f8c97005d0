// One id across all services: every line that has it, oldest first.
import { html, useMemo } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { patch } from './route.js';
import { Button, visible } from './parts.js';
import { count, dateTime, duration, hmsMilli, ms, plural } from './time.js';
import { Around } from './explore-context.js';
import { addressOf, phrase } from './explore-query.js';
import { wordsOf } from './explore-text.js';

const MOST = 500;

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
