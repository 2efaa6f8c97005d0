// Health: is Nightjar itself well?
import { html, useEffect, useState } from './vendor/htm-preact-standalone.js';
import { post, useApi } from './api.js';
import { Link } from './route.js';
import { Button, Card, Empty, ErrorBox, Loading, LogText, Tag, visible } from './parts.js';
import { Frame } from './shell.js';
import { ago, count, dateTime, duration, plural } from './time.js';

const EVERY_MS = 5000;
const NAMES = { journal: 'Journal', store: 'Store', detection: 'Detection', alerts: 'Alerts' };
const REFUSED = { full: 'disk full', busy: 'too much waited for the disk', closing: 'stopping', broken: 'disk failed', too_large: 'too large', invalid: 'not valid' };
const KINDS = { ok: 'ok', healthy: 'ok', delivered: 'ok', quiet: 'reg', degraded: 'reg', pending: 'reg', failed: 'esc', unhealthy: 'esc', error: 'esc' };

const Status = ({ status }) => html`<${Tag} kind=${KINDS[status] || ''}>${status ? visible(status[0].toUpperCase() + status.slice(1)) : 'Unknown'}</${Tag}>`;

/** Counts up every five seconds while the page is seen and live is on. */
function useTick(on) {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => document.hidden || setTick((n) => n + 1), EVERY_MS);
    return () => clearInterval(timer);
  }, [on]);
  return tick;
}

export function Page({ route }) {
  const tick = useTick(route.query.live !== 'off');
  const [told, setTold] = useState(0);
  const health = useApi('/health', {}, tick);
  const deliveries = useApi('/api/v1/deliveries', {}, `${tick} ${told}`);
  const letters = useApi('/api/v1/dead-letters', {}, `${tick} ${told}`);
  const redaction = useApi('/api/v1/redaction', {}, tick);
  const onTold = () => setTold((n) => n + 1);
  const h = health.data;
  return html`<${Frame} title="Health" range=${false}>
    ${health.error && !h && html`<${ErrorBox} error=${health.error} onRetry=${health.reload} still="Reading may go on: this page only asks." />`}
    ${!h && !health.error && html`<${Loading} slow=${health.slow} rows=${8} />`}
    ${h && html`<${Verdict} h=${h} late=${health.error} />
      <div class="sy-cols"><${Conservation} c=${h.conservation} /><${Parts} parts=${h.parts} /></div>
      <${DeadLetters} list=${letters.data} onDone=${onTold} />
      <${Sources} sources=${h.sources} />
      <${Redaction} of=${redaction.data} />
      <${Alerts} targets=${h.parts.alerts || {}} deliveries=${deliveries} onTold=${onTold} />
      <p class="sy-links">${[['/metrics', 'Metrics for Prometheus'], ['/docs', 'API reference'], ['/openapi.json', 'OpenAPI document'], ['/health', 'This page as JSON']]
        .map(([to, word]) => html`<a class="act-link" href=${to}>${word}</a>`)}</p>`}
  </${Frame}>`;
}

/** What is not well, in words, worst first. */
function troubles({ parts, sources, conservation: c }) {
  const bad = (status) => status && !['ok', 'healthy', 'disabled', 'quiet'].includes(status);
  const list = Object.entries(parts).filter(([name, p]) => name !== 'alerts' && bad(p.status)).map(([name]) => `${NAMES[name] || name} is not well`);
  const failed = sources.filter((s) => s.status === 'failed');
  if (failed.length) list.push(`${plural(failed.length, 'source')} cannot be read`);
  const alerts = Object.entries(parts.alerts || {}).filter(([, t]) => bad(t.status));
  if (alerts.length) list.push(`alerts to ${alerts.map(([name]) => visible(name)).join(' and ')} fail`);
  if (c && missing(c)) list.push(`${plural(Math.abs(missing(c)), 'line')} unaccounted for`);
  return list;
}

const missing = (c) => c.difference;

function Verdict({ h, late }) {
  const list = troubles(h);
  const quiet = h.sources.filter((s) => s.status === 'quiet').length;
  const sentence = list.length ? `${list.join(', ')}.` : 'Everything works.';
  return html`<div class="sy-verdict"><p class="say"><i class=${`dot ${h.status === 'healthy' ? '' : h.status === 'degraded' ? 'wait' : 'bad'}`}></i>
      <b>Nightjar is ${visible(h.status)}.</b> ${sentence[0].toUpperCase() + sentence.slice(1)}${quiet ? ` ${plural(quiet, 'source')} quiet.` : ''}</p>
    ${late && html`<p class="cap" role="alert">Not up to date: ${late.message}</p>`}
    <dl class="num"><div><dt>Reading</dt><dd>${count(h.lines_per_second)} lines/s</dd></div><div><dt>Up for</dt><dd>${duration(h.uptime_seconds)}</dd></div>
      <div><dt>Open incidents</dt><dd>${count(h.incidents_open)}</dd></div><div><dt>Version</dt><dd>${visible(h.version)}</dd></div></dl></div>`;
}

function Conservation({ c }) {
  if (!c) return null;
  const lost = missing(c);
  const refused = Object.entries(c.refused_since_start || {}).filter(([, n]) => n > 0);
  const term = (n, word) => html`<span class="term"><b>${count(n)}</b><small>${word}</small></span>`;
  return html`<${Card} title="Every line is accounted for" note=${c.since ? `since ${dateTime(c.since)}` : ''} right=${lost ? html`<${Tag} kind="esc">${plural(Math.abs(lost), 'line')} off</${Tag}>`
      : html`<${Tag} kind="ok">Adds up</${Tag}>`}>
    <div class="sy-sum num">${term(c.in, 'in')}<i>=</i>${term(c.stored, 'stored')}<i>+</i>${term(c.pending, 'waiting')}<i>+</i>${c.rejected ? html`<a class="act-link" href="#dead-letters">${term(c.rejected, 'rejected')}</a>` : term(c.rejected, 'rejected')}</div>
    ${refused.length > 0 && html`<p class="sy-none">Not taken since the start, and their senders told so: ${refused.map(([why, n]) => `${count(n)} × ${REFUSED[why] || visible(why)}`).join(', ')}.</p>`}</${Card}>`;
}

function Parts({ parts }) {
  const words = (name, p) => (name === 'detection'
    ? [p.state, p.lag_seconds !== undefined && `lag ${duration(p.lag_seconds)}`, p.behind_arrivals !== undefined && `${plural(p.behind_arrivals, 'arrival')} behind`, p.detail].filter(Boolean).join(', ')
    : p.detail || '');
  return html`<${Card} title="Parts"><ul class="sy-parts">${Object.entries(parts).filter(([name]) => name !== 'alerts').map(([name, p]) => html`<li key=${name}>
    <b>${NAMES[name] || visible(name)}</b><${Status} status=${p.status} /><span class="sec">${visible(words(name, p))}</span></li>`)}</ul></${Card}>`;
}

function Sources({ sources }) {
  if (!sources.length) {
    return html`<${Card} title="Sources"><${Empty} title="No source yet" action=${html`<${Link} class="btn" to="/explore">See how to send lines</${Link}>`}>
      Start Nightjar with files to follow, or send lines over HTTP.</${Empty}></${Card}>`;
  }
  const row = (s) => html`<tr key=${`${s.kind} ${s.name}`}><th scope="row"><${Link} class="mono" to="/explore" query=${{ source: s.name }}>${visible(s.name)}</${Link}></th>
    <td data-name="Kind">${visible(s.kind)}</td><td data-name="Status"><${Status} status=${s.status} /></td>
    <td class="n num" data-name="Lines/s">${rate(s.lines_per_second)}</td><td class="n num" data-name="Lines">${count(s.lines)}</td>
    <td class="n num" data-name="Last line" title=${s.last_line_at ? dateTime(s.last_line_at) : ''}>${s.last_line_at ? ago(s.last_line_at) : 'none yet'}</td>
    <td class=${`n num${s.unparsed ? ' warn' : ''}`} data-name="Unparsed">${count(s.unparsed)}</td><td data-name="Format" class="mono">${visible(s.format)}</td>
    <td class="sec trouble" data-name="Trouble">${visible(s.detail) || '–'}</td></tr>`;
  return html`<${Card} title="Sources" note=${plural(sources.length, 'source')}><div class="sy-scroll" tabindex="0" role="region" aria-label="Sources"><table class="sy-table">
    <thead><tr>${['Source', 'Kind', 'Status', 'Lines/s', 'Lines', 'Last line', 'Unparsed', 'Format', 'Trouble'].map((t, i) => html`
      <th scope="col" class=${i > 2 && i < 7 ? 'n' : ''}>${t}</th>`)}</tr></thead><tbody>${sources.map(row)}</tbody></table></div></${Card}>`;
}

/** Lines that could not be taken: which, why, and taking them in again. Nothing where there are none. `onDone` hears that lines were taken in again. */
function DeadLetters({ list, onDone }) {
  const [key, setKey] = useState('');
  const [said, setSaid] = useState({});
  if (!list || !list.total) return null;
  const resubmit = async (arrival) => {
    setSaid({ busy: true });
    try {
      const done = await post(`/api/v1/dead-letters/${arrival}/resubmit`, {}, { key });
      setSaid({ text: `${plural(done.lines, 'line')} of arrival ${arrival} ${done.replayed ? 'were taken in before' : 'are taken in again'}, as arrival ${done.arrival}.` });
      onDone();
    } catch (error) {
      setSaid({ text: `Not taken in: ${[error.message, error.hint].filter(Boolean).join(' ')}`, bad: true });
    }
  };
  const row = (l) => html`<tr key=${l.arrival}><th scope="row" class="num">${l.arrival}</th>
    <td class="num" data-name="Came" title=${dateTime(l.time)}>${ago(l.time)}</td><td data-name="Source" class="mono">${visible(l.source) || '–'}</td>
    <td class="n num" data-name="Lines">${count(l.lines)}</td><td class="sec trouble" data-name="Reason">${visible(l.reason)}</td>
    <td class="trouble mono" data-name="Sample">${l.sample ? html`<${LogText} text=${l.sample} max=${200} />` : '–'}</td>
    <td>${l.resubmitted_as ? html`<span class="sec">Taken in again as ${l.resubmitted_as}</span>` : l.lines > 0 && html`
      <${Button} disabled=${said.busy || !key} aria-label=${`Resubmit arrival ${l.arrival}`} onClick=${() => resubmit(l.arrival)}>Resubmit</${Button}>`}</td></tr>`;
  return html`<${Card} id="dead-letters" title="Rejected lines" note=${`${plural(list.lines, 'line')} in ${plural(list.total, 'arrival')}`}>
    <form class="sy-key" onSubmit=${(e) => e.preventDefault()}><label>Key that may change everything<input class="field" type="password" autocomplete="off"
      value=${key} onInput=${(e) => setKey(e.target.value)} placeholder="nj_…" /></label>
      <span class=${`said${said.bad ? ' bad' : ''}`} role="status">${said.text ? visible(said.text) : 'To have lines taken in again, as if they came now; each is once.'}</span></form>
    <div class="sy-scroll" tabindex="0" role="region" aria-label="Rejected lines"><table class="sy-table"><thead><tr>
      ${['Arrival', 'Came', 'Source', 'Lines', 'Reason', 'Sample', ''].map((t, i) => html`<th scope="col" class=${i === 3 ? 'n' : ''}>${t}</th>`)}</tr></thead>
      <tbody>${list.letters.map(row)}</tbody></table></div></${Card}>`;
}

const MODES = { mark: 'marker', token: 'marker and token', partial: 'last four', drop: 'taken out', keep: 'kept' };

/** What was taken out of lines since the start, and by which rules. Samples are redacted. */
function Redaction({ of }) {
  if (!of) return null;
  const seen = of.kinds.filter((k) => k.records > 0 || k.mode !== 'mark').sort((a, b) => b.records - a.records);
  const off = Object.entries(of.policies).filter(([, on]) => !on).map(([name]) => name.replace(/_/g, ' '));
  const own = of.rules.length ? ` ${plural(of.rules.length, 'rule')} of your own: ${of.rules.map((r) => visible(r.name)).join(', ')}.` : '';
  const row = (k) => html`<tr key=${k.kind}><th scope="row">${visible(k.kind.toLowerCase().replace(/_/g, ' '))}</th><td data-name="Becomes">${MODES[k.mode]}</td>
    <td class="n num" data-name="Records">${count(k.records)}</td><td class="trouble mono" data-name="Sample">${k.samples.length ? html`<${LogText} text=${k.samples[0]} max=${240} />` : '–'}</td></tr>`;
  return html`<${Card} id="redaction" title="Personal data and secrets" note=${of.is_read ? `rules of ${visible(of.file)}, read ${ago(of.since)}` : 'the usual rules'}
    right=${of.trouble && html`<${Tag} kind="esc">Rules not in force</${Tag}>`}>
    ${of.trouble && html`<p class="sy-none" role="alert">${visible(of.trouble)}. The rules read before stay in force.</p>`}
    ${seen.length ? html`<div class="sy-scroll" tabindex="0" role="region" aria-label="Personal data and secrets"><table class="sy-table"><thead><tr>
      ${['Kind', 'Becomes', 'Records', 'Latest'].map((t, i) => html`<th scope="col" class=${i === 2 ? 'n' : ''}>${t}</th>`)}</tr></thead><tbody>${seen.map(row)}</tbody></table></div>`
    : html`<p class="sy-none">Nothing of that kind came since the start.</p>`}
    ${(own || off.length > 0) && html`<p class="sy-none">${own}${off.length > 0 && ` Switched off: ${off.join(', ')}.`}</p>`}</${Card}>`;
}

const rate = (n) => (n > 0 && n < 10 ? n.toFixed(1) : count(n));

function Alerts({ targets, deliveries, onTold }) {
  const names = Object.keys(targets);
  const list = deliveries.data ? deliveries.data.deliveries : [];
  return html`<${Card} title="Alerts" note=${names.length ? plural(names.length, 'target') : ''}>
    ${names.length ? html`<ul class="sy-targets">${names.map((name) => html`<${Target} key=${name} name=${name} target=${targets[name]} onTold=${onTold} />`)}</ul>`
      : html`<${Empty} title="Nobody is told yet">Name a target in nightjar.yaml, for example alerts.slack.url. Incidents are found and kept all the same.</${Empty}>`}
    ${deliveries.error && !deliveries.data && html`<p class="sy-none">Deliveries are not shown: ${deliveries.error.message}</p>`}
    ${list.length > 0 && html`<h3 class="sy-sub">Recent deliveries</h3><div class="sy-scroll" tabindex="0" role="region" aria-label="Recent deliveries"><table class="sy-table told">
      <thead><tr>${['Time', 'Target', 'Incident', 'Outcome', 'Detail'].map((t) => html`<th scope="col">${t}</th>`)}</tr></thead>
      <tbody>${list.slice(0, 20).map((d) => html`<tr><td class="num" data-name="Time" title=${dateTime(d.created_at)}>${ago(d.created_at)}</td>
        <td data-name="Target">${visible(d.target)}</td>
        <td data-name="Incident">${d.incident ? html`<${Link} class="act-link" to=${`/incidents/NJ-${d.incident}`}>NJ-${d.incident}</${Link}>` : '–'}</td>
        <td data-name="Outcome"><${Status} status=${d.state} /></td>
        <td class="sec" data-name="Detail">${visible(d.note)}${d.attempts > 1 ? ` (${plural(d.attempts, 'attempt')})` : ''}</td></tr>`)}</tbody></table></div>`}
  </${Card}>`;
}

function Target({ name, target, onTold }) {
  const [state, setState] = useState({});
  const send = async () => {
    setState({ busy: true });
    try {
      const answer = await post(`/api/v1/alerts/${encodeURIComponent(name)}/test`);
      setState({ said: answer.delivered ? `Test delivered. ${answer.detail || ''}` : `Not delivered: ${answer.detail}`, bad: !answer.delivered });
    } catch (error) {
      setState({ said: `Not sent: ${[error.message, error.hint].filter(Boolean).join(' ')}`, bad: true });
    }
    onTold();
  };
  return html`<li><b>${visible(name)}</b><${Status} status=${target.status} />
    <span class="sec">${visible(target.detail)}${target.pending ? `, ${count(target.pending)} waiting` : ''}</span>
    <span class=${`said${state.bad ? ' bad' : ''}`} role="status">${state.said ? visible(state.said) : ''}</span>
    <${Button} disabled=${state.busy} aria-label=${`Send test to ${visible(name)}`} onClick=${send}>${state.busy ? 'Sending' : 'Send test'}</${Button}></li>`;
}
