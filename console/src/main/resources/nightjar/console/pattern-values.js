// What stands in the slots of a pattern, which patterns are like it, and what people said about it.
import { html } from './vendor/htm-preact-standalone.js';
import { undo } from './deeds.js';
import { Button, Card, PatternText, Tag, visible } from './parts.js';
import { Link } from './route.js';
import { ago, count, dateTime, percent, plural } from './time.js';

const KINDS = {
  number: 'number', hex: 'hexadecimal', uuid: 'UUID', ipv4: 'IPv4', ipv6: 'IPv6', mac: 'MAC', email: 'e-mail', url: 'URL',
  host_port: 'host and port', base64: 'Base64', id: 'id',
};
export const kindWord = (kind) => KINDS[kind] || kind.replace(/_/g, ' ');
const figure = (n) => (Math.abs(n) >= 1000 ? count(Math.round(n)) : String(Number(n.toPrecision(4))));

/** Where the numbers lie between least and greatest, and the figures in words. */
function Strip({ q }) {
  const place = (n) => `${q.max > q.min ? ((n - q.min) / (q.max - q.min)) * 100 : 0}%`;
  const unit = q.unit ? ' ' + visible(q.unit) : '';
  return html`<div class="pv-q num"><div class="pv-strip" aria-hidden="true"><i class="half" style=${{ width: place(q.p50) }}></i><i class="most" style=${{ width: place(q.p95) }}></i>
    ${[q.p50, q.p95, q.p99].map((n) => html`<b style=${{ left: place(n) }}></b>`)}</div>
    <dl>${[['least', q.min], ['half below', q.p50], ['95 %', q.p95], ['99 %', q.p99], ['most', q.max]].map(([word, n]) => html`<div><dt>${word}</dt><dd>${figure(n)}${unit}</dd></div>`)}</dl></div>`;
}

function Slot({ slot, p }) {
  const most = Math.max(1, ...slot.top.map((v) => v.count));
  const unlike = slot.top.length > 0 && most === 1 && slot.distinct > 1;
  return html`<section class="pv-slot" aria-label=${`Slot ${slot.index + 1}`}><div class="pv-h"><b>Slot ${slot.index + 1}</b><${Tag}>${kindWord(slot.kind)}</${Tag}>
      <small>${slot.distinct === 0 ? 'no values seen' : unlike ? `${plural(slot.distinct, 'value')}, all different` : `at least ${plural(slot.distinct, 'value')}`}</small></div>
    ${slot.quantiles && html`<${Strip} q=${slot.quantiles} />`}
    ${!(unlike && slot.quantiles) && html`<ul class="pv-top">${slot.top.slice(0, unlike ? 3 : 6).map((v) => html`<li key=${v.value}>
      <${Link} class="mono ell" title=${visible(v.value)} to="/explore" query=${{ pattern: p.id, q: v.value.trim() && `"${v.value.replace(/["\\]/g, ' ').trim()}"` }}><bdi>${visible(v.value) || 'empty'}</bdi></${Link}>
      <i aria-hidden="true"><b style=${{ width: `${(v.count / most) * 100}%` }}></b></i><span class="num mut">${percent(v.count / Math.max(1, slot.records))}</span></li>`)}</ul>`}</section>`;
}

/** Distributions of the values, slot by slot. */
export const Values = ({ p }) => html`<${Card} title="Values" note=${p.parameters.length && p.looked_at ? `of the latest ${plural(p.looked_at, 'line')}` : ''}>
  <div class="pv-slots">${p.parameters.slice(0, 24).map((slot) => html`<${Slot} key=${slot.index} slot=${slot} p=${p} />`)}
    ${p.parameters.length > 24 && html`<p class="cap">${p.parameters.length - 24} more slots</p>`}
    ${!p.parameters.length && html`<p class="mut">All its lines say the same: there is no slot.</p>`}</div></${Card}>`;

/** Patterns with many words in common. */
export const Neighbours = ({ p }) => html`<${Card} title="Like it" note="by common words"><ul class="pv-list">${p.neighbours.map((n) => html`<li key=${n.id}>
    <${Link} to=${`/patterns/${n.id}`} title=${visible(n.text)}><span class="ell">${visible(n.title)}</span></${Link}><span class="num mut">${percent(n.likeness)}</span></li>`)}
  ${!p.neighbours.length && html`<li class="mut">No other pattern has a word of it.</li>`}</ul></${Card}>`;

const says = (fact) => ({
  rename: () => `called it “${visible(fact.title).slice(0, 120)}”`,
  pin: () => 'pinned it',
  split: () => `split off “${visible(fact.value).slice(0, 80)}”`,
  join: () => `joined ${plural(Math.max(2, fact.patterns.length), 'pattern')}`,
  undo: () => `took back change ${fact.undone}`,
}[fact.kind] || (() => fact.kind))();

/** What people said about it, latest first. */
export const History = ({ p, done }) => html`<${Card} title="Changes by people"><ol class="pv-list pv-facts">${p.facts.map((fact) => html`<li key=${fact.version} class=${fact.holds ? '' : 'off'}>
    <span><span class="num mut">${fact.version}</span> <b>${visible(fact.by).slice(0, 60) || 'somebody'}</b> ${says(fact)}${fact.holds ? '' : html` <span class="mut">(undone)</span>`}
      <small class="mut" title=${dateTime(fact.at)}> ${ago(fact.at)}</small>
      ${fact.kind === 'split' && fact.patterns.filter((each) => each.id !== p.id).map((each) => html` <${Link} class="act-link" to=${`/patterns/${each.id}`}>${visible(each.title)}</${Link}>`)}</span>
    ${fact.holds && html`<${Button} onClick=${() => undo(fact, done)} aria-label=${`Undo change ${fact.version}`}>Undo</${Button}>`}</li>`)}
  ${!p.facts.length && html`<li class="mut">Nobody has changed it. A name, a split or a join is kept here and can be undone.</li>`}</ol></${Card}>`;

/** The pattern with a value in one of its slots. */
export const Filled = ({ text, slot, value }) => html`<${PatternText} text=${text.split('<*>').reduce((all, part, i) =>
  all + (i - 1 === slot ? value : '<*>') + part)} />`;
