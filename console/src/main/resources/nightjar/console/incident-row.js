// One incident in a list.
import { html } from './vendor/htm-preact-standalone.js';
import { LogText, PatternText, Score, Severity, Sparkline, StateTag, Tag } from './parts.js';
import { Link } from './route.js';
import { ago, dateTime, plural, timesIn } from './time.js';

const onlySilence = (incident) => Object.keys(incident.points || {}).join() === 'silence';

/** Score, title, states, why, trend, when. */
export function IncidentRow({ incident, on, children, onFocus }) {
  const why = incident.summary || incident.evidence?.[0]?.text || '';
  const when = incident.last_time || incident.updated_at;
  return html`<li class=${'inc ' + (on ? 'on' : '')} id=${'row-' + incident.name}>
    <${Link} class="inc-link" to=${'/incidents/' + incident.name} onFocus=${onFocus}>
      <${Score} score=${incident.score} />
      <span class="inc-text">
        <span class="inc-title"><${Severity} level=${incident.severity} /><b class="ell"><${PatternText} text=${incident.title} max=${200} /></b>
          ${incident.state !== 'open' && html`<${StateTag} state=${incident.state} />`}
          ${onlySilence(incident) && html`<${Tag}>Silence<//>`}
          ${incident.mark !== 'none' && html`<${Tag}>${incident.mark === 'normal' ? 'Normal now' : 'Marked ' + incident.mark}<//>`}</span>
        <span class="inc-why ell">${incident.services.slice(0, 2).map((s) => html`<span class="src"><${LogText} text=${s} max=${40} /></span> `)}
          <${PatternText} text=${timesIn(why)} max=${300} /></span>
      </span>
      <${Sparkline} values=${incident.trend?.counts || []} unusual=${incident.trend?.unusual} width=${132}
        label=${'Lines over time, unusual part marked'} />
      <span class="inc-when num" title=${dateTime(when)}>${ago(when)}
        <small>${incident.lines > 0 ? plural(incident.lines, 'line') : incident.name}</small></span>
    <//>${children}</li>`;
}
