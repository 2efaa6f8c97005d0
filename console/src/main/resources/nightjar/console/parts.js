// The small parts every page is made of.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { Anchor, patched } from './route.js';
import { count } from './time.js';
export { LogText, PatternText, visible } from './text.js';

/** Drawn as elements, so that their colour is the text's. */
const PATHS = {
  overview: ['M2 12.5V9M6 12.5V4M10 12.5V7M14 12.5V2.5'],
  incidents: ['M8 2l6.2 11H1.8z', 'M8 6.5v3M8 11.4v.1'],
  explore: ['M11.6 7A4.6 4.6 0 1 1 2.4 7a4.6 4.6 0 0 1 9.2 0z', 'M10.6 10.6L14 14'],
  patterns: ['M2 4h12M2 8h7M2 12h10', 'M13.7 8a1.2 1.2 0 1 1-2.4 0 1.2 1.2 0 0 1 2.4 0z'],
  system: ['M8 13.6S2 10 2 5.9A3 3 0 0 1 8 4.6a3 3 0 0 1 6 1.3C14 10 8 13.6 8 13.6z'],
  clock: ['M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0z', 'M8 4.6V8l2.4 1.6'],
  link: ['M6.5 9.5l3-3M7 4.5l1.6-1.6a3 3 0 0 1 4.4 4.4L11.4 9M9 11.5l-1.6 1.6A3 3 0 0 1 3 8.7L4.6 7'],
  chevron: ['M4.5 6.5L8 10l3.5-3.5'],
  mute: ['M3 6.2h2.2L8.5 3.4v9.2L5.2 9.8H3zM11 6l3 4M14 6l-3 4'],
  close: ['M4 4l8 8M12 4l-8 8'],
  filter: ['M2 3.5h12M4.5 8h7M6.5 12.5h3'],
  keyboard: ['M1.5 4.5h13v7.5h-13zM4 7h.1M6.7 7h.1M9.3 7h.1M12 7h.1M5 9.6h6'],
  back: ['M9.5 3.5L5 8l4.5 4.5'],
  pause: ['M5.5 3.5v9M10.5 3.5v9'],
};

/** An icon by name; takes no part in what a screen reader says. */
export function Icon({ name, class: extra = '' }) {
  if (name === 'live') {
    return html`<svg class=${'icon ' + extra} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="2.4" fill="currentColor" /><circle cx="8" cy="8" r="5.6" /></svg>`;
  }
  return html`<svg class=${'icon ' + extra} viewBox="0 0 16 16" aria-hidden="true">
    ${(PATHS[name] || []).map((d) => html`<path d=${d} />`)}</svg>`;
}

/** The bird. */
export const Bird = () => html`<svg class="bird" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M2.5 15.6c3.2-.4 5-1.9 6.3-4.2C10.4 8.5 12.6 6.6 16.3 6.6c2 0 3.5.7 4.3 1.7l1.6.5-1.5.9c-.2 3.8-3 7.2-7.5 7.9-1.9.3-3.4.1-4.8-.3l-3.7 2.2 1.3-2.7c-1.2-.2-2.4-.6-3.5-1.2z" />
  <circle cx="17.4" cy="8.9" r="1" /></svg>`;

/** Severity names, gravest first, with their letter and word. */
export const SEVERITIES = [
  ['FATAL', 'F', 'Fatal'], ['ERROR', 'E', 'Error'], ['WARN', 'W', 'Warning'], ['INFO', 'I', 'Info'],
  ['DEBUG', 'D', 'Debug'], ['TRACE', 'T', 'Trace'], ['UNSPECIFIED', 'U', 'No level'],
];
const severityOf = (level) => SEVERITIES.find(([name]) => name === level) || SEVERITIES[6];
/** Its colour. */
export const severityTone = (level) => (level === 'UNSPECIFIED' || level === 'TRACE' ? 'debug' : level.toLowerCase());
const severityLetter = (level) => severityOf(level)[1];
export const severityWord = (level) => severityOf(level)[2];

/** Severity badge: always its letter. */
export const Severity = ({ level }) => html`<span class=${'lv ' + severityLetter(level)} role="img"
  aria-label=${severityWord(level)} title=${severityWord(level)}>${severityLetter(level)}</span>`;

/** Five bars and the number, 0 to 100. */
export const Score = ({ score }) => html`<span class="score" title=${'Anomaly score ' + score + ' of 100'}>
  <i aria-hidden="true">${[0, 1, 2, 3, 4].map((k) => html`<b class=${score >= k * 20 + 10 ? (score >= 90 ? 'x' : 'f') : ''} />`)}</i>
  <span class="sr">Anomaly score </span>${score}</span>`;

const DETECTORS = {
  new: 'New pattern', rate: 'Rate', silence: 'Silence', session: 'Order', value: 'Value', window: 'Time window', severity: 'Severity',
};
/** A detector as people call it. */
export const detectorWord = (name) => DETECTORS[name] || name[0].toUpperCase() + name.slice(1);

/** A word in a pill; kind: '' | new | esc | reg | ok. */
export const Tag = ({ kind = '', title, children }) => html`<span class=${'tag ' + kind} title=${title}>${children}</span>`;

const STATES = {
  new: ['New', 'new'], open: ['Open', ''], escalating: ['Escalating', 'esc'], regressed: ['Regressed', 'reg'],
  muted: ['Muted', ''], resolved: ['Resolved', 'ok'], known: ['Known', ''], gone: ['Gone', 'reg'],
};
/** State of an incident or a pattern as a tag. */
export function StateTag({ state }) {
  const [word, kind] = STATES[state] || [state, ''];
  return html`<${Tag} kind=${kind}>${word}</${Tag}>`;
}

export const Kbd = ({ children }) => html`<kbd aria-hidden="true">${children}</kbd>`;

/** kind: '' | pri (one a page) | ghost. `keys` is the shortcut shown; `href` makes it a link. */
export function Button({ kind = '', icon, keys, href, class: extra = '', children, ...rest }) {
  const inside = html`${icon && html`<${Icon} name=${icon} />`}${children}${keys && html`<${Kbd}>${keys}</${Kbd}>`}`;
  const shared = { class: ['btn', kind, extra].filter(Boolean).join(' '), 'aria-keyshortcuts': keys, ...rest };
  if (href && href.startsWith('/') && !rest.download) return html`<${Anchor} address=${href} ...${shared}>${inside}</${Anchor}>`;
  return href
    ? html`<a href=${href} ...${shared}>${inside}</a>`
    : html`<button type="button" ...${shared}>${inside}</button>`;
}

/** A card: title, a small note beside it, what stands at its right. */
export const Card = ({ title, note, right, class: extra = '', level = 2, children, ...rest }) => html`
  <section class=${'card ' + extra} ...${rest}>
    ${title && html`<div class="h">${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
      ${note && html`<small>${note}</small>`}<span class="sp" />${right}</div>`}
    ${children}
  </section>`;

/** Links that change one name of the query: items [{key, label, count}]; '' is the default key. */
export const Tabs = ({ label, name, items, active }) => html`<nav class="tabs" aria-label=${label}>
  ${items.map((item) => html`<${Anchor} key=${item.key} address=${patched({ [name]: item.key, offset: null })}
    class=${item.key === active ? 'on' : ''} aria-current=${item.key === active ? 'true' : undefined}>
    ${item.label}${item.count === undefined ? '' : ' ' + count(item.count)}</${Anchor}>`)}</nav>`;

/** Nothing here yet, and what to do about it. */
export const Empty = ({ title, children, action }) => html`<div class="state">
  <b>${title}</b>${children && html`<p>${children}</p>`}${action}</div>`;

/** Grey bars once `slow` is true. */
export const Loading = ({ slow = true, rows = 5 }) => html`<div class="skeleton" role="status">
  <span class="sr">Loading</span>${slow && Array.from({ length: rows }, () => html`<i />`)}</div>`;

/** What failed, what next, and the id to look for in Nightjar's own log. */
export const ErrorBox = ({ error, onRetry, still }) => html`<div class="state error" role="alert">
  <b>${error.title || error.message}</b>
  ${error.detail && error.detail !== error.title && html`<p>${error.detail}</p>`}
  ${error.hint && html`<p>${error.hint}</p>`}${still && html`<p>${still}</p>`}
  <p class="cap">${error.requestId && html`Request <span class="mono">${error.requestId}</span>`}</p>
  ${onRetry && html`<${Button} onClick=${onRetry}>Try again</${Button}>`}</div>`;

/** Nothing matched; `onClear` takes the filters away. */
export const NoMatch = ({ what = 'Nothing', children, onClear }) => html`<div class="state">
  <b>${what} matches these filters</b>${children && html`<p>${children}</p>`}
  ${onClear && html`<${Button} onClick=${onClear}>Clear filters</${Button}>`}</div>`;

/** Bars over time; the unusual ones in violet. Two paths, however many values. */
export function Sparkline({ values, unusual = [], width = 120, height = 28, label = 'Trend' }) {
  const most = Math.max(...values, 1), step = width / Math.max(values.length, 1);
  const bar = (value, i) => {
    const tall = Math.max(1, (value / most) * (height - 2));
    return `M${(i * step).toFixed(1)} ${height}v${-tall.toFixed(1)}h${Math.max(0.8, step - 1).toFixed(1)}v${tall.toFixed(1)}z`;
  };
  const path = (kind) => values.map((value, i) => (Boolean(unusual[i]) === kind ? bar(value, i) : '')).join('');
  return html`<svg class="sparkline" viewBox=${`0 0 ${width} ${height}`} width=${width} height=${height} role="img" aria-label=${label}>
    <path class="usual" d=${path(false)} /><path class="unusual" d=${path(true)} /></svg>`;
}

/** A button that opens a panel under it; Escape or a click elsewhere closes it. `label` only where `text` says too little. */
export function Menu({ label, icon, text, children, align = 'right', class: extra = '' }) {
  const [open, setOpen] = useState(false);
  const box = useRef(null);
  useEffect(() => {
    if (!open) return undefined;
    const away = (event) => box.current.contains(event.target) || setOpen(false);
    const escape = (event) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      box.current.querySelector('button').focus();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  return html`<div class=${'menu ' + extra} ref=${box}>
    <button type="button" class="btn" aria-expanded=${open} aria-label=${label} onClick=${() => setOpen(!open)}>
      ${icon && html`<${Icon} name=${icon} />`}${text}<${Icon} name="chevron" /></button>
    ${open && html`<div class=${'panel ' + align}>${typeof children === 'function' ? children(() => setOpen(false)) : children}</div>`}
  </div>`;
}

/** Whether the window is as a media query asks for. */
export function useMedia(text) {
  const query = matchMedia(text);
  const [is, set] = useState(query.matches);
  useEffect(() => {
    const read = () => set(query.matches);
    query.addEventListener('change', read);
    return () => query.removeEventListener('change', read);
  }, []);
  return is;
}
