// About an incident: why it was flagged, the explanation, earlier ones, where it is, what was done.
import { html } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { markWord } from './deeds.js';
import { Card, LogText, PatternText, detectorWord } from './parts.js';
import { Link } from './route.js';
import { ago, dateTime, hm, percent, plural, short, timesIn } from './time.js';

const jump = (n) => (event) => {
  event.preventDefault();
  const line = document.getElementById('line-' + (n + 1));
  line?.scrollIntoView({ block: 'center' });
  line?.querySelector('button').focus();
};
const Cite = ({ n, line }) => html`<sup><a class="cite" href=${'#line-' + (line + 1)} onClick=${jump(line)} aria-label=${'Line cited ' + n}>${n}</a></sup>`;

/** Text with its [1] [2] as links to the lines they cite. */
function cited(text, cites) {
  return text.split(/ ?\[(\d{1,2})\]/).map((part, i) => {
    const n = Number(part);
    if (i % 2 === 0) return html`<${PatternText} text=${timesIn(part)} />`;
    if (!(n >= 1 && n <= cites.length)) return '[' + part + ']';
    return html`<${Cite} n=${n} line=${cites[n - 1]} />`;
  });
}

/** Links to the lines that the text does not place itself. */
const unplaced = (text, cites) => cites.map((line, i) =>
  (text.includes('[' + (i + 1) + ']') ? '' : html`<${Cite} n=${i + 1} line=${line} />`));

const WRITERS = { rules: 'Written by rules, no model' };

/** What it means, who wrote it, which lines it rests on. */
export function Explanation({ incident }) {
  const { text, by, cites } = incident.explanation;
  const [, first, rest] = /^(.*?[.!?](?: ?\[\d+\])*)(?=\s|$)([\s\S]*)$/.exec(text) || [null, text, ''];
  return html`<${Card} title="Explanation"><div class="explain">
    <p><b>${cited(first, cites)}</b>${cited(rest, cites)}${unplaced(text, cites)}</p>
    <div class="made-by"><span>${WRITERS[by] || 'Written by ' + by}</span><span>·</span><span>Personal data masked</span>
      ${cites.length > 0 && [html`<span>·</span>`, html`<span>cites ${plural(cites.length, 'line')}</span>`]}</div></div><//>`;
}

/** Earlier incidents about the same thing, and how they ended. */
export const SeenBefore = ({ incident }) => html`<${Card} title="Seen before" note=${incident.seen_before.length === 0 ? 'never' : ''}>
  ${incident.seen_before.length > 0 && html`<ul class="befores">${incident.seen_before.slice(0, 5).map((old) => html`<li key=${old.number}>
    <${Link} class="before" to=${'/incidents/' + old.name}><b><${PatternText} text=${old.name + ' ' + old.title} max=${160} /></b>
      <span class="sec">${old.ended_at ? html`Ended <span title=${dateTime(old.ended_at)}>${ago(old.ended_at)}</span>` : 'Still ' + old.state}${old.mark !== 'none' ? ', marked ' + markWord(old.mark).toLowerCase() : ''}</span><//></li>`)}</ul>`}<//>`;

/** Which services its lines come from. */
export function Where({ incident, span }) {
  const { data } = useApi('/api/v1/logs/facets', { incident: incident.number, from: span?.from, to: span?.to });
  const rows = (data?.service || []).slice(0, 6);
  const total = (data?.service || []).reduce((sum, row) => sum + row.count, 0);
  if (rows.length === 0) return null;
  return html`<${Card} title="Where" note="share of its lines"><ul class="wheres">${rows.map((row, i) => html`<li key=${row.name}>
    <span class="mono ell"><${LogText} text=${row.name} max=${60} /></span><span class="track" aria-hidden="true"><i class=${i === 0 ? 'most' : ''} style=${{ width: (row.count / total) * 100 + '%' }} /></span>
    <span class="num sec">${percent(row.count / total)}</span></li>`)}</ul><//>`;
}

/** What happened to it, latest first. */
export const Activity = ({ incident }) => html`<${Card} title="Activity"><ol class="acts-list num">${[...incident.activity].reverse().map((act) => html`<li>
  <time class="mut" title=${dateTime(act.time)} datetime=${act.time}>${short(act.time).length > 8 ? short(act.time) : hm(act.time)}</time>
  <span><${LogText} text=${act.text} max=${300} />${act.who && act.who !== 'nightjar' ? html`<span class="mut">, <${LogText} text=${act.who} max=${60} /></span>` : ''}</span></li>`)}</ol><//>`;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Evidence of each detector; what names none of those with points stands last. */
const textsOf = (incident, detector) => incident.evidence.filter((e) => e.detector === detector).map((e) => e.text);

function Row({ detector, points, most, texts }) {
  return html`<li class="why"><span class="bar" aria-hidden="true"><i style=${{ width: (points / most) * 100 + '%' }} /></span>
    <b class="num">${points}<span class="sr"> points</span></b><span class="d">${detectorWord(detector)}</span>
    <p>${texts.length === 0 ? '' : html`<${PatternText} text=${timesIn(texts[0])} max=${400} />`}
      ${texts.length > 1 && html`<details><summary>${texts.length - 1} more</summary>${texts.slice(1).map((text) => html`<span><${PatternText} text=${timesIn(text)} max=${400} /></span>`)}</details>`}</p></li>`;
}

/** Why it was flagged: the points of each detector, which add up to the score. */
export function Why({ incident }) {
  const rows = Object.entries(incident.points).sort((a, b) => b[1] - a[1]);
  const sum = rows.reduce((total, [, points]) => total + points, 0);
  const one = rows.length === 1;
  const note = (NUMBERS[rows.length] || rows.length) + (one ? ' detector' : ' detectors') + ', points add up to the score';
  const total = one ? '' : rows.map(([, points]) => points).join(' + ') + ' = ' + sum;
  return html`<${Card} title="Why it was flagged" note=${note} right=${html`<span class="cap num">${total}</span>`}>
    <ul class="whys">${rows.map(([detector, points]) => html`<${Row} key=${detector} detector=${detector} points=${points} most=${rows[0][1]} texts=${textsOf(incident, detector)} />`)}</ul><//>`;
}
