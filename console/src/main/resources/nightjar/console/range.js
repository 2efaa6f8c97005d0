// The time range menu: relative, custom, and the zone times are shown in.
import { html, useState } from './vendor/htm-preact-standalone.js';
import { Button, Menu } from './parts.js';
import { patch } from './route.js';
import { setPref } from './prefs.js';
import { RANGES, rangeOf, zone, zoneLabel } from './time.js';

/** Local text "2026-11-09 20:04" or "…:31" in the zone shown, as milliseconds; NaN if it is none. */
function typed(text) {
  const match = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/.exec(text.trim());
  if (!match) return Date.parse(text);
  const [year, month, day, hour, minute, second = 0] = match.slice(1).map((part) => Number(part || 0));
  return zone() === 'utc'
    ? Date.UTC(year, month - 1, day, hour, minute, second)
    : new Date(year, month - 1, day, hour, minute, second).getTime();
}

function asTyped(ms) {
  const at = zone() === 'utc' ? ms : ms - new Date(ms).getTimezoneOffset() * 60e3;
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

function Custom({ shown, close }) {
  const [from, setFrom] = useState(asTyped(shown.fromMs));
  const [to, setTo] = useState(asTyped(shown.toMs));
  const [wrong, setWrong] = useState('');
  const apply = (event) => {
    event.preventDefault();
    const a = typed(from), b = typed(to);
    if (Number.isNaN(a) || Number.isNaN(b)) return setWrong('Write times as 2026-11-09 20:04.');
    if (a >= b) return setWrong('From must be before to.');
    patch({ range: null, from: new Date(a).toISOString(), to: new Date(b).toISOString() });
    return close();
  };
  return html`<form onSubmit=${apply}>
    <label>From<input class="field mono" value=${from} onInput=${(e) => setFrom(e.target.value)} /></label>
    <label>To<input class="field mono" value=${to} onInput=${(e) => setTo(e.target.value)} /></label>
    ${wrong && html`<span class="sec" role="alert">${wrong}</span>`}
    <${Button} type="submit">Apply</${Button}></form>`;
}

function setZone(name) {
  setPref('zone', name);
  patch({ zone: name });
}

const Zones = () => [['utc', 'UTC'], ['local', 'Local time']].map(([name, word]) => html`<button type="button" key=${name} class="opt"
  aria-pressed=${zone() === name} onClick=${() => setZone(name)}>${word}</button>`);

/** For pages that have no time range: only the zone. */
export const ZoneMenu = () => html`<${Menu} class="range zone-only" icon="clock" text=${html`<span class="sr">Times in </span><span>${zoneLabel()}</span>`}><${Zones} /><//>`;

/** Which stretch of time the page is about. */
export function RangeMenu({ route }) {
  const shown = rangeOf(route.query);
  const choose = (key, close) => {
    patch({ range: key === '24h' ? null : key, from: null, to: null });
    close();
  };
  const text = html`<span class="sr">Time range </span><span>${shown.label}</span><span class="mut zone">${zoneLabel()}</span>`;
  return html`<${Menu} class="range" icon="clock" text=${text}>
    ${(close) => html`
      ${RANGES.map(({ key, label }) => html`<button type="button" key=${key} class="opt"
        aria-pressed=${shown.key === key} onClick=${() => choose(key, close)}>${label}</button>`)}
      <hr /><div class="group">Custom, ${zoneLabel()}</div><${Custom} key=${[route.query.from, route.query.to, shown.key, zone()].join()} shown=${shown} close=${close} />
      <hr /><div class="group">Show times in</div>
      <${Zones} />`}
  </${Menu}>`;
}
