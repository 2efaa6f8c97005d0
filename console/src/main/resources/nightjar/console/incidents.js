// Incidents: what do I work on first? Ranked, and triaged without a mouse.
import { html, useEffect } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { MARKS, setMark, setState, useDeeds } from './deeds.js';
import { IncidentRow } from './incident-row.js';
import { useKeys } from './keys.js';
import { useLive } from './live.js';
import { Button, Card, Empty, ErrorBox, Kbd, Loading, NoMatch, PatternText, Tabs } from './parts.js';
import { go, href, patch } from './route.js';
import { Frame } from './shell.js';
import { count, timesIn } from './time.js';

const LIMIT = 50;
const TABS = [['review', 'Needs review'], ['open', 'Open'], ['resolved', 'Resolved'], ['muted', 'Muted']];
const NONE = {
  review: ['Nothing needs review', 'New, escalating and regressed incidents wait here until somebody has looked.'],
  open: ['No incident is open', 'What Nightjar finds unusual appears here with its score and its evidence.'],
  resolved: ['None resolved yet', 'Incidents that ended, or that somebody resolved, are kept here.'],
  muted: ['None muted', 'A muted incident waits here and comes back if it escalates.'],
};

const Deeds = ({ incident }) => html`<div class="inc-deeds">
  ${incident.explanation?.text && !incident.explanation.text.startsWith(incident.summary) && html`<p class="sec"><${PatternText} text=${timesIn(incident.explanation.text)} max=${500} /></p>`}
  ${MARKS.map(([mark, word, key, effect]) => html`<${Button} key=${mark} keys=${key} title=${effect} aria-pressed=${incident.mark === mark}
    onClick=${() => setMark(incident, incident.mark === mark ? 'none' : mark)}>${word}<//>`)}
  <span class="gap" />
  ${incident.state !== 'muted' && html`<${Button} keys="M" onClick=${() => setState(incident, 'muted')}>Mute<//>`}
  ${incident.state === 'muted' || incident.state === 'resolved'
    ? html`<${Button} keys="E" onClick=${() => setState(incident, 'open')}>Open again<//>`
    : html`<${Button} keys="E" onClick=${() => setState(incident, 'resolved')}>Resolve<//>`}</div>`;

function triageKeys(list, at, select) {
  const chosen = list[at];
  const map = {
    j: { label: 'Next incident', run: () => select(Math.min(at + 1, list.length - 1)) },
    k: { label: 'Previous incident', run: () => select(Math.max(at - 1, 0)) },
  };
  if (!chosen) return map;
  const isOver = chosen.state === 'resolved' || chosen.state === 'muted';
  map.Enter = { label: 'Open', run: () => go(href('/incidents/' + chosen.name)) };
  map.e = { label: isOver ? 'Open again' : 'Resolve', run: () => setState(chosen, isOver ? 'open' : 'resolved') };
  if (chosen.state !== 'muted') map.m = { label: 'Mute until it escalates', run: () => setState(chosen, 'muted') };
  for (const [mark, word, key] of MARKS) map[key] = { label: 'Mark: ' + word, run: () => setMark(chosen, mark) };
  return map;
}

const Hints = () => [['J', 'next'], ['K', 'previous'], ['Enter', 'open'], ['E', 'resolve'], ['M', 'mute'], ['1', 'real'], ['2', 'noise'], ['3', 'normal now'], ['?', 'all keys']]
  .map(([key, word]) => html`<span key=${key}><${Kbd}>${key}<//>${word}</span>`);

function Filters({ query }) {
  const typed = (event) => patch({ service: event.target.value.trim() }, { replace: true });
  return html`<div class="inc-filters">
    <input class="field" aria-label="Service" placeholder="Service" value=${query.service || ''} onChange=${typed} />
    <select class="field" aria-label="Least score" value=${query.min_score || ''} onChange=${(e) => patch({ min_score: e.target.value })}>
      <option value="">Any score</option>${[50, 70, 90].map((n) => html`<option value=${n} selected=${query.min_score === String(n)}>${n} and more</option>`)}</select>
    <select class="field" aria-label="Order" value=${query.sort || 'rank'} onChange=${(e) => patch({ sort: e.target.value === 'rank' ? null : e.target.value })}>
      <option value="rank" selected=${query.sort !== 'recent'}>Highest score first</option><option value="recent" selected=${query.sort === 'recent'}>Latest first</option></select></div>`;
}

function Pages({ total, offset }) {
  if (total <= LIMIT) return null;
  return html`<div class="inc-pages num"><span class="cap">${count(offset + 1)} to ${count(Math.min(offset + LIMIT, total))} of ${count(total)}</span><span class="sp" />
    <${Button} disabled=${offset === 0} onClick=${() => patch({ offset: offset - LIMIT || null, sel: null })}>Previous<//>
    <${Button} disabled=${offset + LIMIT >= total} onClick=${() => patch({ offset: offset + LIMIT, sel: null })}>Next<//></div>`;
}

/** The page. */
export function Page({ route }) {
  const { beat } = useLive();
  const { query } = route;
  const tab = NONE[query.tab] ? query.tab : 'review';
  const offset = Number(query.offset) || 0;
  const list = useApi('/api/v1/incidents', { state: tab, limit: LIMIT, offset, service: query.service, min_score: query.min_score, sort: query.sort }, beat);
  useDeeds(() => list.reload());
  const incidents = list.data?.incidents || [];
  const found = incidents.findIndex((incident) => incident.name === query.sel);
  const at = Math.max(found, 0);
  const select = (i) => incidents[i] && patch({ sel: incidents[i].name }, { replace: true });
  useKeys('Incidents', triageKeys(incidents, at, select));
  useEffect(() => {
    const row = incidents[at] && document.getElementById('row-' + incidents[at].name);
    if (row && query.sel) row.scrollIntoView({ block: 'nearest' });
  }, [query.sel]);
  const counts = list.data?.counts || {};
  const isFiltered = query.service || query.min_score;
  const tabs = html`<${Tabs} label="Incidents shown" name="tab" active=${tab} items=${TABS.map(([key, label]) => ({ key, label, count: counts[key] }))} />`;
  return html`<${Frame} title="Incidents" range=${false} foot=${Hints()}>
    <div class="inc-bar">${tabs}<span class="sp" /><${Filters} query=${query} /></div>
    <${Card} class=${list.stale ? 'stale' : ''}>
      ${list.error && html`<${ErrorBox} error=${list.error} onRetry=${list.reload} />`}
      ${!list.data && !list.error && html`<${Loading} slow=${list.slow} />`}
      ${list.data && !list.error && incidents.length === 0 && (isFiltered
        ? html`<${NoMatch} what="Nothing" onClear=${() => patch({ service: null, min_score: null })} />`
        : html`<${Empty} title=${NONE[tab][0]}>${NONE[tab][1]}<//>`)}
      <ul class="incs" aria-label="Incidents">${incidents.map((incident, i) => html`<${IncidentRow} key=${incident.number} incident=${incident} on=${i === at}
        onFocus=${() => i !== at && select(i)}>${i === at && html`<${Deeds} incident=${incident} />`}<//>`)}</ul>
      ${list.data && html`<${Pages} total=${list.data.total} offset=${offset} />`}<//>
    <p class="sr" role="status">${incidents[at] ? incidents[at].name + ' chosen, ' + (at + 1) + ' of ' + incidents.length : ''}</p><//>`;
}
