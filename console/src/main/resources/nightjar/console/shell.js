// The frame around every page: navigation at the side, place and tools at the top.
import { html, useEffect, useState } from './vendor/htm-preact-standalone.js';
import { Bird, Button, Icon, Kbd } from './parts.js';
import { Link, patch, useRoute } from './route.js';
import { useLive } from './live.js';
import { pref, setTheme } from './prefs.js';
import { RangeMenu, ZoneMenu } from './range.js';
import { duration, plural, shortCount } from './time.js';

const PAGES = [
  ['overview', 'Overview'], ['incidents', 'Incidents'], ['explore', 'Explore'], ['patterns', 'Patterns'],
];

function To({ page, word, on, badge }) {
  return html`<${Link} to=${'/' + page} class=${on ? 'to on' : 'to'} aria-current=${on ? 'page' : undefined}>
    <${Icon} name=${page} />${word}
    ${badge ? html`<span class="b">${badge}<span class="sr"> need review</span></span>` : null}</${Link}>`;
}

/** The main navigation. */
export function Side({ page }) {
  const { status } = useLive();
  return html`<nav class="side" aria-label="Main">
    <div class="brand"><${Bird} />Nightjar</div>
    ${PAGES.map(([key, word]) => html`<${To} key=${key} page=${key} word=${word} on=${page === key}
      badge=${key === 'incidents' && status ? status.incidents_review : 0} />`)}
    <div class="group">System</div>
    <${To} page="system" word="Health" on=${page === 'system'} />
    <${Foot} />
  </nav>`;
}

const STATES = {
  live: ['', 'Live'], connecting: ['wait', 'Connecting'], lost: ['bad', 'Connection lost'], off: ['off', 'Not live'],
};

function Foot() {
  const { status, state } = useLive();
  const [theme, see] = useState(pref('theme', 'system'));
  const choose = (choice) => {
    setTheme(choice);
    see(choice);
  };
  const bad = status && status.sources_ok < status.sources;
  return html`<div class="foot num">
    ${status && state === 'live'
      ? html`<div><span><i class=${'dot ' + (bad ? 'wait' : '')} />${bad
          ? status.sources_ok + ' of ' + plural(status.sources, 'source') : plural(status.sources, 'source')}</span>
          <span class="mut">lag ${duration(status.lag_seconds ?? 0)}</span></div>
        <div><span>Reading</span><span class="mut">${shortCount(status.lines_per_second)} lines/s</span></div>`
      : html`<div><span><i class=${'dot ' + STATES[state][0]} />${STATES[state][1]}</span></div>`}
    <div class="choices" role="group" aria-label="Theme">${['dark', 'light', 'system'].map((choice) => html`
      <button type="button" key=${choice} aria-pressed=${choice === theme} onClick=${() => choose(choice)}>
        ${choice[0].toUpperCase() + choice.slice(1)}</button>`)}</div>
  </div>`;
}

function LiveSwitch() {
  const { state } = useLive();
  const on = state !== 'off';
  return html`<${Button} icon=${on ? 'live' : 'pause'} class="live-btn" aria-pressed=${on} aria-label="Live"
    title=${STATES[state][1]} onClick=${() => patch({ live: on ? 'off' : null }, { replace: true })}>
    <span class="lbl">Live</span></${Button}>`;
}

/**
 * A page: `title` names it, `crumb` ([path, word]) stands before, `actions` beside the tools, `foot`
 * is a strip under it; `fill` leaves scrolling to the page; `range` false leaves only the zone of the
 * time menu, `live` false hides the switch.
 */
export function Frame({ title, crumb, actions, foot, fill, range = true, live = true, heading = true, children }) {
  const route = useRoute();
  const { state } = useLive();
  useEffect(() => {
    document.title = title + ' · Nightjar';
  }, [title]);
  const place = html`${crumb && html`<${Link} class="crumb" to=${crumb[0]}>${crumb[1]} /<//> `}${title}`;
  return html`<div class="page">
    <header class="top"><${Bird} />
      ${heading ? html`<h1 class="place">${place}</h1>` : html`<div class="place">${place}</div>`}
      <span class="sp" />
      <div class="acts">${actions}${live && html`<${LiveSwitch} />`}</div>
      <button type="button" class="omni" onClick=${() => dispatchEvent(new Event('nightjar-palette'))}>
        <${Icon} name="explore" /><span>Search or jump to</span><${Kbd}>⌘K</${Kbd}></button>
      ${range ? html`<${RangeMenu} route=${route} />` : html`<${ZoneMenu} />`}
    </header>
    ${state === 'lost' && html`<div class="banner" role="status">The connection to Nightjar is lost; trying again. What you see may be old.</div>`}
    <main id="main" class=${fill ? 'fill' : ''} tabindex="-1">${children}</main>
    ${foot && html`<footer class="strip">${foot}</footer>`}
  </div>`;
}
