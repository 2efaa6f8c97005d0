// The small parts every page is made of.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { Icon } from './icons.js';
import { Anchor, patched } from './route.js';
import { count } from './time.js';
export { Icon } from './icons.js';
export { LogText, PatternText, visible } from './text.js';

/** Severity names, gravest first, with their letter and word. */
export const SEVERITIES = [
  ['FATAL', 'F', 'Fatal'], ['ERROR', 'E', 'Error'], ['WARN', 'W', 'Warning'], ['INFO', 'I', 'Info'],
  ['DEBUG', 'D', 'Debug'], ['TRACE', 'T', 'Trace'], ['UNSPECIFIED', 'U', 'No level'],
];
const severityOf = (level) => SEVERITIES.find(([name]) => name === level) || SEVERITIES[6];
export const severityLetter = (level) => severityOf(level)[1];
export const severityWord = (level) => severityOf(level)[2];

/** Severity badge: always its letter. */
export const Severity = ({ level }) => html`<span class=${'lv ' + severityLetter(level)} role="img"
  aria-label=${severityWord(level)} title=${severityWord(level)}>${severityLetter(level)}</span>`;

/** Five bars and the number, 0 to 100. */
export const Score = ({ score }) => html`<span class="score" title=${'Anomaly score ' + score + ' of 100'}>
  <i aria-hidden="true">${[0, 1, 2, 3, 4].map((k) => html`<b class=${score >= k * 20 + 10 ? (score >= 90 ? 'x' : 'f') : ''} />`)}</i>
  <span class="sr">Anomaly score </span>${score}</span>`;

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
