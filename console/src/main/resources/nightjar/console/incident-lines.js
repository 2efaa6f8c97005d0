// The lines of an incident: how many over time, and the first unusual one with what followed.
import { html, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { VolumeChart } from './chart.js';
import { useKeys } from './keys.js';
import { Button, Card, Empty, LogText, SEVERITIES, Severity, Sparkline, Loading } from './parts.js';
import { Link, go, href } from './route.js';
import { count, dateTime, duration, hms, hmsMilli, ms, wholeSteps } from './time.js';

const MARGIN = 0.08;
const LEAST_MS = 10 * 60e3;
const MOST_COLUMNS = 130;

/** The incident's time with a margin, as {from, to, buckets}; null if it has no time. */
export function spanOf(incident) {
  const first = ms(incident.first_time), last = ms(incident.last_time) ?? first;
  if (first === null) return null;
  const margin = Math.max((last - first) * MARGIN, (LEAST_MS - (last - first)) / 2, 60e3);
  return wholeSteps(first - margin, Math.min(last + margin, Math.max(Date.now(), last)), MOST_COLUMNS);
}

function filterOf(incident) {
  const patterns = [...new Set(incident.findings.map((finding) => finding.pattern_id).filter(Boolean))].slice(0, 20);
  if (patterns.length > 0) return { filter: { pattern_id: patterns }, word: patterns.length === 1 ? 'Rate of the pattern involved' : 'Rate of the ' + patterns.length + ' patterns involved' };
  if (incident.services.length === 1) return { filter: { service: incident.services[0] }, word: 'Rate of the service' };
  return { filter: { incident: incident.number }, word: 'Rate of its lines' };
}

function markerOf(incident) {
  if (incident.first?.time) return [{ time: incident.first.time, text: 'First unusual line, ' + hms(incident.first.time), kind: 'unusual' }];
  return incident.first_time ? [{ time: incident.first_time, text: 'From ' + hms(incident.first_time), kind: 'unusual' }] : [];
}

/** Lines over time against what is expected. */
export function Rate({ incident, span }) {
  const { filter, word } = filterOf(incident);
  const call = useApi(span ? '/api/v1/logs/volume' : null, { from: span?.from, to: span?.to, buckets: span?.buckets, ...filter });
  const { data, error } = call;
  const seen = new Set((data?.volume_data || []).flatMap((bucket) => Object.keys(bucket.level_breakdown)));
  const legend = data && html`<div class="legend">${SEVERITIES.filter(([name]) => seen.has(name)).map(([name, letter, said]) =>
    html`<span key=${name}><i class=${letter} />${said}</span>`)}<span><i class="band" />Expected</span></div>`;
  return html`<${Card} title=${word} note=${data && 'lines per ' + duration(data.bucket_seconds)} right=${legend}>
    ${data && html`<div class="chart"><${VolumeChart} buckets=${data.volume_data} bucketSeconds=${data.bucket_seconds} from=${span.fromMs} to=${span.toMs}
      band=${true} markers=${markerOf(incident)} height=${146} label=${word} /></div>`}
    ${span && !data && !error && html`<${Loading} slow=${call.slow} rows=${5} />`}
    ${(!span || error) && html`<div class="chart wide"><${Sparkline} values=${incident.trend?.counts || []} unusual=${incident.trend?.unusual} width=${720} height=${90} label=${word} />
      <p class="cap">${error ? 'The exact rate could not be read (' + error.message + '); this is its trend.' : 'Its lines have no time; this is their order.'}</p></div>`}<//>`;
}

const same = (a, b) => a && b && a.file === b.file && a.line === b.line;

/** Words between two lines shown, if lines lie between them. */
function between(a, b) {
  const lines = a && a.file === b.file ? b.line - a.line - 1 : 0;
  if (lines <= 0) return null;
  const seconds = a.time && b.time ? (ms(b.time) - ms(a.time)) / 1000 : null;
  return count(lines) + (lines === 1 ? ' line' : ' lines') + ' between' + (seconds === null ? '' : ', ' + duration(seconds));
}

function Line({ line, n, isFirst, cited }) {
  const [open, setOpen] = useState(false);
  const note = [isFirst && 'first unusual', cited > 0 && 'cited ' + cited].filter(Boolean).join(', ');
  return html`<li class=${'ll ' + (note ? 'hot ' : '') + (open ? 'open' : '')} id=${'line-' + (n + 1)}>
    <button type="button" class="ll-row" aria-expanded=${open} onClick=${() => setOpen(!open)}>
      <span class="t" title=${line.time ? dateTime(line.time) : ''}>${line.time ? hmsMilli(line.time) : count(line.line)}</span>
      <${Severity} level=${line.level} /><span class="m"><${LogText} text=${line.text} /></span><span class="n">${note}</span></button>
    ${open && html`<div class="ll-more"><span class="mono"><${LogText} text=${line.file} max=${200} />:${line.line}</span>
      ${line.log_id && html`<${Link} class="act-link" to="/explore" query=${{ log: line.log_id, from: null, to: null }}>Lines around it<//>`}</div>`}</li>`;
}

/** First unusual line, then what followed. */
export function Lines({ incident, span }) {
  const query = { incident: incident.number, from: span?.from, to: span?.to, range: null };
  const explore = href('/explore', query);
  useKeys('Incident', { o: { label: 'Open in Explore', run: () => go(explore) } });
  const { samples } = incident;
  const cites = incident.explanation?.cites || [];
  return html`<${Card} title="Log lines" note=${incident.first ? 'first unusual line, then what followed' : 'what was written before'} right=${html`<${Button} href=${explore} keys="O">Open in Explore<//>`}>
    ${samples.length === 0 && html`<${Empty} title="There are no lines to show">It is about lines that did not come.<//>`}
    <ol class="lls">${samples.map((line, i) => html`
      ${between(samples[i - 1], line) && html`<li class="more">${between(samples[i - 1], line)}</li>`}
      <${Line} key=${i} line=${line} n=${i} isFirst=${same(line, incident.first)} cited=${cites.indexOf(i) + 1} />`)}</ol>
    ${incident.sessions.length > 0 && html`<div class="follow"><span class="cap">Follow</span>${incident.sessions.slice(0, 6).map((session) => html`
      <${Link} key=${session} class="mono act-link" to="/explore" query=${{ q: '"' + session + '"', from: span?.from, to: span?.to, range: null }}><${LogText} text=${session} max=${60} /><//>`)}</div>`}<//>`;
}
