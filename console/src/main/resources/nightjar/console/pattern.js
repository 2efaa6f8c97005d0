// One pattern: since when, how often, where, with which values, and its latest lines.
import { html, useEffect, useMemo } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { useKeys } from './keys.js';
import { useLive } from './live.js';
import { Link, go, href, patch } from './route.js';
import { Button, Card, ErrorBox, Loading, PatternText, Severity, StateTag, Tag, visible } from './parts.js';
import { Frame } from './shell.js';
import { ago, count, dateTime, dayMonth, hms, hmsMilli, iso, percent, short, useRange } from './time.js';
import { VolumeChart } from './chart.js';
import { Message } from './explore-rows.js';
import { Edits } from './pattern-edit.js';
import { History, Neighbours, Values } from './pattern-values.js';

const BARS = 60;
const FEW = 6;

function usePattern(id, range, again) {
  return {
    pattern: useApi(`/api/v1/patterns/${id}`, { from: range.from, to: range.to }, again),
    volume: useApi('/api/v1/logs/volume', { pattern_id: id, from: range.from, to: range.to, buckets: BARS }, again),
  };
}

const Head = ({ p, children }) => html`<div class="pt-head"><${Severity} level=${p.severity} /><b>Pattern <span class="mono">${p.id.slice(0, 8)}</span></b>
  <${StateTag} state=${p.state} />${p.services.slice(0, 3).map((s) => html`<span class="src">${visible(s)}</span>`)}
  ${p.shapes > 1 && html`<${Tag} title="Kinds of line that this pattern takes together">${count(p.shapes)} shapes</${Tag}>`}${children}</div>`;

const Facts = ({ p }) => html`<dl class="pt-facts num">
  <div><dt>First seen</dt><dd title=${dateTime(p.first_seen)}>${short(p.first_seen)}</dd></div>
  <div><dt>Last seen</dt><dd title=${dateTime(p.last_seen)}>${ago(p.last_seen)}</dd></div>
  <div><dt>Lines</dt><dd>${count(p.count)}</dd></div><div><dt>Share</dt><dd>${percent(p.share)}</dd></div></dl>`;

function Rate({ volume, range, height }) {
  const { data, error } = volume;
  if (error && !data) return html`<${ErrorBox} error=${error} onRetry=${volume.reload} />`;
  if (!data) return html`<div class="pt-wait"></div>`;
  const zoom = (from, to) => from !== null && patch({ range: null, from: iso(from), to: iso(to) });
  return html`<div class=${volume.stale ? 'stale' : ''}><${VolumeChart} buckets=${data.volume_data} bucketSeconds=${data.bucket_seconds} from=${range.fromMs} to=${range.toMs}
    band gutter=${34} height=${height} label="Lines of this pattern over time" onBrush=${location.pathname.startsWith('/patterns/') ? zoom : undefined} /></div>`;
}

const Lines = ({ p, most }) => html`<ol class="pt-lines">${(p.recent || []).slice(0, most).map((log) => html`<li key=${log.id}>
  <${Link} to="/explore" query=${{ pattern: p.id, log: log.id }}><span class="t">${Date.now() - Date.parse(log.timestamp) > 864e5
    ? `${dayMonth(log.timestamp)} ${hms(log.timestamp)}` : hmsMilli(log.timestamp)}</span>
  <span class="m" dir="ltr"><${Message} text=${log.message.slice(0, 400)} pattern=${p.text} /></span></${Link}></li>`)}</ol>
  ${!(p.recent || []).length && html`<p class="cap">No lines kept. ${p.sample ? html`Sample: <span class="mono">${visible(p.sample)}</span>` : ''}</p>`}`;

const Incidents = ({ p }) => (p.incidents || []).map((n) => html`<${Link} key=${n} class="act-link" to=${`/incidents/NJ-${n}`}>NJ-${n}</${Link}>`);

const showLines = (id) => href('/explore', { pattern: id });

/** What the list shows beside it. */
export function PatternPanel({ id, range }) {
  const { pattern, volume } = usePattern(id, range);
  const p = pattern.data;
  if (pattern.error && !p) return html`<${ErrorBox} error=${pattern.error} onRetry=${pattern.reload} />`;
  if (!p) return html`<${Loading} slow=${pattern.slow} rows=${8} />`;
  return html`<div class="pt-panel"><${Head} p=${p} />
    <h2 class="pt-title">${visible(p.title)}</h2><p class="pt-text"><${PatternText} text=${p.text} /></p><${Facts} p=${p} />
    <${Rate} volume=${volume} range=${range} height=${112} />
    ${(p.incidents || []).length > 0 && html`<p class="pt-in"><b>Incidents</b><${Incidents} p=${p} /></p>`}
    <div><h3>Latest lines</h3><${Lines} p=${p} most=${FEW} /></div>
    <div class="pt-acts"><${Button} kind="pri" keys="Enter" href=${showLines(id)}>Show lines</${Button}>
      <${Button} keys="O" href=${href(`/patterns/${id}`)}>Open pattern</${Button}></div></div>`;
}

export function Page({ route }) {
  const { id } = route;
  const { beat } = useLive();
  const range = useRange(route, beat);
  const { pattern, volume } = usePattern(id, range, beat);
  const p = pattern.data;
  useKeys('Pattern', { Enter: { label: 'Show its lines', run: () => go(showLines(id)) } });
  const services = useServices(id, range);
  // An id that a pattern had leads to the pattern of today.
  useEffect(() => { if (p && p.id !== id) go(href(`/patterns/${p.id}`), { replace: true }); }, [p && p.id]);
  let body = null;
  if (pattern.error && !p) {
    body = html`<${ErrorBox} error=${pattern.error} onRetry=${pattern.reload} />
      <div><${Button} icon="back" href=${href('/patterns')}>All patterns</${Button}></div>`;
  } else if (!p) body = html`<${Loading} slow=${pattern.slow} rows=${10} />`;
  else {
    body = html`<section class="card pt-top"><${Head} p=${p}><${Button} kind="pri" keys="Enter" href=${showLines(id)}>Open in Explore</${Button}></${Head}><h2 class="pt-title">${visible(p.title)}</h2><p class="pt-text wide"><${PatternText} text=${p.text} /></p><${Facts} p=${p} /><${Edits} p=${p} done=${pattern.reload} /></section>
      <${Card} title="Lines over time" note=${range.label}><div class="pt-chart"><${Rate} volume=${volume} range=${range} height=${150} /></div></${Card}>
      <div class="pt-cols">
        <${Card} title="Latest lines" note=${p.recent && p.recent.length ? `${p.recent.length} of ${count(p.count)}` : ''}><div class="pt-pad"><${Lines} p=${p} most=${20} /></div></${Card}>
        <div class="pt-stack"><${Values} p=${p} /><${Neighbours} p=${p} /><${History} p=${p} done=${pattern.reload} /><${Card} title="Incidents"><div class="pt-pad pt-in">${(p.incidents || []).length ? html`<${Incidents} p=${p} />`
            : html`<span class="mut">None: nothing about it was unusual.</span>`}</div></${Card}>
          <${Card} title="Services"><div class="pt-pad"><${Services} list=${services || p.services.map((name) => ({ name, count: null }))} id=${id} /></div></${Card}></div>
      </div>`;
  }
  return html`<${Frame} title=${p ? visible(p.title).slice(0, 80) : 'Pattern'} crumb=${['/patterns', 'Patterns']}>${body}</${Frame}>`;
}

function useServices(id, range) {
  const facets = useApi('/api/v1/logs/facets', { pattern_id: id, from: range.from, to: range.to });
  return useMemo(() => facets.data && facets.data.service && facets.data.service.length ? facets.data.service : null, [facets.data]);
}

function Services({ list, id }) {
  const most = Math.max(1, ...list.map((s) => s.count || 0));
  return html`<ul class="pt-services">${list.slice(0, 12).map((s) => html`<li key=${s.name}>
    <${Link} class="mono ell" to="/explore" query=${{ pattern: id, service: s.name }}>${visible(s.name)}</${Link}>
    <i aria-hidden="true"><b style=${{ width: `${((s.count || 0) / most) * 100}%` }}></b></i><span class="num mut">${s.count === null ? '' : count(s.count)}</span></li>`)}</ul>`;
}
