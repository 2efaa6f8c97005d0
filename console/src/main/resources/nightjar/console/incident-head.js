// The head of an incident: score, title, facts, and what a person can do about it.
import { html, useRef, useState } from './vendor/htm-preact-standalone.js';
import { useApi } from './api.js';
import { MARKS, assign, markWord, openIssue, setMark, setState } from './deeds.js';
import { useKeys } from './keys.js';
import { Button, LogText, Menu, PatternText, Severity, StateTag, Tag, severityWord } from './parts.js';
import { go, href } from './route.js';
import { pref, setPref } from './prefs.js';
import { ago, count, dateTime, duration, short } from './time.js';

/** Previous and next of those that need review. */
export function Neighbours({ name }) {
  const { data } = useApi('/api/v1/incidents', { state: 'review', limit: 100 });
  const list = (data?.incidents || []).map((incident) => incident.name);
  const at = list.indexOf(name);
  const to = (step) => list[at < 0 ? 0 : at + step];
  const open = (step) => to(step) && go(href('/incidents/' + to(step)));
  useKeys('Incident', {
    j: { label: 'Next to review', run: () => open(1) },
    k: { label: 'Previous to review', run: () => open(-1) },
  });
  if (list.length === 0) return null;
  return html`<span class="neighbours num">
    <${Button} kind="ghost" icon="back" keys="K" aria-label="Previous to review" disabled=${at <= 0} onClick=${() => open(-1)} />
    <span>${at < 0 ? list.length + ' to review' : at + 1 + ' of ' + list.length}</span>
    <${Button} kind="ghost" icon="back" class="next" keys="J" aria-label="Next to review" disabled=${at === list.length - 1} onClick=${() => open(1)} /></span>`;
}

function Assign({ incident }) {
  const field = useRef(null);
  const [me, setMe] = useState(pref('me', ''));
  const give = (event, close, who) => {
    event.preventDefault();
    if (who) setPref('me', who);
    assign(incident, who);
    close();
  };
  useKeys('Incident', { a: { label: 'Assign', run: () => {
    document.querySelector('.assign > button').click();
    requestAnimationFrame(() => field.current?.focus());
  } } });
  return html`<${Menu} class="assign" text="Assign">${(close) => html`
    <form onSubmit=${(event) => give(event, close, me.trim())}>
      <label>Who works on it<input class="field" ref=${field} value=${me} onInput=${(e) => setMe(e.target.value)} placeholder="Your name" maxlength="80" /></label>
      <${Button} type="submit" disabled=${!me.trim()}>Assign<//></form>
    ${incident.assignee && html`<button type="button" class="opt" onClick=${(event) => give(event, close, '')}>Nobody</button>`}`}<//>`;
}

function actionKeys(incident, isOver) {
  const map = { e: { label: isOver ? 'Open again' : 'Resolve', run: () => setState(incident, isOver ? 'open' : 'resolved') } };
  if (incident.state !== 'muted') map.m = { label: 'Mute until it escalates', run: () => setState(incident, 'muted') };
  for (const [mark, word, key] of MARKS) map[key] = { label: 'Mark: ' + word, run: () => setMark(incident, mark) };
  return map;
}

function Actions({ incident }) {
  const isOver = incident.state === 'resolved' || incident.state === 'muted';
  useKeys('Incident', actionKeys(incident, isOver));
  const toggle = (mark) => setMark(incident, incident.mark === mark ? 'none' : mark);
  return html`<div class="in-acts">
    <span class="in-marks" role="group" aria-label="Is this real?"><span class="cap">Is this real?</span>
      ${MARKS.map(([mark, word, key, effect]) => html`<${Button} key=${mark} keys=${key} title=${effect}
        aria-pressed=${incident.mark === mark} onClick=${() => toggle(mark)}>${word}<//>`)}</span>
    ${incident.state !== 'muted' && html`<${Button} keys="M" title="Told no more until it escalates" onClick=${() => setState(incident, 'muted')}>Mute<//>`}
    <${Assign} incident=${incident} />
    <${Button} kind="pri" keys="E" onClick=${() => setState(incident, isOver ? 'open' : 'resolved')}>${isOver ? 'Open again' : 'Resolve'}<//></div>`;
}

const TRACKERS = { github: 'GitHub', gitlab: 'GitLab', jira: 'Jira' };

function Issue({ incident }) {
  const { issue } = incident;
  if (issue && /^https:\/\//.test(issue.url || '')) {
    return html`<a class="act-link" href=${issue.url} target="_blank" rel="noopener noreferrer">Issue ${issue.key || ''}<span class="sr"> opens in a new tab</span></a>`;
  }
  return (incident.issue_targets || []).map((target) => html`<button type="button" class="text-btn act-link" key=${target}
    onClick=${() => openIssue(incident, target)}>Create ${TRACKERS[target] || target} issue</button>`);
}

const Fact = ({ word, value, title, after }) => html`<span title=${title}>${word} <b>${value}</b>${after && ' ' + after}</span>`;

const Facts = ({ incident }) => html`<div class="in-facts num">
  ${incident.services.slice(0, 4).map((service) => html`<span class="src"><${LogText} text=${service} max=${40} /></span>`)}
  <span><${Severity} level=${incident.severity} /> ${severityWord(incident.severity)}</span>
  ${incident.first_time && html`<${Fact} word="First" value=${short(incident.first_time)} title=${dateTime(incident.first_time)} />`}
  ${incident.last_time && html`<${Fact} word="Last" value=${ago(incident.last_time)} title=${dateTime(incident.last_time)} />`}
  ${incident.lines > 0 && html`<span><b>${count(incident.lines)}</b> ${incident.lines === 1 ? 'line' : 'lines'}</span>`}
  ${incident.told_after_seconds !== null && html`<${Fact} word="Told you after" value=${duration(incident.told_after_seconds)} title="From the arrival of its first line" />`}
  ${incident.ended_at && html`<${Fact} word="Ended" value=${ago(incident.ended_at)} title=${dateTime(incident.ended_at)} />`}
  ${incident.assignee && html`<span>Owner <b><${LogText} text=${incident.assignee} max=${60} /></b></span>`}
  <a class="act-link" href=${'/api/v1/incidents/' + incident.name + '.md'} download=${incident.name + '.md'}>Export Markdown</a>
  <${Issue} incident=${incident} /></div>`;

/** Score box, title, facts, actions; and the effect of the mark it has. */
export const Head = ({ incident }) => html`<section class="in-head" aria-label="Incident">
  <div class="big num" role="img" aria-label=${'Anomaly score ' + incident.score + ' of 100'} title=${'Anomaly score ' + incident.score + ' of 100' + (incident.peak_score > incident.score ? ', highest ' + incident.peak_score : '')}>${incident.score}</div>
  <h1><${PatternText} text=${incident.title} max=${300} /> <span class="in-tags"><${StateTag} state=${incident.state} />
    ${incident.mark !== 'none' && html`<${Tag} title=${incident.effect}>Marked ${markWord(incident.mark).toLowerCase()}<//>`}</span></h1>
  <${Actions} incident=${incident} /><${Facts} incident=${incident} />
  ${incident.mark !== 'none' && html`<p class="in-effect sec">${(MARKS.find(([mark]) => mark === incident.mark) || [])[3]}. Press the mark again to take it back.</p>`}</section>`;
