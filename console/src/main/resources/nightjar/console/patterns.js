// Patterns: what do these logs say, what is new?
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { useKeys } from './keys.js';
import { useLive } from './live.js';
import { Anchor, go, href, patch, patched } from './route.js';
import { Button, Empty, ErrorBox, Icon, Kbd, Loading, Menu, NoMatch, PatternText, SEVERITIES, Severity, Sparkline, StateTag, Tabs, useMedia, visible } from './parts.js';
import { Frame } from './shell.js';
import { ago, count, dateTime, duration, ms, percent, useRange } from './time.js';
import { Exchange } from './pattern-exchange.js';
import { PatternPanel } from './pattern.js';

const PAGE = 40;
const PAUSE_MS = 300;
const STATES = [['', 'All'], ['new', 'New'], ['known', 'Known'], ['muted', 'Muted'], ['gone', 'Gone']];
const SORTS = { count: 'most lines', new: 'newest first', recent: 'last seen' };

export function Page({ route }) {
  const { query } = route;
  const { beat } = useLive();
  const range = useRange(route, beat);
  const offset = Math.max(0, Number(query.offset) || 0);
  const sort = SORTS[query.sort] ? query.sort : 'count';
  const narrowing = { q: query.q, level: query.level, service: query.service, from: range.from, to: range.to };
  const list = useApi('/api/v1/patterns', { ...narrowing, state: query.state, sort, limit: PAGE, offset }, beat);
  const totals = useTotals(narrowing);
  const patterns = list.data ? list.data.patterns : [];
  const wide = useMedia('(min-width: 1181px)');
  const chosen = patterns.find((p) => p.id === query.sel) || patterns[0];
  const at = chosen ? patterns.indexOf(chosen) : -1;
  const choose = (p) => p && patch({ sel: p.id }, { replace: true });
  const lines = () => chosen && go(href('/explore', { pattern: chosen.id }));
  useKeys('Patterns', {
    j: { label: 'Next pattern', run: () => choose(patterns[Math.min(patterns.length - 1, at + 1)]) },
    k: { label: 'Previous pattern', run: () => choose(patterns[Math.max(0, at - 1)]) },
    Enter: { label: 'Show its lines', run: lines },
    o: { label: 'Open the pattern', run: () => chosen && go(href(`/patterns/${chosen.id}`)) },
    '/': { label: 'Filter patterns', run: () => document.getElementById('pt-input').focus() },
  });

  const filtered = query.q || query.level || query.service || query.state;
  const clear = () => patch({ q: null, level: null, service: null, state: null, offset: null });
  let body;
  if (list.error && !list.data) body = html`<${ErrorBox} error=${list.error} onRetry=${list.reload} />`;
  else if (!list.data) body = html`<${Loading} slow=${list.slow} rows=${12} />`;
  else if (!patterns.length && filtered) body = html`<${NoMatch} what="No pattern" onClear=${clear} />`;
  else if (!patterns.length) body = html`<${Empty} title="No patterns in this time"
    action=${html`<${Button} href=${href('/explore')}>Open Explore</${Button}>`}>Patterns appear with the first lines read.
    Choose a longer time, or see in Explore how to send lines.</${Empty}>`;
  else body = html`<${Table} list=${list.data} chosen=${wide ? chosen : null} onChoose=${wide ? choose : null} />`;

  const foot = html`<span><${Kbd}>J<//><${Kbd}>K<//> move</span><span><${Kbd}>Enter<//> show lines</span><span><${Kbd}>O<//> open</span>
    <span><${Kbd}>/<//> filter</span>`;
  return html`<${Frame} title="Patterns" foot=${foot} fill=${wide}>
    <div class=${`pt${wide && chosen ? ' split' : ''}`}>
      <div class="pt-bar">
        <${Tabs} label="State" name="state" active=${query.state || ''} items=${STATES.map(([key, label]) => ({ key, label, count: totals[key] }))} />
        <span class="sp"></span><${Tools} query=${query} sort=${sort} /><${Exchange} done=${list.reload} />
      </div>
      <section class=${`card pt-list${list.stale ? ' stale' : ''}`} aria-label="Patterns" aria-busy=${list.loading}>
        ${list.error && list.data && html`<p class="ex-notice" role="alert">Not up to date: ${list.error.message}</p>`}
        ${body}${patterns.length > 0 && html`<${Pager} offset=${offset} shown=${patterns.length} total=${list.data.total} />`}
      </section>
      ${wide && chosen && html`<section class="card pt-side" aria-label="Pattern"><${PatternPanel} key=${chosen.id} id=${chosen.id} range=${range} level=${2} /></section>`}
    </div>
  </${Frame}>`;
}

/** How many patterns each state has; asked again only when the filters change. */
function useTotals({ q, level, service, from, to }) {
  const time = useRef({});
  const key = [q, level, service].join('|');
  if (time.current.key !== key) time.current = { key, from, to };
  const total = (state) => useApi('/api/v1/patterns', { q, level, service, state, from: time.current.from, to: time.current.to, limit: 1 });
  const found = STATES.map(([state]) => total(state).data);
  return Object.fromEntries(STATES.map(([state], i) => [state, found[i] ? found[i].total : undefined]));
}

function Tools({ query, sort }) {
  const timer = useRef(0);
  const field = useRef(null);
  const [text, setText] = useState(query.q || '');
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => { if (document.activeElement !== field.current) setText(query.q || ''); }, [query.q]);
  const input = (e) => {
    const q = e.target.value;
    setText(q);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => patch({ q: q.trim() || null, offset: null }, { replace: true }), PAUSE_MS);
  };
  return html`<label class="pt-find"><${Icon} name="explore" /><span class="sr">Filter patterns</span>
      <input ref=${field} id="pt-input" type="search" value=${text} onInput=${input} placeholder="Filter patterns" autocomplete="off" spellcheck="false" /><${Kbd}>/<//></label>
    <label><span class="sr">Level</span><select class="field" value=${(query.level || '').toUpperCase()} onChange=${(e) => patch({ level: e.target.value || null, offset: null })}>
      <option value="">All levels</option>${SEVERITIES.map(([name, , word]) => html`<option value=${name}>${word}</option>`)}</select></label>
    ${query.service && html`<button type="button" class="ex-chip" onClick=${() => patch({ service: null, offset: null })}><span class="sr">Remove filter </span><em>service</em> <span>${visible(query.service)}</span><${Icon} name="close" /></button>`}
    <${Menu} label=${`Sort: ${SORTS[sort]}`} text=${`Sort: ${SORTS[sort]}`}>${(close) => Object.entries(SORTS).map(([key, word]) => html`
      <button type="button" class="opt" aria-pressed=${key === sort} onClick=${() => { patch({ sort: key === 'count' ? null : key, offset: null }); close(); }}>${
        word[0].toUpperCase() + word.slice(1)}</button>`)}</${Menu}>`;
}

function Table({ list, chosen, onChoose }) {
  const span = list.trend_from ? duration((ms(list.trend_to) - ms(list.trend_from)) / 1000).replace(/ d$/, ' days').replace(/ h$/, ' hours') : '';
  return html`<div class="pt-scroll"><table class="pt-table">
    <thead><tr><th scope="col" class="lvl"><span class="sr">Level</span></th><th scope="col">Pattern</th><th scope="col" class="trend">${span ? `Last ${span}` : 'Trend'}</th>
      <th scope="col" class="n">Lines</th><th scope="col" class="n share">Share</th><th scope="col" class="c-first">First</th><th scope="col" class="c-last">Last</th><th scope="col" class="state-col">State</th></tr></thead>
    <tbody>${list.patterns.map((p) => html`<${Row} key=${p.id} p=${p} on=${chosen && chosen.id === p.id} onChoose=${onChoose} />`)}</tbody>
  </table></div>`;
}

function Row({ p, on, onChoose }) {
  const row = useRef(null);
  useEffect(() => { if (on) row.current.scrollIntoView({ block: 'nearest' }); }, [on]);
  const follow = (e) => {
    if (!onChoose || e.metaKey || e.ctrlKey || e.shiftKey || e.button) return;
    e.preventDefault();
    onChoose(p);
  };
  return html`<tr ref=${row} class=${on ? 'on' : ''} onClick=${(e) => { if (e.defaultPrevented || String(getSelection())) return; if (onChoose) onChoose(p); else go(href(`/patterns/${p.id}`)); }}>
    <td><${Severity} level=${p.severity} /></td>
    <td class="m" title=${visible(p.text)}><${Anchor} address=${href(`/patterns/${p.id}`)} onClick=${follow} aria-current=${on ? 'true' : undefined}><small>${p.services.slice(0, 2).map(visible).join(', ')}${
      p.services.length > 2 ? ` +${p.services.length - 2}` : ''}</small><b>${visible(p.title)}</b><span class="x"><${PatternText} text=${p.text} max=${200} /></span></${Anchor}></td>
    <td class="trend"><${Sparkline} values=${p.trend} unusual=${p.state === 'new' ? p.trend.map((n) => n > 0) : []} width=${104} height=${22}
      label=${`Trend: ${count(p.count)} lines, most in one part ${count(Math.max(0, ...p.trend))}`} /></td>
    <td class="n num">${count(p.count)}</td><td class="n num mut share">${percent(p.share)}</td>
    <td class="c-first num mut" title=${dateTime(p.first_seen)}>${ago(p.first_seen)}</td><td class="c-last num mut" title=${dateTime(p.last_seen)}>${ago(p.last_seen)}</td>
    <td class="state-col"><${StateTag} state=${p.state} /></td></tr>`;
}

const Pager = ({ offset, shown, total }) => html`<nav class="pt-pager" aria-label="Pages of patterns">
  <span class="num">${count(offset + 1)} to ${count(offset + shown)} of ${count(total)}</span><span class="sp"></span>
  ${offset > 0 && html`<${Button} href=${patched({ offset: offset > PAGE ? offset - PAGE : null, sel: null })}>Previous</${Button}>`}
  ${offset + shown < total && html`<${Button} href=${patched({ offset: offset + PAGE, sel: null })}>Next</${Button}>`}</nav>`;
