// ⌘K: jump to a page, an incident, a pattern, or search the lines. And the sheet of shortcuts.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { get } from './api.js';
import { Button, Icon, Kbd, visible } from './parts.js';
import { boundKeys, keysOn, setKeysOn, useKeys } from './keys.js';
import { setTheme } from './prefs.js';
import { go, href } from './route.js';

const PAGES = [
  ['overview', 'Overview', 'g o'], ['incidents', 'Incidents', 'g i'], ['explore', 'Explore', 'g e'],
  ['patterns', 'Patterns', 'g p'], ['system', 'Health', 'g h'],
];
const WAIT_MS = 120;

/** Keys that work on every page. */
export function usePageKeys() {
  const map = { '?': { label: 'All shortcuts', run: () => dispatchEvent(new Event('nightjar-sheet')) } };
  for (const [page, word, key] of PAGES) map[key] = { label: 'Go to ' + word, run: () => go(href('/' + page)) };
  useKeys('Everywhere', map);
}

const pageRows = (text) => PAGES
  .filter(([, word]) => word.toLowerCase().includes(text.toLowerCase()))
  .map(([page, word]) => ({ icon: page, text: word, note: 'Page', to: href('/' + page) }));

const THEMES = ['dark', 'light', 'system'].map((choice) => ({
  icon: 'system', text: 'Theme: ' + choice, note: 'Setting', run: () => setTheme(choice) }));
const SETTINGS = [...THEMES, { icon: 'keyboard', text: 'Keyboard shortcuts', note: 'Setting',
  run: () => dispatchEvent(new Event('nightjar-sheet')) }];
const settingRows = (text) => SETTINGS.filter((row) => row.text.toLowerCase().includes(text.toLowerCase()));

function ownRows(text) {
  const number = /^(?:nj-?)?(\d+)$/i.exec(text);
  return [
    ...(number ? [{ icon: 'incidents', text: 'NJ-' + number[1], note: 'Open incident', to: href('/incidents/NJ-' + number[1]) }] : []),
    ...pageRows(text),
    ...settingRows(text),
    ...(text ? [{ icon: 'explore', text: 'Lines with “' + text + '”', note: 'Search', to: href('/explore', { q: text }) }] : []),
  ];
}

async function foundRows(text, signal) {
  const [incidents, patterns, saved] = await Promise.all([
    get('/api/v1/incidents', { state: 'all', limit: 100 }, { signal }).catch(() => ({ incidents: [] })),
    text ? get('/api/v1/patterns', { q: text, limit: 5 }, { signal }).catch(() => ({ patterns: [] })) : { patterns: [] },
    get('/api/v1/searches', {}, { signal }).catch(() => ({ searches: [] })),
  ]);
  const wanted = text.toLowerCase();
  return [
    ...incidents.incidents.filter((i) => (i.name + ' ' + i.title).toLowerCase().includes(wanted)).slice(0, 5)
      .map((i) => ({ icon: 'incidents', text: i.title, note: i.name, to: href('/incidents/' + i.name) })),
    ...saved.searches.filter((s) => s.name.toLowerCase().includes(wanted)).slice(0, 5)
      .map((s) => ({ icon: 'explore', text: s.name, note: 'Saved search', to: href('/explore', { q: s.query }) })),
    ...patterns.patterns.map((p) => ({ icon: 'patterns', text: p.title, note: 'Pattern', to: href('/patterns/' + p.id) })),
  ];
}

/** A dialog that opens on an event of the window. */
function useDialog(eventName) {
  const box = useRef(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    addEventListener(eventName, show);
    return () => removeEventListener(eventName, show);
  }, [eventName]);
  useEffect(() => {
    if (open && !box.current.open) box.current.showModal();
    if (!open && box.current.open) box.current.close();
  }, [open]);
  const onClick = (event) => event.target === box.current && setOpen(false);
  return { open, close: () => setOpen(false), props: { ref: box, onClose: () => setOpen(false), onClick } };
}

/** The palette; ⌘K or Ctrl+K opens it wherever the focus is. */
export function Palette() {
  const { open, close, props } = useDialog('nightjar-palette');
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [found, setFound] = useState([]);
  useEffect(() => {
    const pressed = (event) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        dispatchEvent(new Event('nightjar-palette'));
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  useEffect(() => {
    if (!open) return undefined;
    const ending = new AbortController();
    const timer = setTimeout(() => foundRows(text.trim(), ending.signal).then((rows) => ending.signal.aborted || setFound(rows)), WAIT_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [text, open]);
  useEffect(() => {
    if (open) setText('');
    setAt(0);
  }, [open]);
  const rows = [...ownRows(text.trim()), ...found].slice(0, 18);
  const choose = (row) => {
    close();
    if (row.run) row.run();
    else go(row.to);
  };
  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((at + step + rows.length) % rows.length);
    } else if (event.key === 'Enter' && rows[at]) {
      event.preventDefault();
      choose(rows[at]);
    }
  };
  const typed = (event) => {
    setText(event.target.value);
    setAt(0);
  };
  return html`<dialog class="palette" aria-label="Search or jump to" ...${props}>
    ${open && html`<input autofocus role="combobox" aria-label="Search or jump to" aria-expanded="true" aria-controls="palette-list"
        aria-activedescendant=${rows[at] ? 'palette-' + at : undefined} placeholder="Page, NJ-number, pattern, or words in lines"
        value=${text} onInput=${typed} onKeyDown=${move} />
      <ul id="palette-list" role="listbox" aria-label="Results">${rows.map((row, i) => html`<li id=${'palette-' + i} role="option"
        aria-selected=${i === at} onClick=${() => choose(row)} onPointerMove=${() => i !== at && setAt(i)}>
        <${Icon} name=${row.icon} /><span class="ell">${visible(row.text)}</span><span class="cap">${row.note}</span></li>`)}</ul>`}
  </dialog>`;
}

/** What `?` opens: the keys of this page, and the switch for them. */
export function KeySheet() {
  const { open, close, props } = useDialog('nightjar-sheet');
  const [on, setOn] = useState(keysOn());
  const turn = (event) => {
    setKeysOn(event.target.checked);
    setOn(event.target.checked);
    document.documentElement.classList.toggle('no-keys', !event.target.checked);
  };
  const groups = open ? boundKeys().filter(({ keys }) => keys.length) : [];
  return html`<dialog aria-label="Keyboard shortcuts" ...${props}>
    <div class="h"><h2>Keyboard shortcuts</h2><span class="sp" /><${Button} kind="ghost" icon="close" aria-label="Close" onClick=${close} /></div>
    <div class="sheet">${groups.map(({ group, keys }) => html`<h3>${group}</h3>
      ${keys.map(([key, label]) => html`<div><span>${label}</span><span>${key.split(' ').map((k) => html`<${Kbd}>${k}</${Kbd}> `)}<span class="sr">${key}</span></span></div>`)}`)}
      <h3>Always</h3><div><span>Search or jump to</span><span><${Kbd}>⌘K</${Kbd}><span class="sr">Command or Control K</span></span></div>
      <label><input type="checkbox" checked=${on} onChange=${turn} />Single-key shortcuts are on</label></div>
  </dialog>`;
}
