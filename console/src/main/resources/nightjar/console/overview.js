// Overview: is anything wrong, and is it the logs or the pipeline?
import { html } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { VolumeChart } from './chart.js';
import { useDeeds } from './deeds.js';
import { IncidentRow } from './incident-row.js';
import { useLive } from './live.js';
import { Card, Empty, ErrorBox, LogText, PatternText, SEVERITIES, Severity, Loading, Tabs, Tag, useMedia, visible } from './parts.js';
import { Link, patch } from './route.js';
import { Frame } from './shell.js';
import { ago, count, dateTime, duration, iso, percent, short, timesIn, useRange, wholeSteps } from './time.js';

const MOST_BUCKETS = 169;
const SHOWN = 6;

const Fact = ({ word, children }) => html`<div><dt class="cap">${word}</dt><dd>${children}</dd></div>`;

const Verdict = ({ data }) => html`<section class="verdict" aria-label="Summary">
  <p aria-live="polite">${timesIn(data.verdict.headline)} <span><${PatternText} text=${timesIn(data.verdict.detail)} max=${400} /></span></p>
  <dl class="facts num"><${Fact} word="Lines read">${count(data.lines)}<//><${Fact} word="Patterns">${count(data.patterns)}<//>
    <${Fact} word="New patterns">${count(data.new_patterns)}<//><${Fact} word="Unusual lines">${percent(data.unusual_share)}<//></dl></section>`;

function levelsOf(volume) {
  const seen = new Set(volume.volume_data.flatMap((bucket) => Object.keys(bucket.level_breakdown)));
  return SEVERITIES.filter(([name]) => seen.has(name)).reverse();
}

const STEPS = [1, 25, 50, 70, 90];
const CELL = 10, GAP = 1.6, TALL = 14;
/** 0 for nothing, else 1 to 5 as the colours --a1 to --a5. */
const step = (score) => STEPS.filter((least) => score >= least).length;

function cells(scores, wanted) {
  const box = (i) => `M${i * CELL + GAP / 2} 0h${CELL - GAP}v${TALL}h${GAP - CELL}z`;
  return scores.map((score, i) => (step(score) === wanted ? box(i) : '')).join('');
}

function told(lane, from, seconds) {
  const most = Math.max(...lane.scores, 0);
  if (most === 0) return visible(lane.service) + ': nothing unusual';
  const at = Date.parse(from) + lane.scores.indexOf(most) * seconds * 1000;
  return visible(lane.service) + ': highest anomaly score ' + most + ', ' + short(at);
}

const Lane = ({ lane, isAll, from, seconds }) => html`<div class="lane">
  ${isAll ? html`<b class="ell">${lane.service}</b>`
    : html`<${Link} class="ell mono" to="/explore" query=${{ service: lane.service }}><${LogText} text=${lane.service} max=${60} /><//>`}
  <svg viewBox=${`0 0 ${lane.scores.length * CELL} ${TALL}`} preserveAspectRatio="none" role="img" aria-label=${told(lane, from, seconds)}>
    ${[0, 1, 2, 3, 4, 5].map((k) => html`<path class=${'a' + k} d=${cells(lane.scores, k)} />`)}</svg></div>`;

/** Anomaly scores over time, a lane per service: `lanes` as the overview call gives them: the first is all services together. */
const Lanes = ({ lanes, from, bucketSeconds }) => html`<div class="lanes" role="group" aria-label="Highest anomaly score by service">
  ${lanes.map((lane, i) => html`<${Lane} key=${lane.service} lane=${lane} isAll=${i === 0} from=${from} seconds=${bucketSeconds} />`)}
  <div class="lane-key cap">Anomaly score 0 <svg viewBox="0 0 100 9" width="100" height="9" aria-hidden="true">
    ${[1, 2, 3, 4, 5].map((k) => html`<rect class=${'a' + k} x=${(k - 1) * 20} width="19" height="9" rx="1.5" />`)}</svg> 100</div></div>`;

function Volume({ volume, overview, range }) {
  const narrow = useMedia('(max-width: 760px)');
  const { data, error, reload, stale, slow } = volume;
  const legend = data && html`<div class="legend">${levelsOf(data).map(([name, letter, word]) =>
    html`<span key=${name}><i class=${letter} />${word}</span>`)}<span><i class="band" />Expected</span></div>`;
  const note = data && 'per ' + duration(data.bucket_seconds) + ', with the expected range' + (data.complete ? '' : '; part of the range did not answer');
  return html`<${Card} title="Log volume" note=${note} right=${legend} class=${stale ? 'stale' : ''}>
    ${error && html`<${ErrorBox} error=${error} onRetry=${reload} still="Incidents and patterns below are up to date." />`}
    ${data ? html`<div class="chart"><${VolumeChart} buckets=${data.volume_data} bucketSeconds=${data.bucket_seconds} from=${range.fromMs} to=${range.toMs}
        band=${true} markers=${overview?.markers || []} height=${narrow ? 140 : 176} gutter=${narrow ? 40 : 96} label="Log volume by severity"
        onBrush=${(from, to) => from !== null && patch({ range: null, from: iso(from), to: iso(to) })} /></div>`
      : !error && html`<${Loading} slow=${slow} rows=${6} />`}
    ${overview && overview.lanes.length > 0 && html`<${Lanes} lanes=${overview.lanes} from=${range.from} bucketSeconds=${overview.bucket_seconds} />`}<//>`;
}

const NONE = {
  review: ['Nothing needs review', 'What Nightjar finds unusual appears here with its score and its evidence.'],
  open: ['No incident is open', 'What Nightjar finds unusual appears here with its score and its evidence.'],
  resolved: ['None resolved yet', 'Incidents that ended, or that somebody resolved, are kept here.'],
};

function Incidents({ list, tab }) {
  const { data, error, reload, slow, stale } = list;
  const counts = data?.counts || {};
  const tabs = html`<${Tabs} label="Incidents shown" name="tab" active=${tab} items=${[
    { key: 'review', label: 'Needs review', count: counts.review }, { key: 'open', label: 'Open', count: counts.open },
    { key: 'resolved', label: 'Resolved' }]} />`;
  return html`<${Card} title="Incidents" right=${tabs} class=${stale ? 'stale' : ''}>
    ${error && html`<${ErrorBox} error=${error} onRetry=${reload} />`}
    ${data ? html`<ul class="incs">${data.incidents.slice(0, SHOWN).map((incident) => html`<${IncidentRow} key=${incident.number} incident=${incident} />`)}</ul>`
      : !error && html`<${Loading} slow=${slow} />`}
    ${data && data.incidents.length === 0 && html`<${Empty} title=${NONE[tab][0]}>${NONE[tab][1]}<//>`}
    ${data && data.total > SHOWN && html`<${Link} class="more-link act-link" to="/incidents" query=${{ tab }}>All ${count(data.total)} incidents<//>`}<//>`;
}

const FirstSeen = ({ data }) => html`<${Card} title="First seen" note=${count(data.new_patterns) + ' of ' + count(data.patterns) + ' patterns'}>
  ${data.first_seen.length === 0 && html`<${Empty} title="No new pattern">Every line in this range is of a pattern known before.<//>`}
  <ul class="firsts">${data.first_seen.map((pattern) => html`<li key=${pattern.id}><${Link} class="first" to=${'/patterns/' + pattern.id} title=${visible(pattern.text)}>
    <${Severity} level=${pattern.severity} /><span class="mono ell"><${PatternText} text=${pattern.text} max=${200} /></span>
    <b class="num">${count(pattern.count)}</b><span class="cap ell"><${LogText} text=${pattern.services.join(', ')} max=${60} />, ${ago(pattern.first_seen)}</span><//></li>`)}</ul><//>`;

const Quiet = ({ source }) => html`<section class="card quiet"><div><h2><${LogText} text=${source.service} max=${60} /> has gone quiet</h2><${Tag} kind="reg">Service<//></div>
  <p class="sec">Last line ${source.last_line ? html`<span title=${dateTime(source.last_line)}>${ago(source.last_line)}</span>` : 'unknown'}. ${visible(source.text)}</p></section>`;

const Nothing = () => html`<section class="card"><${Empty} title="Nothing has been read in this range">
  Choose a longer time range above, start Nightjar with a file, or send lines to it:<//>
  <pre class="code">nightjar up /var/log/app.log
curl --data-binary @app.log -H 'Content-Type: text/plain' ${location.origin}/api/v1/logs</pre></section>`;

/** The page. */
export function Page({ route }) {
  const { beat } = useLive();
  const range = useRange(route, beat);
  const tab = NONE[route.query.tab] ? route.query.tab : 'open';
  const span = wholeSteps(range.fromMs, range.toMs, MOST_BUCKETS);
  const asked = { from: span.from, to: span.to, buckets: span.buckets };
  const overview = useApi('/api/v1/overview', asked, beat);
  const volume = useApi('/api/v1/logs/volume', asked, beat);
  const list = useApi('/api/v1/incidents', { state: tab, limit: 20 }, beat);
  useDeeds(() => list.reload());
  const data = overview.data;
  const isEmpty = data && data.lines === 0;
  return html`<${Frame} title="Overview">
    ${overview.error && html`<${ErrorBox} error=${overview.error} onRetry=${overview.reload} still="What is shown below may be old." />`}
    ${data ? html`<${Verdict} data=${data} />` : !overview.error && html`<${Loading} slow=${overview.slow} rows=${2} />`}
    ${isEmpty ? html`<${Nothing} />` : html`<${Volume} volume=${volume} overview=${data} range=${span} />`}
    <div class="ov-cols"><${Incidents} list=${list} tab=${tab} />
      <div class="ov-side">${data && !isEmpty && html`<${FirstSeen} data=${data} />`}
        ${data && data.quiet.map((source) => html`<${Quiet} key=${source.service} source=${source} />`)}</div></div><//>`;
}
