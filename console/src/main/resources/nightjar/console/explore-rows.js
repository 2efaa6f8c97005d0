// A line in the list, and all that is known of it when it is open.
import { html, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { Link } from './route.js';
import { Button, ErrorBox, Kbd, Loading, PatternText, Score, Severity, detectorWord, visible } from './parts.js';
import { count, dateTime, dayMonth, hms, hmsMilli, zoneLabel } from './time.js';
import { fieldsIn, idsIn, messageParts } from './explore-text.js';

const MOST_SHOWN = 400;
const MOST_READ = 8000;
const MARKER = /^\[[A-Z_]+\](?: [0-9a-f]{8})?$/;

export const COLUMNS = html`<span role="columnheader"><span class="sr">Unusual</span></span><span role="columnheader" aria-sort="descending">Time ↓</span
  ><span role="columnheader"><span class="sr">Level</span></span><span role="columnheader">Service</span><span role="columnheader">Message</span
  ><span role="columnheader" class="end">Score</span>`;

/** A message with what varies in blue and what was searched for marked. */
export function Message({ text, pattern, words }) {
  return messageParts(text, pattern, words).map((part) => {
    const shown = visible(part.text);
    if (part.value && MARKER.test(part.text)) return html`<span class="pii">${part.text.replace(/[[\]]/g, '')}</span>`;
    if (part.hit) return html`<mark class="hl">${shown}</mark>`;
    return part.value ? html`<i class="p">${shown}</i>` : shown;
  });
}

/** days: whether times need their day. */
export const cells = (log, { patterns, words, days }) => html`
  <span role="gridcell" class=${`edge ${tone(log)}`}>${log.is_anomaly && html`<span class="sr">Unusual</span>`}</span>
  <span role="gridcell" class="t">${days ? `${dayMonth(log.timestamp)} ${hms(log.timestamp)}` : hmsMilli(log.timestamp)}</span>
  <span role="gridcell"><${Severity} level=${log.level} /></span>
  <span role="gridcell" class="s">${visible(log.service)}</span>
  <span role="gridcell" class="m" dir="ltr"><${Message} text=${firstLine(log.message)} pattern=${patterns.get(log.pattern_id)} words=${words} /></span>
  <span role="gridcell" class="end num">${log.is_anomaly ? log.score : ''}</span>`;

const firstLine = (text) => {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.slice(0, MOST_SHOWN) : `${text.slice(0, Math.min(end, MOST_SHOWN))} ⏎`;
};
const tone = (log) => (!log.is_anomaly ? '' : log.score >= 90 ? 'a4' : log.score >= 50 ? 'a3' : 'a2');

/** Ids in a line, at its beginning where it is long. */
export const idsOf = (log) => idsIn((log.text || log.message).slice(0, MOST_READ));

/** act: {context, like, hide, copy}, each a function of the line; follow, of an id in it; only, of a field in it. */
export function Detail({ log, patterns, words, act }) {
  const more = useApi(`/api/v1/logs/${log.id}`);
  const known = more.data || {};
  const pattern = (known.pattern && (known.pattern.text || known.pattern)) || patterns.get(log.pattern_id);
  const why = [...new Set((known.findings || []).map((f) => `${detectorWord(f.detector)}${f.points ? ` ${f.points}` : ''}`))].join(', ');
  const whole = log.text || log.message;
  const at = whole.lastIndexOf(log.message);
  const head = at > 0 ? whole.slice(0, at) : '';
  const body = at > 0 ? whole.slice(at) : whole;
  const pii = log.pii_entities_detected || [];
  const start = whole.slice(0, MOST_READ);
  return html`<div class="ex-detail">
    <pre class="raw" dir="ltr" tabindex="0" aria-label="Whole line">${head && html`<span class="mut">${visible(head)}</span>`}<${Message} text=${body}
      words=${words} pattern=${body === log.message ? pattern : undefined} /></pre>
    <dl>
      <dt>Pattern</dt><dd class="mono">${log.pattern_id ? html`<${Link} to=${`/patterns/${log.pattern_id}`} class="ex-plain">${pattern
        ? html`<${PatternText} text=${pattern} max=${240} />` : log.pattern_id}</${Link}>` : html`<span class="mut">Not yet known</span>`}</dd>
      <dt>Time</dt><dd>${dateTime(log.timestamp)}.${hmsMilli(log.timestamp).slice(-3)} <span class="mut">${zoneLabel()}</span></dd>
      <dt>Why unusual</dt><dd>${more.loading && !more.data ? html`<span class="mut">Loading</span>` : more.error
        ? html`<span class="mut">Not loaded: ${more.error.message}</span>`
        : why ? visible(why)
        : log.is_anomaly ? 'Part of an unusual group of lines' : html`<span class="mut">It is not</span>`}</dd>
      ${pii.length > 0 && html`<dt>Redacted</dt><dd><${Redacted} id=${log.id} kinds=${pii} /></dd>`}
    </dl>
    <dl>
      <dt>Score</dt><dd>${log.is_anomaly ? html`<${Score} score=${log.score} />` : html`<span class="mut">None</span>`}</dd>
      <dt>Incident</dt><dd>${log.incident ? html`<${Link} to=${`/incidents/NJ-${log.incident}`}>NJ-${log.incident}</${Link}>`
        : html`<span class="mut">None</span>`}</dd>
      <dt>Service</dt><dd class="mono">${visible(log.service)}</dd>
      <dt>Source</dt><dd class="mono wrap">${visible(log.source)}${log.line ? `:${count(log.line)}` : ''}</dd>
    </dl>
    <${Parts} name="Fields" title="Only lines with this field" of=${fieldsIn(start)} run=${act.only} />
    <${Parts} name="Follow this id" keys="F" title="Every line with it, of all services, oldest first" of=${idsOf(log)} run=${act.follow} />
    <div class="acts">
      <${Button} keys="C" onClick=${() => act.context(log)}>Context ±10</${Button}>
      ${log.pattern_id && html`<${Button} keys="S" onClick=${() => act.like(log)}>Lines like this</${Button}>
        <${Button} keys="-" onClick=${() => act.hide(log)}>Hide pattern</${Button}>`}
      <${Button} kind="ghost" keys="Y" onClick=${() => act.copy(log)}>Copy link</${Button}>
    </div>
  </div>`;
}

const kindWord = (kind) => kind.toLowerCase().replace(/_/g, ' ');

/** What was masked in a line, and when asked why: of the values themselves nothing is known here. */
function Redacted({ id, kinds }) {
  const [open, setOpen] = useState(false);
  const why = useApi(open ? `/api/v1/logs/${id}/redactions` : null);
  if (!open) return html`${kinds.map(kindWord).join(', ')} <${Button} kind="ghost" onClick=${() => setOpen(true)}>Why</${Button}>`;
  if (why.error) return html`${kinds.map(kindWord).join(', ')} <span class="mut">Not loaded: ${why.error.message}</span>`;
  if (!why.data) return html`<span class="mut">Loading</span>`;
  return html`<span class="ex-masked">${why.data.masked.map((m) => html`<span><b>${visible(kindWord(m.type))}</b>, ${visible(m.reason)}</span>`)}
    ${why.data.note && html`<span class="mut">${visible(why.data.note)}</span>`}</span>`;
}

/** Parts of a line that one can ask for: texts, or lists that make one. */
const Parts = ({ name, title, keys, of, run }) => of.length > 0 && html`<p class="ex-ids"><span class="mut">${name}${keys && html` <${Kbd}>${keys}</${Kbd}>`}</span>${of.map((part) =>
  html`<button type="button" class="mono" title=${title} onClick=${() => run(part)}>${visible([part].flat().join('='))}</button>`)}</p>`;

/** A line that a link names and that is not in the list. */
export function Linked({ id, onClose, ...rest }) {
  const found = useApi(`/api/v1/logs/${id}`);
  return html`<section class="card ex-linked" aria-label="Linked line">
    <div class="h"><h2>Linked line</h2><small>not among the lines below</small><span class="sp" />
      <${Button} kind="ghost" icon="close" aria-label="Close linked line" onClick=${onClose} /></div>
    ${found.error ? html`<${ErrorBox} error=${found.error} onRetry=${found.reload} />`
      : found.data ? html`<${Detail} log=${found.data} ...${rest} />` : html`<${Loading} slow=${found.slow} rows=${3} />`}
  </section>`;
}
