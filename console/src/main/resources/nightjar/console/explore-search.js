// The search field with its chips, and the lines found page by page.
import { html, useEffect, useRef, useState } from './vendor/htm-preact-standalone.js';
import { get } from './api.js';
import { patch } from './route.js';
import { Icon, Kbd, visible } from './parts.js';
import { chipsOf, toUrl, typed } from './explore-filters.js';

const PAUSE_MS = 350;
const PAGE = 200;

/** Whether a filter, a phrase or an exclusion is still being typed: it waits for its end, or for Enter. */
const isHalfTyped = (text) => /\b(level|service|source|pattern|incident|is):\S*$/i.test(text) || /(^|\s)-"?$/.test(text)
  || /(^|\s)(OR|AND|NOT)\s*$/.test(text) || (text.match(/(^|[\s(-])\(/g) || []).length > (text.match(/\)(?=[\s)]|$)/g) || []).length
  || (text.match(/"/g) || []).length % 2 === 1 || /""/.test(text);

export function SearchBar({ filters, patterns, selection, selectionText, onClearSelection, children }) {
  const input = useRef(null);
  const timer = useRef(0);
  const [text, setText] = useState(filters.q);
  useEffect(() => { if (document.activeElement !== input.current) setText(filters.q); }, [filters.q]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const apply = (value, replace) => {
    clearTimeout(timer.current);
    const next = typed(value, filters);
    patch({ ...toUrl(next), log: null }, { replace });
    return next;
  };
  const onInput = (e) => {
    const value = e.target.value;
    setText(value);
    clearTimeout(timer.current);
    if (!isHalfTyped(value)) timer.current = setTimeout(() => apply(value, true), PAUSE_MS);
  };
  const chips = chipsOf(filters, patterns);
  const onKeyDown = (e) => {
    if (e.key === 'Backspace' && !text && chips.length) patch(toUrl(chips[chips.length - 1].off));
    else if (e.key === 'Escape') input.current.blur();
  };
  return html`<form class="ex-q" role="search" onSubmit=${(e) => { e.preventDefault(); setText(apply(text, false).q); }}>
    ${selection && html`<${Chip} name="time" text=${selectionText} off=${onClearSelection} />`}
    ${chips.map((chip) => html`<${Chip} key=${chip.key} name=${chip.name} text=${chip.text} off=${() => patch(toUrl(chip.off))} />`)}
    <input ref=${input} id="ex-input" type="search" name="q" value=${text} onInput=${onInput} onKeyDown=${onKeyDown} autocomplete="off"
      spellcheck="false" aria-label="Search lines" placeholder=${chips.length ? 'Search' : 'Words, "a phrase", -without, level:error, took>500, a OR b, is:unusual'} />
    ${children}<${Kbd}>/</${Kbd}>
  </form>`;
}

const Chip = ({ name, text, off }) => html`<button type="button" class=${`ex-chip${name === 'is' ? ' unusual' : ''}`} onClick=${off}
  title=${visible(text)}><span class="sr">Remove filter </span><em>${name}</em> <span>${visible(text)}</span><${Icon} name="close" /></button>`;

const NOTHING = { rows: null, total: 0, exact: true, complete: true, tookMs: 0, next: null, counting: false, error: null, loading: true, slow: false };

/**
 * Lines that match, newest first; `more()` loads the next page. What was shown stays until the new lines are there. How many there are
 * in all takes a pass over everything, so it is asked for once the first lines are there; until then `counting`.
 */
export function useSearch(params, again) {
  const key = JSON.stringify(params);
  const [found, setFound] = useState(NOTHING);
  const busy = useRef(null);
  useEffect(() => {
    if (!params) return undefined;
    const ending = new AbortController();
    busy.current = ending;
    const timer = setTimeout(() => setFound((old) => ({ ...old, slow: true })), 150);
    setFound((old) => ({ ...old, loading: true, more: false }));
    const countAll = () => get('/api/v1/logs/search', { ...params, limit: 1 }, { signal: ending.signal }).then(
      (all) => setFound((old) => ({ ...old, total: all.total, exact: all.total_is_exact, counting: false })),
      (error) => error.name !== 'AbortError' && setFound((old) => ({ ...old, counting: false })));
    get('/api/v1/logs/search', { ...params, limit: PAGE, count: 'false' }, { signal: ending.signal }).then(
      (page) => {
        const counting = Boolean(page.next_cursor);
        setFound({ ...NOTHING, rows: page.results, total: page.total, exact: page.total_is_exact, complete: page.complete !== false,
          tookMs: page.took_ms, next: page.next_cursor, loading: false, note: page.note, counting });
        if (counting) countAll();
      },
      (error) => error.name !== 'AbortError' && setFound((old) => ({ ...old, error, loading: false, slow: false })),
    ).finally(() => { clearTimeout(timer); if (busy.current === ending) busy.current = null; });
    return () => { clearTimeout(timer); ending.abort(); };
  }, [key, again]);

  const more = () => {
    if (!found.next || busy.current || found.error) return;
    const ending = new AbortController();
    busy.current = ending;
    get('/api/v1/logs/search', { ...params, limit: PAGE, cursor: found.next, count: 'false' }, { signal: ending.signal }).then(
      (page) => setFound((old) => (old.rows === found.rows
        ? { ...old, rows: [...old.rows, ...page.results], next: page.next_cursor, complete: old.complete && page.complete !== false } : old)),
      (error) => error.name !== 'AbortError' && setFound((old) => ({ ...old, error })),
    ).finally(() => { if (busy.current === ending) busy.current = null; });
  };
  return { ...found, more };
}
