// Why it was flagged: the points of each detector, which add up to the score.
import { html } from './vendor/htm-preact-standalone.js';
import { Card, PatternText } from './parts.js';
import { timesIn } from './time.js';

const WORDS = {
  new: 'New pattern', rate: 'Rate', silence: 'Silence', session: 'Order', value: 'Value', window: 'Time window', severity: 'Severity',
};
/** A detector as people call it. */
export const detectorWord = (name) => WORDS[name] || name[0].toUpperCase() + name.slice(1);

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Evidence of each detector; what names none of those with points stands last. */
const textsOf = (incident, detector) => incident.evidence.filter((e) => e.detector === detector).map((e) => e.text);

function Row({ detector, points, most, texts }) {
  return html`<li class="why"><span class="bar" aria-hidden="true"><i style=${{ width: (points / most) * 100 + '%' }} /></span>
    <b class="num">${points}<span class="sr"> points</span></b><span class="d">${detectorWord(detector)}</span>
    <p>${texts.length === 0 ? '' : html`<${PatternText} text=${timesIn(texts[0])} max=${400} />`}
      ${texts.length > 1 && html`<details><summary>${texts.length - 1} more</summary>${texts.slice(1).map((text) => html`<span><${PatternText} text=${timesIn(text)} max=${400} /></span>`)}</details>`}</p></li>`;
}

/** The card. */
export function Why({ incident }) {
  const rows = Object.entries(incident.points).sort((a, b) => b[1] - a[1]);
  const sum = rows.reduce((total, [, points]) => total + points, 0);
  const one = rows.length === 1;
  const note = (NUMBERS[rows.length] || rows.length) + (one ? ' detector' : ' detectors') + ', points add up to the score';
  const total = one ? '' : rows.map(([, points]) => points).join(' + ') + ' = ' + sum;
  return html`<${Card} title="Why it was flagged" note=${note} right=${html`<span class="cap num">${total}</span>`}>
    <ul class="whys">${rows.map(([detector, points]) => html`<${Row} key=${detector} detector=${detector} points=${points} most=${rows[0][1]} texts=${textsOf(incident, detector)} />`)}</ul><//>`;
}
